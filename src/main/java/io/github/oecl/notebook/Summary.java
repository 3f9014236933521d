// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.run.Preset;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Metric;
import java.util.Locale;

/** What was seen and what it cost: the end of a notebook, in words that follow from the numbers. */
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
