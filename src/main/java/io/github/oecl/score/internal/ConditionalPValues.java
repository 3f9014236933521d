// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import java.util.Arrays;
import java.util.Locale;

/**
 * Makes p-values hold for the calibration at hand rather than on average over calibrations. With at
 * least the stated confidence, taken over calibrations, new normal images have larger values than a
 * with a probability of at least 1 - a, for all a at once. Given the calibration, the values of
 * different images are independent.
 *
 * <p>The correction is that of Simes with k = n / 2 (Bates, Candes, Lei, Romano and Sesia, arXiv
 * 2104.08279, proposition 1): the share of normal images below the j-th lowest of n calibration
 * scores is at most {@code 1 - (delta i (i - 1) ... (i - k + 1) / (n (n - 1) ... (n - k +
 * 1)))^(1/k)} with i = n + 1 - j, for all j at once with a probability of at least 1 - delta.
 */
public final class ConditionalPValues {

    private final double[] bounds;
    private final double confidence;

    private ConditionalPValues(double[] bounds, double confidence) {
        this.bounds = bounds;
        this.confidence = confidence;
    }

    /**
     * Prepares the correction.
     *
     * @param calibration n, the number of calibration images, at least 1
     * @param confidence of the promise, between 0 and 1, such as 0.9
     * @return the correction
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static ConditionalPValues of(int calibration, double confidence) {
        requireConfidence(confidence);
        if (calibration < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A calibration has at least 1 image, not %d",
                            calibration));
        }
        return new ConditionalPValues(simes(calibration, 1 - confidence), confidence);
    }

    /** Returns the bounds b_1 to b_(n + 1) of the shares below the order statistics. */
    private static double[] simes(int n, double delta) {
        int k = Math.max(1, n / 2);
        double[] bounds = new double[n + 1];
        Arrays.fill(bounds, 1);
        double log = Math.log(delta);
        for (int i = n; i >= k; i--) {
            bounds[n - i] = -Math.expm1(log / k);
            // From i (i - 1) ... (i - k + 1) to (i - 1) ... (i - k).
            log += i > k ? Math.log((i - k) / (double) i) : 0;
        }
        return bounds;
    }

    /** {@return with which confidence the promise holds} */
    public double confidence() {
        return confidence;
    }

    /** {@return the smallest value that any image can have} */
    public double smallest() {
        return bounds[0];
    }

    /**
     * Corrects a p-value.
     *
     * @param pValue of {@link io.github.oecl.score.Calibration#pValue}, from as many images
     * @return in (0, 1], larger than the p-value
     * @throws IllegalArgumentException if it is not one of 1 / (n + 1) to 1
     */
    public double of(double pValue) {
        double rank = pValue * bounds.length;
        int j = (int) Math.rint(rank);
        if (!(Math.abs(rank - j) < 1e-6) || j < 1 || j > bounds.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s is no p-value from %d calibration images",
                            pValue,
                            bounds.length - 1));
        }
        return bounds[j - 1];
    }

    static void requireConfidence(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "The confidence lies between 0 and 1, for example 0.9, not " + confidence);
        }
    }
}
