// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.internal.TrainingCurves;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryRun.Separation;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;

/**
 * How a training with outliers goes: its loss, the norms that collapse together when the outlier
 * term is switched on and then separate, and the AUROC, which follows them.
 */
final class SeparationFigure {

    /** Of a legend with three names in a third of the width. */
    private static final int SHORT = 8;

    private static final double CHANCE = 0.5;
    private static final Color AUROC = new Color(0x333333);

    private SeparationFigure() {}

    /**
     * Draws a training of which the norms were followed.
     *
     * @param title of the figure
     * @param label for the training, such as "recorded"
     * @param run the training
     * @return the figure
     */
    static BufferedImage of(String title, String label, TrajectoryRun run) {
        int width = Style.WIDTH / 3;
        TrajectoryPanel norms = new TrajectoryPanel(label, run, NormStatistic.NORM_OF_MEAN);
        return Figure.draw(
                title,
                TrajectoryFigure.caption(norms)
                        + "\nAUROC of ||E z||; its band: 95% bootstrap interval over the images"
                        + " followed. Vertical line: the outlier term is switched on; dashed at 50: chance.",
                Panel.of(TrainingCurves.losses(run.config(), run.training().epochs(), width)),
                Panel.of(norms(norms, width)),
                Panel.of(auroc(run, width)));
    }

    /** The norms after the collapse are a hundredth of those before it: hence the logarithm. */
    private static XYChart norms(TrajectoryPanel panel, int width) {
        TrajectoryRun run = panel.run();
        XYChart chart = TrajectoryFigure.chart(panel, width);
        chart.setTitle("norm of the mean");
        chart.getStyler().setLegendSeriesLineLength(SHORT).setLegendPadding(SHORT / 2);
        chart.getStyler().setYAxisLogarithmic(true).setYAxisMin(panel.smallest());
        TrainingCurves.markAlpha(chart, run.config(), run.training().epochs().get(0));
        return chart;
    }

    private static XYChart auroc(TrajectoryRun run, int width) {
        List<Separation> course = run.separations();
        XYChart chart =
                TrainingCurves.chart(
                        run.config(),
                        run.training().epochs().get(0),
                        width,
                        "normal from OOD",
                        "AUROC (%)");
        double[] epochs = course.stream().mapToDouble(Separation::epoch).toArray();
        double[] low = percent(course, s -> s.interval().low());
        double[] high = percent(course, s -> s.interval().high());
        Charts.band(chart, "AUROC band", epochs, low, high, AUROC);
        double[] middle = percent(course, Separation::auroc);
        Charts.line(chart, "AUROC", epochs, middle, AUROC, Style.THICK);
        double[] ends = {0, run.config().training().epochs()};
        double[] chance = {100 * CHANCE, 100 * CHANCE};
        Charts.line(chart, "chance", ends, chance, Style.FAINT, Style.DASHED);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
        return chart;
    }

    private static double[] percent(List<Separation> course, ToDoubleFunction<Separation> value) {
        return course.stream().mapToDouble(value).map(v -> 100 * v).toArray();
    }
}
