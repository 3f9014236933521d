// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

/**
 * What is measured of a detector on a test set. All values lie in [0, 1] and depend on the order of
 * the scores alone; time is O(n log n) in the number of images.
 */
public enum Metric {
    /**
     * Area under the ROC curve: the probability that a normal image scores higher than an OOD one,
     * with ties counted half (mid-ranks). 0.5 is chance; larger is better.
     */
    AUROC("AUROC", true) {
        @Override
        double of(ScoreCounts counts) {
            return counts.auroc();
        }
    },

    /**
     * Area under the precision-recall curve with normal as the positive class, as average
     * precision: the sum over falling thresholds of precision times the gain in recall, without
     * interpolation (as scikit-learn). Chance is the share of normal images; larger is better.
     */
    AUPR_IN("AUPR-in", true) {
        @Override
        double of(ScoreCounts counts) {
            return counts.averagePrecision();
        }
    },

    /**
     * Average precision with OOD as the positive class, on the negated scores. Chance is the share
     * of OOD images; larger is better.
     */
    AUPR_OUT("AUPR-out", true) {
        @Override
        double of(ScoreCounts counts) {
            return counts.mirrored().averagePrecision();
        }
    },

    /**
     * The share of OOD images taken for normal at the highest threshold that keeps at least 95% of
     * the normal images. Chance is about 0.95; smaller is better.
     */
    FPR_AT_95_TPR("FPR at 95% TPR", false) {
        @Override
        double of(ScoreCounts counts) {
            return counts.fprAtTpr(0.95);
        }
    };

    private final String title;
    private final boolean largerIsBetter;

    Metric(String title, boolean largerIsBetter) {
        this.title = title;
        this.largerIsBetter = largerIsBetter;
    }

    /** {@return the name to print, for example "AUPR-in"} */
    public String title() {
        return title;
    }

    /** {@return whether a better detector has a larger value} */
    public boolean largerIsBetter() {
        return largerIsBetter;
    }

    /**
     * Returns the value of this metric.
     *
     * @param scores the scores of a test set
     * @return a value in [0, 1]
     */
    public double of(TestScores scores) {
        return of(RankedScores.of(scores).tally());
    }

    abstract double of(ScoreCounts counts);
}
