// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import java.util.random.RandomGenerator;

/** A colour, each channel from 0 to 1. */
record Color(double red, double green, double blue) {

    /** Hue in turns; saturation and value from 0 to 1. */
    static Color hsv(double hue, double saturation, double value) {
        return new Color(
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
    static Color random(RandomGenerator random) {
        return hsv(random.nextDouble(), between(random, 0.1, 0.95), between(random, 0.15, 1));
    }

    static double between(RandomGenerator random, double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    Color mix(Color other, double share) {
        return new Color(
                red + share * (other.red - red),
                green + share * (other.green - green),
                blue + share * (other.blue - blue));
    }

    Color times(double factor) {
        return new Color(red * factor, green * factor, blue * factor);
    }

    double distance(Color other) {
        double r = red - other.red;
        double g = green - other.green;
        double b = blue - other.blue;
        return Math.sqrt(r * r + g * g + b * b);
    }
}
