// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/** The colours of one synthetic object: one distribution for all classes. */
record Palette(Color body, Color accent, Color light, Color dark) {

    /** Draws colours of which the first two stand out from the background and from each other. */
    static Palette random(Color background, RandomGenerator random) {
        Color body = distinct(random, 0.45, background);
        Color accent = distinct(random, 0.4, background, body);
        double hue = random.nextDouble();
        Color light =
                Color.hsv(hue, Color.between(random, 0.05, 0.25), Color.between(random, 0.88, 1));
        Color dark =
                Color.hsv(hue, Color.between(random, 0.3, 0.7), Color.between(random, 0.1, 0.28));
        return new Palette(body, accent, light, dark);
    }

    private static Color distinct(RandomGenerator random, double least, Color... others) {
        Color best = null;
        double bestDistance = -1;
        // Few tries reach the distance nearly always; else the best of them is taken.
        for (int i = 0; i < 20 && bestDistance < least; i++) {
            Color color =
                    Color.hsv(
                            random.nextDouble(),
                            Color.between(random, 0.45, 0.95),
                            Color.between(random, 0.5, 1));
            double distance = nearest(color, others);
            if (distance > bestDistance) {
                best = color;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static double nearest(Color color, Color... others) {
        double nearest = Double.MAX_VALUE;
        for (Color other : others) {
            nearest = Math.min(nearest, color.distance(other));
        }
        return nearest;
    }
}
