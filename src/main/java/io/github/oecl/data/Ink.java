// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.random.RandomGenerator;

/** A colour, each channel from 0 to 1. */
record Ink(double red, double green, double blue) {

    /** Hue in turns; saturation and value from 0 to 1. */
    static Ink hsv(double hue, double saturation, double value) {
        return new Ink(
                channel(hue + 1, saturation, value),
                channel(hue + 2.0 / 3, saturation, value),
                channel(hue + 1.0 / 3, saturation, value));
    }

    private static double channel(double hue, double saturation, double value) {
        double turn = 6 * (hue - Math.floor(hue));
        double share = Math.min(1, Math.max(0, Math.abs(turn - 3) - 1));
        return value * (1 - saturation + saturation * share);
    }

    /** Any colour, from grey to saturated. */
    static Ink random(RandomGenerator random) {
        return hsv(random.nextDouble(), between(random, 0.1, 0.95), between(random, 0.15, 1));
    }

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    Ink mix(Ink other, double share) {
        return new Ink(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    Ink times(double factor) {
        return new Ink(red * factor, green * factor, blue * factor);
    }

    double distance(Ink other) {
        double r = red - other.red;
        double g = green - other.green;
        double b = blue - other.blue;
        return Math.sqrt(r * r + g * g + b * b);
    }
}
