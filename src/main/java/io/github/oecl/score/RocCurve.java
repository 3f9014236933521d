// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import java.util.Locale;

/**
 * The receiver operating characteristic: the false and true positive rates as the threshold falls.
 * The first point is (0, 0) at the threshold +infinity, then there is one point for each distinct
 * score ("normal if the score is at least the threshold"), and the last is (1, 1).
 *
 * @param fpr the share of OOD images at or above each threshold, rising
 * @param tpr the share of normal images at or above each threshold, rising
 * @param thresholds the thresholds, falling
 */
public record RocCurve(double[] fpr, double[] tpr, double[] thresholds) {

    /**
     * Copies the points.
     *
     * @param fpr the false positive rates
     * @param tpr the true positive rates
     * @param thresholds the thresholds
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public RocCurve {
        if (fpr.length != tpr.length || fpr.length != thresholds.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A curve has one fpr, tpr and threshold for each point, not %d, %d and %d.",
                            fpr.length,
                            tpr.length,
                            thresholds.length));
        }
        fpr = fpr.clone();
        tpr = tpr.clone();
        thresholds = thresholds.clone();
    }

    /**
     * Returns the curve of a test set, with all its points.
     *
     * @param scores the scores of the normal and the OOD images
     * @return one point more than there are distinct scores
     */
    public static RocCurve of(TestScores scores) {
        RankedScores ranked = RankedScores.of(scores);
        Tally tally = ranked.tally();
        double[] thresholds = new double[ranked.thresholds().length + 1];
        thresholds[0] = Double.POSITIVE_INFINITY;
        System.arraycopy(ranked.thresholds(), 0, thresholds, 1, thresholds.length - 1);
        return new RocCurve(
                shares(tally.ood(), ranked.ood().length),
                shares(tally.normal(), ranked.normal().length),
                thresholds);
    }

    /** {@return a copy of the false positive rates} */
    @Override
    public double[] fpr() {
        return fpr.clone();
    }

    /** {@return a copy of the true positive rates} */
    @Override
    public double[] tpr() {
        return tpr.clone();
    }

    /** {@return a copy of the thresholds} */
    @Override
    public double[] thresholds() {
        return thresholds.clone();
    }

    private static double[] shares(int[] counts, double total) {
        double[] shares = new double[counts.length + 1];
        long sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += counts[k];
            shares[k + 1] = sum / total;
        }
        return shares;
    }
}
