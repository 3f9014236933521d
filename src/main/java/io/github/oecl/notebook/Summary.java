// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.run.Preset;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Metric;
import java.util.Locale;

/**
 * What was seen and what it cost: the end of a notebook, in words that follow from the numbers.
 * What is said of norms are medians over the images of a group. One training has one seed, which
 * gives no verdict on the methods or on what the paper says.
 */
public final class Summary {

    private static final String TEXT =
            """
            %s: AUROC %s
            %s: AUROC %s
            Difference: %+.1f points, 95%% interval [%+.1f, %+.1f] over test images: %s.
            %s
            Cost:
              %s
              %s""";

    private Summary() {}

    /**
     * Compares a run with a baseline on the same test images, by the paired bootstrap interval of
     * the difference of their AUROC. That is one seed each, which gives no verdict on the methods.
     *
     * @param run the run
     * @param baseline what it is compared with
     * @return a few lines: what was seen, how sure it is, what it cost
     */
    public static String of(ScoredRun run, ScoredRun baseline) {
        Interval difference =
                Bootstrap.builder()
                        .build()
                        .difference(Metric.AUROC, run.values(), baseline.values());
        return String.format(
                Locale.ROOT,
                TEXT,
                run.label(),
                run.aurocText(),
                baseline.label(),
                baseline.aurocText(),
                100 * (run.auroc() - baseline.auroc()),
                100 * difference.low(),
                100 * difference.high(),
                verdict(run, baseline, difference),
                caution(run),
                Caption.budget(run.result()),
                Caption.budget(baseline.result()));
    }

    /**
     * Says how the mean norm rose and fell (to read beside figure 1, or figure 5 for a training
     * without normalisation).
     *
     * @param run the training
     * @return a line for the normal and one for the OOD test images, when the peak and the fall
     *     were, and how the two compare at the end
     */
    public static String riseAndFall(TrajectoryRun run) {
        return TrajectorySummary.riseAndFall(run);
    }

    /**
     * Compares mu / sigma_v and sigma_v of normal and OOD images at the end (to read beside figure
     * 2).
     *
     * @param run the training
     * @return the two ratios
     */
    public static String alignment(TrajectoryRun run) {
        return TrajectorySummary.alignment(run);
    }

    /**
     * Compares how the norm of normal images fell with how much weight decay alone shrinks a weight
     * that gets no gradient.
     *
     * @param run the training
     * @return a line
     */
    public static String decay(TrajectoryRun run) {
        return TrajectorySummary.decay(run);
    }

    /**
     * Judges the hypothesis that weight decay makes the norms fall.
     *
     * @param without a training without weight decay
     * @param more one with so much of it that it tells
     * @return two lines
     */
    public static String hypothesis(TrajectoryRun without, TrajectoryRun more) {
        return TrajectorySummary.hypothesis(without, more);
    }

    /**
     * Says what trainings cost, and by how much following the norms made them longer.
     *
     * @param runs the trainings
     * @return a line for each
     */
    public static String cost(TrajectoryRun... runs) {
        return TrajectorySummary.cost(runs);
    }

    private static String verdict(ScoredRun run, ScoredRun baseline, Interval difference) {
        if (!difference.excludes(0)) {
            return "undecided at this budget";
        }
        ScoredRun better = difference.low() > 0 ? run : baseline;
        return better.method()
                + " is better on these images (one training each: no verdict on the methods)";
    }

    private static String caution(ScoredRun run) {
        Preset preset = run.result().config().preset();
        return switch (preset) {
            case SMOKE -> "Preset smoke: these numbers only prove that everything runs.";
            case QUICK -> "Preset quick, one seed: not to be compared with the paper's table.";
            case PAPER -> "Preset paper, one seed.";
        };
    }
}
