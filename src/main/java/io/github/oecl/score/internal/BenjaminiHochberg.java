// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * The procedure of Benjamini and Hochberg (1995): it selects images so that the false discovery
 * rate, which is the mean share of normal images among the selected ones, is at most a level. For
 * p-values of one calibration this holds although they depend on each other (Bates, Candes, Lei,
 * Romano and Sesia, "Testing for outliers with conformal p-values", arXiv 2104.08279, theorem 2),
 * on average over calibrations.
 */
public final class BenjaminiHochberg {

    /** A level such as 0.1 and a quotient that equals it may differ by their rounding. */
    private static final double ROUNDING = 1 + 1e-12;

    private BenjaminiHochberg() {}

    /**
     * Returns the smallest level at which each image is selected, also called q-values.
     *
     * @param pValues one for each image, in (0, 1]
     * @return as many adjusted p-values in (0, 1], in the same order
     * @throws IllegalArgumentException if a p-value is out of its range
     */
    public static double[] adjusted(double[] pValues) {
        Arrays.stream(pValues).forEach(BenjaminiHochberg::requirePValue);
        int m = pValues.length;
        double[] rising = pValues.clone();
        Arrays.sort(rising);
        double[] adjusted = new double[m];
        double least = 1;
        for (int i = m - 1; i >= 0; i--) {
            least = Math.min(least, rising[i] * m / (i + 1));
            adjusted[i] = least;
        }
        // Equal p-values have one adjusted p-value: that of the last of them.
        return Arrays.stream(pValues).map(p -> adjusted[Arrays.binarySearch(rising, p)]).toArray();
    }

    /**
     * Returns whether an adjusted p-value is selected at a level.
     *
     * @param adjusted of {@link #adjusted}
     * @param level the false discovery rate that is tolerated, between 0 and 1
     * @return true if it is at most the level
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public static boolean isSelected(double adjusted, double level) {
        requireLevel(level);
        return adjusted <= level * ROUNDING;
    }

    /**
     * Returns how many of m images must have the smallest possible p-value for a level to select
     * any image with this p-value.
     *
     * @param smallestPValue that any image can have, such as 1 / (n + 1)
     * @param images m, at least 1
     * @param level the false discovery rate that is tolerated
     * @return the least k with {@code smallestPValue <= k level / m}, which may be more than m
     */
    public static int leastImages(double smallestPValue, int images, double level) {
        requireLevel(level);
        return (int) Math.ceil(smallestPValue * images / (level * ROUNDING));
    }

    /**
     * Returns a p-value of the hypothesis that all images of a group are normal: the smallest of
     * their p-values times their number (Bonferroni). It is valid whatever the images of a group
     * have in common, as long as each could have been one of the calibration. A large group needs
     * stranger images than a small one.
     *
     * @param pValues of the images of the group, at least one
     * @return in (0, 1]
     * @throws IllegalArgumentException if there is none, or one is out of its range
     */
    public static double ofGroup(double[] pValues) {
        if (pValues.length == 0) {
            throw new IllegalArgumentException("A group has at least one image");
        }
        Arrays.stream(pValues).forEach(BenjaminiHochberg::requirePValue);
        return Math.min(1, Arrays.stream(pValues).min().getAsDouble() * pValues.length);
    }

    /**
     * Checks a level.
     *
     * @param level the false discovery rate that is tolerated
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The false discovery rate lies between 0 and 1, for example 0.1, not " + level);
        }
    }

    private static void requirePValue(double pValue) {
        if (!(pValue > 0 && pValue <= 1)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT, "A p-value lies in (0, 1], and %s does not", pValue));
        }
    }
}
