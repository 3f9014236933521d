// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

/**
 * A confidence interval.
 *
 * @param low its lower end
 * @param high its upper end, not below the lower one
 * @param level the confidence level, in (0, 1), for example 0.95
 */
public record Interval(double low, double high, double level) {

    /**
     * Checks the interval.
     *
     * @param low its lower end
     * @param high its upper end
     * @param level the confidence level
     * @throws IllegalArgumentException if the ends are out of order or NaN, or the level is not in
     *     (0, 1)
     */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "An interval's ends are in order, not [%s, %s].".formatted(low, high));
        }
        requireLevel(level);
    }

    /**
     * Returns whether a value lies outside. A paired difference is decided when its interval
     * excludes 0.
     *
     * @param value any value
     * @return true if it lies below the lower or above the upper end
     */
    public boolean excludes(double value) {
        return value < low || value > high;
    }

    /**
     * Checks a confidence level.
     *
     * @param level to be between 0 and 1
     * @throws IllegalArgumentException if it is not
     */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "A confidence level lies between 0 and 1, for example 0.95: " + level);
        }
    }
}
