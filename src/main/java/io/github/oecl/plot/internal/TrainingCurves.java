// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.plot.Role;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.EpochReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/**
 * The loss and the mean norms of normal and of outlier training views, epoch by epoch, with a line
 * where the outlier term is switched on.
 */
public final class TrainingCurves {

    private static final Color TOTAL = new Color(0x333333);
    private static final Color CONTRASTIVE = new Color(0x009E73);

    /** From this ratio of the largest to the least norm on their axis is logarithmic. */
    private static final double DECADES = 30;

    private TrainingCurves() {}

    /**
     * Draws a training that has ended.
     *
     * @param result the run
     * @return the figure
     */
    public static BufferedImage of(RunResult result) {
        return of(result.config(), result.training().epochs(), Caption.of(result));
    }

    /**
     * Draws a training that may still go on: the axis of epochs is as long as the whole training.
     *
     * @param config what is run
     * @param epochs the epochs done; none of a method that does not train
     * @param caption to write underneath
     * @return the figure
     */
    public static BufferedImage of(RunConfig config, List<EpochReport> epochs, String caption) {
        String title = "Training " + config.method().title();
        if (epochs.isEmpty()) {
            return Figure.draw(title, "This method does not train the network.\n" + caption);
        }
        int width = Style.WIDTH / 2;
        return Figure.draw(
                title,
                caption,
                Panel.of(losses(config, epochs, width)),
                Panel.of(norms(config, epochs, width)));
    }

    /**
     * Returns a chart of the loss and its parts.
     *
     * @param config what was trained
     * @param epochs the reports of the epochs
     * @param width of the chart
     * @return the chart
     */
    public static XYChart losses(RunConfig config, List<EpochReport> epochs, int width) {
        XYChart chart = chart(config, epochs.get(0), width, "mean loss of a step", "loss (nats)");
        if (!isContrastiveAlone(epochs.get(0))) {
            double[] total = epochs.stream().mapToDouble(EpochReport::loss).toArray();
            Charts.line(chart, "total", numbers(epochs), total, TOTAL, Style.THIN);
        }
        add(chart, epochs, LossTerms.CONTRASTIVE, "contrastive", CONTRASTIVE, Style.THICK);
        return chart;
    }

    /** Whether the total is the contrastive term and nothing else, as SimCLR's. */
    private static boolean isContrastiveAlone(EpochReport report) {
        return report.parts().containsKey(LossTerms.CONTRASTIVE)
                && !report.parts().containsKey(LossTerms.OUTLIER_NORM)
                && !report.parts().containsKey(LossTerms.SHIFT);
    }

    private static XYChart norms(RunConfig config, List<EpochReport> epochs, int width) {
        XYChart chart = chart(config, epochs.get(0), width, "norm of training views", "mean ||z||");
        add(chart, epochs, LossTerms.NORMAL_NORM, "normal", Role.NORMAL.color(), Style.THICK);
        add(chart, epochs, LossTerms.OUTLIER_NORM, "outliers", Role.OUTLIER.color(), Style.THICK);
        if (spansDecades(epochs)) {
            chart.getStyler().setYAxisLogarithmic(true);
        } else {
            chart.getStyler().setYAxisMin(0.0);
        }
        return chart;
    }

    /** Whether a linear axis would show the smaller norms as zero. */
    private static boolean spansDecades(List<EpochReport> epochs) {
        double[] norms =
                epochs.stream()
                        .flatMap(
                                epoch ->
                                        Stream.of(LossTerms.NORMAL_NORM, LossTerms.OUTLIER_NORM)
                                                .map(epoch.parts()::get)
                                                .filter(Objects::nonNull))
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
        return norms.length > 0 && norms[0] > 0 && norms[norms.length - 1] > DECADES * norms[0];
    }

    /**
     * Returns an empty chart over the epochs, with a line where the warm-up of alpha ends.
     *
     * @param config what was trained
     * @param first the report of the first epoch
     * @param width of the chart
     * @param title of the chart
     * @param yTitle of the axis upwards
     * @return the chart
     */
    public static XYChart chart(
            RunConfig config, EpochReport first, int width, String title, String yTitle) {
        XYChart chart = Charts.chart(width, Style.PANEL_HEIGHT, title, "epoch", yTitle);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax((double) first.epochs());
        chart.getStyler().setXAxisDecimalPattern("0");
        markAlpha(chart, config, first);
        return chart;
    }

    /**
     * Draws a line where the warm-up of alpha ends, if that is after the start.
     *
     * @param chart over the epochs
     * @param config what was trained
     * @param first the report of the first epoch
     */
    public static void markAlpha(XYChart chart, RunConfig config, EpochReport first) {
        AlphaSchedule alpha = config.alpha();
        double start = alpha == null ? 0 : warmupEpochs(alpha, first);
        if (start > 0) {
            Charts.mark(chart, start);
            boolean room = chart.getWidth() >= Style.WIDTH / 2;
            chart.setXAxisTitle(room ? "epoch (dashed: outlier term on)" : "epoch");
        }
    }

    private static double warmupEpochs(AlphaSchedule alpha, EpochReport first) {
        return alpha.unit() == AlphaSchedule.Unit.EPOCHS
                ? alpha.warmup()
                : (double) alpha.warmup() / (first.steps() / first.epoch());
    }

    private static void add(
            XYChart chart,
            List<EpochReport> epochs,
            String part,
            String name,
            Color color,
            BasicStroke stroke) {
        if (epochs.get(0).parts().containsKey(part)) {
            double[] values = epochs.stream().mapToDouble(e -> e.parts().get(part)).toArray();
            Charts.line(chart, name, numbers(epochs), values, color, stroke);
        }
    }

    /** An epoch's means are drawn in its middle, so that they stand on the right side of alpha. */
    private static double[] numbers(List<EpochReport> epochs) {
        return epochs.stream().mapToDouble(report -> report.epoch() - 0.5).toArray();
    }
}
