// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/**
 * The colours of one stained blood smear: one distribution for all classes.
 *
 * @param plasma the background
 * @param redCell the red blood cells
 * @param cytoplasm what surrounds a nucleus
 * @param nucleus violet
 * @param acid granules that take the red dye
 * @param basic granules that take the blue dye
 */
record Stain(Color plasma, Color redCell, Color cytoplasm, Color nucleus, Color acid, Color basic) {

    static Stain random(RandomGenerator random) {
        double light = Color.between(random, 0.7, 1.04);
        double hue = Color.between(random, -0.035, 0.035);
        double depth = Color.between(random, 0.55, 1.35);
        return new Stain(
                Color.hsv(0.08 + 3 * hue, 0.1 * depth, 0.95 * light),
                Color.hsv(0.98 + hue, Color.between(random, 0.2, 0.42) * depth, 0.88 * light),
                cytoplasm(hue, depth, light, random),
                Color.hsv(
                        0.755 + hue,
                        Color.between(random, 0.4, 0.65) * depth,
                        Color.between(random, 0.42, 0.68) * light),
                Color.hsv(0.01 + hue, Color.between(random, 0.3, 0.5) * depth, 0.86 * light),
                Color.hsv(0.74 + hue, 0.55 * depth, Color.between(random, 0.36, 0.5) * light));
    }

    /** From pink to grey-blue. */
    private static Color cytoplasm(double hue, double depth, double light, RandomGenerator random) {
        Color pink = Color.hsv(0.96 + hue, 0.25 * depth, 0.93 * light);
        Color blue = Color.hsv(0.66 + hue, 0.28 * depth, 0.82 * light);
        return pink.mix(blue, random.nextDouble());
    }
}
