// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * What the record of a training with an outlier term says of its stability (the paper's figure 4).
 * The rule is ours. When the outlier term is switched on, the loss of every training of OECL leaps
 * and its norms collapse; both recover while the norms of normal and outlier views separate. The
 * first quarter of the epochs after that moment therefore does not count, but for the largest norm.
 * Every other epoch does: a norm that falls to a thousandth and comes back is no stable one.
 *
 * @param leap the most, in nats, by which the contrastive term rose above its least value so far
 * @param totalLeap the same of the total loss, which sees the outlier term too
 * @param remaining the least mean norm of normal views as a part of the largest in any epoch
 * @param rebound the most by which that norm grew again, as a multiple of its least value so far
 * @param learned how far, in nats, the contrastive term at the end is below ln(2M - 1), its value
 *     where all features are equal and nothing is told apart
 * @param separation the mean norm of normal views over that of outlier views at the end
 */
public record Stability(
        double leap,
        double totalLeap,
        double remaining,
        double rebound,
        double learned,
        double separation) {

    /** A rise of the contrastive term or of the loss that counts as unstable, in nats. */
    public static final double LEAP = 0.5;

    /** A part of the largest norm; a training that falls below it counts as unstable. */
    public static final double COLLAPSE = 0.02;

    /** A norm that grows this many times after its fall counts as unstable. */
    public static final double REBOUND = 10;

    /** What learns less than this above nothing at all has a representation collapse, in nats. */
    public static final double LEARNED = 0.05;

    /** Norms that differ by less than this factor at the end are not separated. */
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
        int onset = (int) epochs.stream().filter(e -> !switchedOn(config, e)).count();
        int settled = Math.min(size - 1, onset + (size - onset + 3) / 4);
        List<EpochReport> judged = epochs.subList(settled, size);
        List<EpochReport> end = epochs.subList(size - Math.max(1, size / 10), size);
        return new Stability(
                rise(judged, LossTerms.CONTRASTIVE),
                rise(judged.stream().mapToDouble(EpochReport::loss).toArray()),
                values(judged, LossTerms.NORMAL_NORM).min().orElseThrow()
                        / values(epochs, LossTerms.NORMAL_NORM).max().orElseThrow(),
                growth(values(judged, LossTerms.NORMAL_NORM).toArray()),
                ofEqualFeatures(config) - mean(end, LossTerms.CONTRASTIVE),
                mean(end, LossTerms.NORMAL_NORM) / mean(end, LossTerms.OUTLIER_NORM));
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

    /** {@return whether the loss or the norms of normal views went up or down too far} */
    public boolean unstable() {
        return leap > LEAP
                || totalLeap > LEAP
                || remaining < COLLAPSE
                || rebound > REBOUND
                || collapsed();
    }

    /** {@return whether all features were equal at the end: a representation collapse} */
    public boolean collapsed() {
        return learned < LEARNED;
    }

    /** {@return whether the norms of normal and of outlier views are separated} */
    public boolean separated() {
        return separation >= SEPARATED;
    }

    /** {@return the six numbers and what follows from them, in a line} */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "leap %.2f nats, of the total loss %.2f; norm down to %.2f%% of its largest,"
                        + " then up %.1f times; learned %.2f nats; normal over outlier norm %.2f:"
                        + " %s, %s",
                leap,
                totalLeap,
                100 * remaining,
                rebound,
                learned,
                separation,
                collapsed()
                        ? "UNSTABLE (representation collapse)"
                        : unstable() ? "UNSTABLE" : "stable",
                separated() ? "separated" : "NOT separated");
    }

    /** Whether the outlier term had its full weight by the end of an epoch. */
    private static boolean switchedOn(RunConfig config, EpochReport epoch) {
        var alpha = config.alpha();
        return switch (alpha.unit()) {
            case EPOCHS -> epoch.epoch() > alpha.warmup();
            case STEPS -> epoch.steps() > alpha.warmup();
        };
    }

    /** Returns ln(2M - 1), where a batch has two views of M instances that count as normal. */
    private static double ofEqualFeatures(RunConfig config) {
        int views = config.method().objective().orElseThrow().views().normals().size();
        return Math.log(views * config.training().batch() - 1);
    }

    private static double rise(List<EpochReport> epochs, String part) {
        return rise(values(epochs, part).toArray());
    }

    private static double rise(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        double rise = 0;
        for (double value : values) {
            least = Math.min(least, value);
            rise = Math.max(rise, value - least);
        }
        return rise;
    }

    private static double growth(double[] norms) {
        double[] logarithms = Arrays.stream(norms).map(Math::log).toArray();
        return Math.exp(rise(logarithms));
    }

    private static double mean(List<EpochReport> epochs, String part) {
        return values(epochs, part).average().orElseThrow();
    }

    private static DoubleStream values(List<EpochReport> epochs, String part) {
        return epochs.stream().mapToDouble(e -> e.parts().get(part));
    }
}
