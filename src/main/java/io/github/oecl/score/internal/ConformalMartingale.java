// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;

/**
 * Watches a stream of scores for a change. The p-value of a score ranks it among those of the
 * calibration <em>and all earlier ones of the stream</em>, with ties broken by a seed; so, without
 * a change, the p-values are independent and uniform. A gambler bets against this: his wealth is a
 * martingale that starts at 1, and without a change it ever reaches c with a probability of at most
 * 1 / c (Ville), however long the stream is.
 *
 * <p>The bets are those of the composite jumper of Vovk et al., "Retrain or not retrain: conformal
 * test martingales for change-point detection" (2021): a stake of 1 + e (p - 1/2) with e one of -1,
 * 0 and 1, which jumps to another with the probability J at each step; the mean over J.
 */
public final class ConformalMartingale {

    private static final double[] JUMPS = {1e-4, 1e-3, 1e-2, 1e-1, 1};
    private static final double[] SLOPES = {-1, 0, 1};

    private final KeyedRandom random;
    private final double[][] capital = new double[JUMPS.length][SLOPES.length];
    private double[] rising;
    private int size;
    private double value = 1;
    private double pValue = Double.NaN;

    private ConformalMartingale(double[] rising, KeyedRandom random) {
        this.rising = rising;
        this.size = rising.length;
        this.random = random;
        for (double[] each : capital) {
            Arrays.fill(each, 1.0 / SLOPES.length);
        }
    }

    /**
     * Starts at 1.
     *
     * @param calibration scores of normal images, which may be none
     * @param seed breaks ties
     * @return the martingale before the first score
     * @throws IllegalArgumentException if a score is not finite
     */
    public static ConformalMartingale of(double[] calibration, long seed) {
        Arrays.stream(calibration).forEach(ConformalMartingale::requireFinite);
        double[] rising = calibration.clone();
        Arrays.sort(rising);
        return new ConformalMartingale(
                rising, KeyedRandom.of(seed, KeyedRandom.stream("martingale")));
    }

    /**
     * Takes the next score of the stream.
     *
     * @param score of an image
     * @return the value of the martingale after it
     * @throws IllegalArgumentException if the score is not finite
     */
    public double add(double score) {
        requireFinite(score);
        int below = place(score, false);
        int upTo = place(score, true);
        pValue = (below + random.nextDouble() * (upTo - below + 1)) / (size + 1);
        insert(score, upTo);
        value = bet(pValue);
        return value;
    }

    private double bet(double p) {
        double sum = 0;
        for (int i = 0; i < JUMPS.length; i++) {
            double[] each = capital[i];
            double all = Arrays.stream(each).sum();
            for (int e = 0; e < SLOPES.length; e++) {
                double moved = (1 - JUMPS[i]) * each[e] + JUMPS[i] * all / SLOPES.length;
                each[e] = moved * (1 + SLOPES[e] * (p - 0.5));
                sum += each[e];
            }
        }
        // Beyond what a double holds the wealth stays as large as can be.
        return Math.min(sum / JUMPS.length, Double.MAX_VALUE);
    }

    /** Returns how many scores are smaller, or are no larger. */
    private int place(double score, boolean withEqual) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            boolean before = withEqual ? rising[middle] <= score : rising[middle] < score;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    private void insert(double score, int place) {
        if (size == rising.length) {
            rising = Arrays.copyOf(rising, Math.max(16, 2 * size));
        }
        System.arraycopy(rising, place, rising, place + 1, size - place);
        rising[place] = score;
        size++;
    }

    /** {@return the value after the last score; 1 before the first} */
    public double value() {
        return value;
    }

    /** {@return the p-value of the last score, in [0, 1]; NaN before the first} */
    public double pValue() {
        return pValue;
    }

    private static void requireFinite(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("A score must be a finite number, not " + score);
        }
    }
}
