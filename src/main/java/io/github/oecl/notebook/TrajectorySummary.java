// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.train.TrainingConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the norms of a training did, in numbers to read beside the captions of the paper's figures.
 * All of them are medians over the images of a group. One training has one seed, which gives no
 * verdict on what the paper says.
 */
final class TrajectorySummary {

    /** What is lost of the peak from here on counts as a fall. */
    private static final double FALL = 0.1;

    private TrajectorySummary() {}

    static String riseAndFall(TrajectoryRun run) {
        RiseAndFall normal = course(run, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        RiseAndFall ood = course(run, TrajectoryConfig.OOD, NormStatistic.MEAN_NORM);
        int epochs = run.config().training().epochs();
        return text(
                """
                E||z|| normal test: %s
                E||z|| OOD:         %s
                Of the normal images: %s.
                Normal over OOD images at the end: x %.2f (%s).\
                """,
                normal, ood, course(normal, epochs), normal.end() / ood.end(), basis(run));
    }

    private static String course(RiseAndFall normal, int epochs) {
        String peak = text("the peak at epoch %d of %d", normal.peakEpoch(), epochs);
        return normal.fall() > FALL
                ? peak + text(", half of the fall done by epoch %d", normal.halfEpoch())
                : peak + ", no fall after it";
    }

    private static String basis(TrajectoryRun run) {
        return text("%d images of each group, one seed: no verdict", run.followed().images());
    }

    static String alignment(TrajectoryRun run) {
        return text(
                """
                Normal test images over OOD images at the last epoch (%s):
                sigma_v      x %.2f (paper: hardly differs)
                mu/sigma_v   x %.2f (paper: much larger)\
                """,
                basis(run),
                endRatio(run, NormStatistic.SIGMA_V),
                endRatio(run, NormStatistic.MU_OVER_SIGMA_V));
    }

    static String decay(TrajectoryRun run) {
        RiseAndFall normal = course(run, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        return text(
                "decay %-6s momentum %s: weight decay alone leaves %3.0f%% of a weight;"
                        + " of the peak (%.1f at epoch %d) there is %3.0f%% left",
                run.config().training().weightDecay(),
                run.config().training().momentum(),
                100 * shrinkage(run),
                normal.peak(),
                normal.peakEpoch(),
                100 - 100 * normal.fall());
    }

    static String hypothesis(TrajectoryRun without, TrajectoryRun more) {
        RiseAndFall free = course(without, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        RiseAndFall held = course(more, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        String early =
                free.fall() > FALL
                        ? "the norms of normal images fall by %.0f%% all the same: weight decay is not"
                                + " what makes them fall there"
                        : "the norms of normal images fall by %.0f%% only: weight decay is needed for"
                                + " the fall";
        String late =
                held.fall() > free.fall() + FALL
                        ? "they fall by %.0f%%: weight decay adds to the fall"
                        : "they fall by %.0f%%: weight decay does not add to the fall";
        return text("Without weight decay " + early + ".", 100 * free.fall())
                + text("%nWith much of it " + late + ".", 100 * held.fall());
    }

    static String cost(TrajectoryRun... runs) {
        return Arrays.stream(runs)
                .map(
                        run ->
                                text(
                                        "%,d steps, %,d views, %.0f s, of which %.1f s (%.1f%%) to"
                                                + " follow the norms",
                                        run.cost().steps(),
                                        run.cost().views(),
                                        run.cost().seconds(),
                                        run.cost().measuring(),
                                        100 * run.cost().slowdown()))
                .collect(Collectors.joining("\n"));
    }

    /** The rate falls along a cosine to 0, so that it is half of its start on average. */
    private static double shrinkage(TrajectoryRun run) {
        TrainingConfig training = run.config().training();
        double rate = training.learningRate() / 2 / (1 - training.momentum());
        return Math.exp(-run.cost().steps() * rate * training.weightDecay());
    }

    private static double endRatio(TrajectoryRun run, NormStatistic statistic) {
        return course(run, TrajectoryConfig.NORMAL, statistic).end()
                / course(run, TrajectoryConfig.OOD, statistic).end();
    }

    private static RiseAndFall course(TrajectoryRun run, String group, NormStatistic statistic) {
        return RiseAndFall.of(run.trajectory().course(group, statistic));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
