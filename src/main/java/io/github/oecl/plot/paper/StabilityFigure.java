// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.TrainingCurves;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.EpochReport;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;

/**
 * The loss and the norms of several trainings with an outlier term over their epochs (as the
 * paper's figure 4): a colour for each data set, alpha and warm-up, a line for each seed, and a
 * dashed line where an outlier term is switched on.
 */
final class StabilityFigure {

    private static final int HEIGHT = 330;

    private StabilityFigure() {}

    /**
     * Draws the trainings that have an outlier term. Without any it says that nothing was run.
     *
     * @param title of the figure
     * @param results the trainings; those of SimCLR and other methods without alpha are left out
     * @return the contrastive term, the mean norm of normal training views on a logarithmic axis,
     *     and that norm over the one of outlier views
     */
    static BufferedImage of(String title, GridResults results) {
        List<RunResult> runs =
                results.results().values().stream()
                        .filter(run -> run.config().alpha() != null)
                        .toList();
        if (runs.isEmpty()) {
            return Figure.notRun(title);
        }
        XYChart norms = chart(runs, "normal views", "mean ||z||", norm(LossTerms.NORMAL_NORM));
        XYChart ratio = chart(runs, "normal over outliers", "ratio", StabilityFigure::ratio);
        norms.getStyler().setYAxisLogarithmic(true);
        return Figure.draw(
                title,
                caption(runs),
                Panel.of(
                        chart(
                                runs,
                                "contrastive term",
                                "loss (nats)",
                                norm(LossTerms.CONTRASTIVE))),
                Panel.of(norms),
                Panel.of(ratio));
    }

    private static XYChart chart(
            List<RunResult> runs, String title, String y, ToDoubleFunction<EpochReport> value) {
        XYChart chart = Charts.chart(Style.WIDTH / 3, HEIGHT, title, "epoch", y);
        chart.getStyler().setXAxisMin(0.0).setXAxisDecimalPattern("0");
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        Function<RunConfig, String> label = labels(runs);
        List<String> labels =
                runs.stream().map(run -> label.apply(run.config())).distinct().toList();
        runs.forEach(
                run ->
                        TrainingCurves.markAlpha(
                                chart, run.config(), run.training().epochs().get(0)));
        Set<String> named = new TreeSet<>();
        for (RunResult run : runs) {
            String legend = label.apply(run.config());
            boolean first = named.add(legend);
            String name = first ? legend : legend + " " + run.config().training().seed();
            List<EpochReport> epochs = run.training().epochs();
            Charts.line(
                            chart,
                            name,
                            epochs.stream().mapToDouble(epoch -> epoch.epoch() - 0.5).toArray(),
                            epochs.stream().mapToDouble(value).toArray(),
                            Style.series(labels.indexOf(legend)),
                            Style.THIN)
                    .setShowInLegend(first);
        }
        return chart;
    }

    /** Names the images only where there are several kinds: a legend has little room. */
    private static Function<RunConfig, String> labels(List<RunResult> runs) {
        boolean several = runs.stream().map(run -> images(run.config())).distinct().count() > 1;
        return config -> several ? images(config) + ", " + alpha(config) : alpha(config);
    }

    private static String images(RunConfig config) {
        return config.data().name().replaceFirst("^synthetic-", "");
    }

    /** Returns such as "α 0.1 after 15". */
    static String alpha(RunConfig config) {
        AlphaSchedule alpha = config.alpha();
        String steps = alpha.unit() == AlphaSchedule.Unit.STEPS ? " steps" : "";
        return "α "
                + String.valueOf(alpha.alpha()).replaceFirst("\\.0$", "")
                + (alpha.warmup() == 0 ? " at once" : " after " + alpha.warmup() + steps);
    }

    private static ToDoubleFunction<EpochReport> norm(String part) {
        return epoch -> epoch.parts().get(part);
    }

    private static double ratio(EpochReport epoch) {
        return epoch.parts().get(LossTerms.NORMAL_NORM)
                / Math.max(1e-9, epoch.parts().get(LossTerms.OUTLIER_NORM));
    }

    private static String caption(List<RunResult> runs) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Means over the training views of an epoch; \"after\" how many epochs the outlier term is on (dashed)."
                        + " Preset "
                        + distinct(runs, run -> run.config().preset().toString())
                        + ", seeds "
                        + distinct(runs, run -> String.valueOf(run.config().training().seed()))
                        + ".");
        runs.stream().map(StabilityFigure::budget).distinct().forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String budget(RunResult run) {
        return String.format(
                Locale.ROOT,
                "%s: %s, %,d steps, %,d views",
                run.config().data().title(),
                run.config().method().title(),
                run.training().steps(),
                run.training().views());
    }

    private static String distinct(List<RunResult> runs, Function<RunResult, String> of) {
        return runs.stream().map(of).distinct().collect(Collectors.joining(", "));
    }
}
