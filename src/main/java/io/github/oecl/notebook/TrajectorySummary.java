// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.RiseAndFall;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.train.TrainingConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the norms of a training did, in words that follow from the numbers, beside what the captions
 * of the paper's figures say. All numbers are medians over the images of a group, of one seed.
 */
public final class TrajectorySummary {

    /** Two medians within this factor of each other count as hardly different. */
    private static final double HARDLY = 1.15;

    /** What is this many times another is longer, or larger. */
    private static final double LONGER = 1.05;

    /** A ratio from here on counts as much larger. */
    private static final double MUCH = 1.5;

    private TrajectorySummary() {}

    /**
     * Says how the mean norm rose and fell (figure 1, or figure 5 for a training without
     * normalisation).
     *
     * @param run the training
     * @return a line for the normal and one for the OOD test images, and the comparison with the
     *     paper
     */
    public static String riseAndFall(TrajectoryRun run) {
        RiseAndFall normal = course(run, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        RiseAndFall ood = course(run, TrajectoryConfig.OOD, NormStatistic.MEAN_NORM);
        int epochs = run.config().training().epochs();
        boolean rapid = normal.peak() > 2 * normal.start() && normal.peakEpoch() * 5 <= epochs;
        boolean fall = normal.fall() > 0.1 && ood.fall() > 0.1;
        boolean slow = fall && (normal.halfEpoch() - normal.peakEpoch()) * 5 >= epochs;
        return text(
                """
                E||z|| normal test: %s
                E||z|| OOD:         %s
                Paper: a rapid rise (%s), then a fall of both (%s),
                a slow one (%s: half of it by epoch %d of %d),
                the normal ones staying longer (%s: %.2f times the OOD ones).\
                """,
                normal,
                ood,
                here(rapid),
                here(fall),
                here(slow),
                normal.halfEpoch(),
                epochs,
                here(normal.end() > LONGER * ood.end()),
                normal.end() / ood.end());
    }

    /**
     * Compares mu / sigma_v and sigma_v of normal and OOD images at the end (figure 2).
     *
     * @param run the training
     * @return the two ratios, and the comparison with the paper
     */
    public static String alignment(TrajectoryRun run) {
        double sigma = endRatio(run, NormStatistic.SIGMA_V);
        double ratio = endRatio(run, NormStatistic.MU_OVER_SIGMA_V);
        String seen =
                ratio > MUCH
                        ? "seen here"
                        : ratio > LONGER ? "a little larger here" : "NOT seen here";
        return text(
                """
                At the last epoch, normal test images over OOD images:
                sigma_v      x %.2f. Paper: hardly differs (%s).
                mu/sigma_v   x %.2f. Paper: much larger (%s).\
                """,
                sigma, here(sigma < HARDLY && sigma > 1 / HARDLY), ratio, seen);
    }

    /**
     * Compares how the norm of normal images fell with how much weight decay alone shrinks a weight
     * that gets no gradient.
     *
     * @param run the training
     * @return a line
     */
    public static String decay(TrajectoryRun run) {
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

    /**
     * Judges the hypothesis that weight decay makes the norms fall.
     *
     * @param without a training without weight decay
     * @param more one with so much of it that it tells
     * @return two lines
     */
    public static String hypothesis(TrajectoryRun without, TrajectoryRun more) {
        RiseAndFall free = course(without, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        RiseAndFall held = course(more, TrajectoryConfig.NORMAL, NormStatistic.MEAN_NORM);
        String early =
                free.fall() > 0.1
                        ? "the norms of normal images fall by %.0f%% all the same: weight decay is not"
                                + " what makes them fall there"
                        : "the norms of normal images fall by %.0f%% only: weight decay is needed for"
                                + " the fall";
        String late =
                held.fall() > free.fall() + 0.1
                        ? "they fall by %.0f%%: weight decay adds to the fall"
                        : "they fall by %.0f%%: weight decay does not add to the fall";
        return text("Without weight decay " + early + ".", 100 * free.fall())
                + text("%nWith much of it " + late + ".", 100 * held.fall());
    }

    /**
     * Says what trainings cost, and by how much following the norms made them longer.
     *
     * @param runs the trainings
     * @return a line for each
     */
    public static String cost(TrajectoryRun... runs) {
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

    private static String here(boolean seen) {
        return seen ? "seen here" : "NOT seen here";
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
