// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

/**
 * All metrics of one score on one test set; see {@link Metric} for what each means.
 *
 * @param auroc {@link Metric#AUROC}
 * @param auprIn {@link Metric#AUPR_IN}
 * @param auprOut {@link Metric#AUPR_OUT}
 * @param fprAt95Tpr {@link Metric#FPR_AT_95_TPR}
 */
public record DetectionMetrics(double auroc, double auprIn, double auprOut, double fprAt95Tpr) {

    /**
     * Measures the scores of a test set.
     *
     * @param scores the scores of the normal and the OOD images
     * @return the four metrics
     */
    public static DetectionMetrics of(TestScores scores) {
        ScoreCounts counts = RankedScores.of(scores).tally();
        return new DetectionMetrics(
                Metric.AUROC.of(counts),
                Metric.AUPR_IN.of(counts),
                Metric.AUPR_OUT.of(counts),
                Metric.FPR_AT_95_TPR.of(counts));
    }

    /**
     * Returns one of the metrics.
     *
     * @param metric which
     * @return its value, in [0, 1]
     */
    public double value(Metric metric) {
        return switch (metric) {
            case AUROC -> auroc;
            case AUPR_IN -> auprIn;
            case AUPR_OUT -> auprOut;
            case FPR_AT_95_TPR -> fprAt95Tpr;
        };
    }
}
