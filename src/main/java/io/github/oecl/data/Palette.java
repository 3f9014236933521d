// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.random.RandomGenerator;

/** The colours of one drawn object: one distribution for all classes. */
record Palette(Ink body, Ink accent, Ink light, Ink dark) {

    /** Draws colours of which the first two stand out from the background and from each other. */
    static Palette random(Ink background, RandomGenerator random) {
        Ink body = distinct(random, 0.45, background);
        Ink accent = distinct(random, 0.4, background, body);
        double hue = random.nextDouble();
        Ink light = Ink.hsv(hue, Ink.between(random, 0.05, 0.25), Ink.between(random, 0.88, 1));
        Ink dark = Ink.hsv(hue, Ink.between(random, 0.3, 0.7), Ink.between(random, 0.1, 0.28));
        return new Palette(body, accent, light, dark);
    }

    private static Ink distinct(RandomGenerator random, double least, Ink... others) {
        Ink best = null;
        double bestDistance = -1;
        // Few tries reach the distance nearly always; else the best of them is taken.
        for (int i = 0; i < 20 && bestDistance < least; i++) {
            Ink ink =
                    Ink.hsv(
                            random.nextDouble(),
                            Ink.between(random, 0.45, 0.95),
                            Ink.between(random, 0.5, 1));
            double distance = nearest(ink, others);
            if (distance > bestDistance) {
                best = ink;
                bestDistance = distance;
            }
        }
        return best;
    }

    private static double nearest(Ink ink, Ink... others) {
        double nearest = Double.MAX_VALUE;
        for (Ink other : others) {
            nearest = Math.min(nearest, ink.distance(other));
        }
        return nearest;
    }
}
