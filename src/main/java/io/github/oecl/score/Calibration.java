// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import java.util.Arrays;
import java.util.Locale;

/**
 * The scores of normal images that no training has seen: they turn the score of a new image into a
 * p-value, and fix a threshold.
 *
 * <p>The p-value is that of split conformal prediction (Vovk, Gammerman and Shafer, "Algorithmic
 * Learning in a Random World", 2005). If a new normal image is exchangeable with these, drawn from
 * the same source in the same way, then it has a p-value of at most a with a probability of at most
 * a, whatever the distribution of the scores and however good or bad the model is. Of images from
 * another source, a later date or another camera nothing is promised.
 */
public final class Calibration {

    private final double[] rising;
    private final double truePositiveRate;

    private Calibration(double[] rising, double truePositiveRate) {
        this.rising = rising;
        this.truePositiveRate = truePositiveRate;
    }

    /**
     * Makes a calibration.
     *
     * @param scores of normal images that were held out of training, larger for a more normal one;
     *     at least one
     * @param truePositiveRate the share of normal images that {@link #threshold} is to let pass, in
     *     (0, 1]
     * @return the calibration
     * @throws IllegalArgumentException if there is no score, one is not finite, or the rate is out
     *     of its range
     */
    public static Calibration of(double[] scores, double truePositiveRate) {
        if (scores.length == 0) {
            throw new IllegalArgumentException(
                    "A calibration needs the score of at least one held-out normal image");
        }
        Arrays.stream(scores).forEach(Calibration::requireFinite);
        if (!(truePositiveRate > 0 && truePositiveRate <= 1)) {
            throw new IllegalArgumentException(
                    "The true positive rate lies over 0 and is at most 1, such as 0.95, not "
                            + truePositiveRate);
        }
        double[] rising = scores.clone();
        Arrays.sort(rising);
        return new Calibration(rising, truePositiveRate);
    }

    /** {@return how many images it is made of} */
    public int size() {
        return rising.length;
    }

    /** {@return a copy of the scores, rising} */
    public double[] scores() {
        return rising.clone();
    }

    /** {@return the share of normal images that {@link #threshold} is to let pass} */
    public double truePositiveRate() {
        return truePositiveRate;
    }

    /**
     * {@return the largest score that at least {@link #truePositiveRate} of these images reach} It
     * describes these images; a promise for new ones is made by {@link #pValue} alone.
     */
    public double threshold() {
        int n = rising.length;
        int passing = (int) Math.ceil(truePositiveRate * n);
        // The product may have been rounded up over a whole number.
        if ((passing - 1.0) / n >= truePositiveRate) {
            passing--;
        }
        return rising[n - passing];
    }

    /**
     * Returns the p-value of the hypothesis that an image is normal: (1 + the number of these
     * images that score as low or lower) / (n + 1). An image that scores as low as one of these is
     * counted as no stranger than it, so that ties can only make the p-value larger.
     *
     * @param score of a new image
     * @return in (0, 1], small for a strange image
     * @throws IllegalArgumentException if the score is not finite
     */
    public double pValue(double score) {
        requireFinite(score);
        return (1.0 + atMost(score)) / (rising.length + 1);
    }

    /** {@return the smallest p-value that any image can have: 1 / (n + 1)} */
    public double smallestPValue() {
        return 1.0 / (rising.length + 1);
    }

    /**
     * Says how many false alarms to expect.
     *
     * @param level the p-value at or below which an image is flagged as OOD
     * @param images how many new normal images are scored
     * @return how they are distributed
     * @throws IllegalArgumentException if the level is not between 0 and 1, or there is no image
     */
    public FalsePositives falsePositives(double level, int images) {
        return new FalsePositives(rising.length, images, level);
    }

    /**
     * Checks that some image can be flagged as OOD at a level.
     *
     * @param level the p-value at or below which an image is flagged as OOD
     * @throws IllegalArgumentException if the level is not between 0 and 1, or below the {@link
     *     #smallestPValue}
     */
    public void requireReachable(double level) {
        FalsePositives.requireLevel(level);
        if (level < smallestPValue()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "At the level %s no image can be flagged as OOD: with %d calibration images"
                                    + " the smallest p-value is %.4f. Take a larger level, or"
                                    + " calibrate on at least %.0f images",
                            level,
                            rising.length,
                            smallestPValue(),
                            Math.ceil(1 / level - 1e-9) - 1));
        }
    }

    /** Returns how many of the scores are no larger, by bisection. */
    private int atMost(double score) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] <= score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static void requireFinite(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("A score must be a finite number, not " + score);
        }
    }
}
