// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.util.List;
import java.util.Locale;

/**
 * What the record of a training with an outlier term says of its stability (the paper's figure 4).
 * The rule is ours. When alpha sets in, every training of OECL has its contrastive term leap and
 * its norms collapse, and recovers while the norms of normal and outlier views part; the first
 * quarter of the epochs after that moment therefore does not count for the leap, and the norms are
 * judged by the last tenth of the epochs.
 *
 * @param leap the most, in nats, by which the contrastive term rose above its least value so far
 *     after that quarter
 * @param remaining the mean norm of normal views at the end as a part of its largest in any epoch
 * @param separation the mean norm of normal views over that of outlier views at the end
 */
public record Stability(double leap, double remaining, double separation) {

    /** A rise of the contrastive term from which on a training counts as unstable, in nats. */
    public static final double LEAP = 0.5;

    /** A part of the largest norm; a training that ends below it counts as unstable. */
    public static final double COLLAPSE = 0.02;

    /** Norms that differ by less than this factor at the end have not parted. */
    public static final double SEPARATED = 1.25;

    /**
     * Judges a training.
     *
     * @param config what was run
     * @param training its record
     * @return what it says
     * @throws IllegalArgumentException if the method has no outlier term
     */
    public static Stability of(RunConfig config, TrainingRecord training) {
        List<EpochReport> epochs = training.epochs();
        if (config.alpha() == null
                || epochs.isEmpty()
                || !epochs.get(0).parts().containsKey(LossTerms.OUTLIER_NORM)) {
            throw new IllegalArgumentException(
                    config.method().name() + " has no outlier term whose norms could collapse");
        }
        int size = epochs.size();
        int onset = (int) epochs.stream().filter(e -> !setIn(config, e)).count();
        int settled = Math.min(size - 1, onset + (size - onset + 3) / 4);
        List<EpochReport> end = epochs.subList(size - Math.max(1, size / 10), size);
        double normal = mean(end, LossTerms.NORMAL_NORM);
        return new Stability(
                rise(epochs.subList(settled, size)),
                normal / largest(epochs),
                normal / mean(end, LossTerms.OUTLIER_NORM));
    }

    /**
     * Judges the training of a result.
     *
     * @param result the run
     * @return what its record says
     * @throws IllegalArgumentException if the method has no outlier term
     */
    public static Stability of(RunResult result) {
        return of(result.config(), result.training());
    }

    /** {@return whether the contrastive term leapt, or the norms of normal views collapsed} */
    public boolean unstable() {
        return leap > LEAP || remaining < COLLAPSE;
    }

    /** {@return whether the norms of normal and of outlier views parted} */
    public boolean separated() {
        return separation >= SEPARATED;
    }

    /** {@return the three numbers and what follows from them, in a line} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "contrastive term up to %.2f nats above its least, %.1f%% of the largest norm left,"
                        + " normal over outlier norm %.2f: %s, %s",
                leap,
                100 * remaining,
                separation,
                unstable() ? "UNSTABLE" : "stable",
                separated() ? "parted" : "NOT parted");
    }

    /** Whether alpha had its full weight by the end of an epoch. */
    private static boolean setIn(RunConfig config, EpochReport epoch) {
        var alpha = config.alpha();
        return switch (alpha.unit()) {
            case EPOCHS -> epoch.epoch() > alpha.warmup();
            case STEPS -> epoch.steps() > alpha.warmup();
        };
    }

    private static double rise(List<EpochReport> epochs) {
        double least = Double.POSITIVE_INFINITY;
        double rise = 0;
        for (EpochReport epoch : epochs) {
            double value = epoch.parts().get(LossTerms.CONTRASTIVE);
            least = Math.min(least, value);
            rise = Math.max(rise, value - least);
        }
        return rise;
    }

    private static double largest(List<EpochReport> epochs) {
        return epochs.stream()
                .mapToDouble(epoch -> epoch.parts().get(LossTerms.NORMAL_NORM))
                .max()
                .orElseThrow();
    }

    private static double mean(List<EpochReport> epochs, String part) {
        return epochs.stream().mapToDouble(e -> e.parts().get(part)).average().orElseThrow();
    }
}
