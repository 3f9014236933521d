// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

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
record Stain(Ink plasma, Ink redCell, Ink cytoplasm, Ink nucleus, Ink acid, Ink basic) {

    static Stain random(RandomGenerator random) {
        double light = Ink.between(random, 0.85, 1.03);
        double hue = Ink.between(random, -0.025, 0.025);
        double depth = Ink.between(random, 0.8, 1.2);
        return new Stain(
                Ink.hsv(0.08 + 2 * hue, 0.08 * depth, 0.95 * light),
                Ink.hsv(0.97 + hue, 0.3 * depth, 0.87 * light),
                cytoplasm(hue, depth, light, random),
                Ink.hsv(0.755 + hue, 0.6 * depth, (0.72 - 0.2 * depth) * light),
                Ink.hsv(0.035 + hue, 0.6 * depth, 0.86 * light),
                Ink.hsv(0.735 + hue, 0.65 * depth, (0.5 - 0.2 * depth) * light));
    }

    /** From pink to grey-blue. */
    private static Ink cytoplasm(double hue, double depth, double light, RandomGenerator random) {
        Ink pink = Ink.hsv(0.93 + hue, 0.17 * depth, 0.93 * light);
        Ink blue = Ink.hsv(0.65 + hue, 0.2 * depth, 0.85 * light);
        return pink.mix(blue, random.nextDouble());
    }
}
