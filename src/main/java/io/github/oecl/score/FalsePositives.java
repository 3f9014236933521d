// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import java.util.Locale;

/**
 * How many of m new normal images get a p-value at or below a level, from n calibration images: for
 * exchangeable images without ties a negative hypergeometric number, whatever the model is. It says
 * how far a share that was seen may lie from the promised one by chance alone.
 *
 * @param calibration n, at least 1
 * @param images m, at least 1
 * @param level the p-value at or below which an image is flagged as OOD, between 0 and 1
 */
public record FalsePositives(int calibration, int images, double level) {

    /**
     * Checks the numbers.
     *
     * @param calibration n, at least 1
     * @param images m, at least 1
     * @param level the p-value at or below which an image is flagged as OOD, between 0 and 1
     * @throws IllegalArgumentException if one is out of its range
     */
    public FalsePositives {
        if (calibration < 1 || images < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "False alarms need at least 1 calibration and 1 new image, not %d and %d",
                            calibration,
                            images));
        }
        requireLevel(level);
    }

    /**
     * {@return the probability of a false alarm on a new normal image: the largest p-value that is
     * at most the level, and 0 if none is}
     */
    public double rate() {
        return rank() / (calibration + 1.0);
    }

    /**
     * Returns a range in which the share of false alarms lies.
     *
     * @param confidence with at least this probability, such as 0.95
     * @return in [0, 1]
     * @throws IllegalArgumentException if the confidence is not between 0 and 1
     */
    public Interval range(double confidence) {
        Interval.requireLevel(confidence);
        double tail = (1 - confidence) / 2;
        double[] probabilities = probabilities();
        return new Interval(
                (double) quantile(probabilities, tail) / images,
                (double) quantile(probabilities, 1 - tail) / images,
                confidence);
    }

    /** {@return the probabilities of 0 to m false alarms} */
    public double[] probabilities() {
        double[] probabilities = new double[images + 1];
        int rank = rank();
        double log = 0;
        for (int i = 0; i < rank; i++) {
            log += Math.log((calibration - i) / (double) (calibration + images - i));
        }
        // Logarithms: the first term of a large sample is too small for a double.
        probabilities[0] = Math.exp(log);
        for (int alarms = 0; alarms < images && rank > 0; alarms++) {
            double up = (double) (rank + alarms) * (images - alarms);
            double down = (alarms + 1.0) * (calibration - rank + images - alarms);
            log += Math.log(up / down);
            probabilities[alarms + 1] = Math.exp(log);
        }
        return probabilities;
    }

    /** Returns how many p-values are at most the level: 1 / (n + 1), 2 / (n + 1) and so on. */
    private int rank() {
        int rank = (int) Math.floor(level * (calibration + 1));
        // The product may have been rounded down under a whole number.
        return (rank + 1.0) / (calibration + 1) <= level ? rank + 1 : rank;
    }

    private static int quantile(double[] probabilities, double p) {
        double sum = probabilities[0];
        int value = 0;
        while (sum < p && value + 1 < probabilities.length) {
            sum += probabilities[++value];
        }
        return value;
    }

    /**
     * Checks a level.
     *
     * @param level of a test
     * @throws IllegalArgumentException if it is not between 0 and 1
     */
    public static void requireLevel(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "The level of false alarms lies between 0 and 1, for example 0.05, not "
                            + level);
        }
    }
}
