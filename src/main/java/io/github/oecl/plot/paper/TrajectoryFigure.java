// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.norm.NormTrajectory.GroupSummary;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * The course of norm statistics over trainings, as in figures 1, 2 and 5 of the paper: for each
 * group of images the median over its images and a band that holds the interquartile range of them.
 */
final class TrajectoryFigure {

    private static final double HEADROOM = 1.15;

    /** Figures 1 and 2 of the paper. */
    private static final List<NormStatistic> USUAL =
            List.of(NormStatistic.MEAN_NORM, NormStatistic.MU_OVER_SIGMA_V, NormStatistic.SIGMA_V);

    private TrajectoryFigure() {}

    /**
     * Draws one to three panels side by side. Panels of one statistic have one scale; yet of norms
     * of two networks only the courses compare, not the lengths.
     *
     * @param title of the figure
     * @param panels what to draw
     * @return the figure
     * @throws IllegalArgumentException if there are no panels or more than three
     */
    static BufferedImage of(String title, TrajectoryPanel... panels) {
        if (panels.length < 1 || panels.length > 3) {
            throw new IllegalArgumentException("A figure has 1 to 3 panels, not " + panels.length);
        }
        int width = Style.WIDTH / panels.length;
        Panel[] charts = charts(width, panels).stream().map(Panel::of).toArray(Panel[]::new);
        return Figure.draw(title, caption(panels), charts);
    }

    /** Draws statistics of one training: of none the mean norm, mu / sigma_v and sigma_v. */
    static BufferedImage of(
            String title, String label, TrajectoryRun run, NormStatistic... statistics) {
        return of(
                title,
                (statistics.length == 0 ? USUAL : List.of(statistics))
                        .stream()
                                .map(statistic -> new TrajectoryPanel(label, run, statistic))
                                .toArray(TrajectoryPanel[]::new));
    }

    /** Draws one statistic of several trainings. */
    static BufferedImage of(
            String title, NormStatistic statistic, List<String> labels, TrajectoryRun... runs) {
        if (labels.size() != runs.length) {
            throw new IllegalArgumentException(
                    "There are %s trainings and %s labels: give a label for each training"
                            .formatted(runs.length, labels.size()));
        }
        return of(
                title,
                IntStream.range(0, runs.length)
                        .mapToObj(i -> new TrajectoryPanel(labels.get(i), runs[i], statistic))
                        .toArray(TrajectoryPanel[]::new));
    }

    static List<XYChart> charts(int width, TrajectoryPanel... panels) {
        List<XYChart> charts = Arrays.stream(panels).map(panel -> chart(panel, width)).toList();
        Charts.shareHeights(charts);
        return charts;
    }

    static XYChart chart(TrajectoryPanel panel, int width) {
        String title = panel.label();
        XYChart chart =
                Charts.chart(width, Style.PANEL_HEIGHT, title, "epoch", panel.statistic().title());
        for (String group : panel.groups()) {
            List<NormTrajectory.Row> course = panel.course(group);
            if (!course.isEmpty()) {
                add(chart, group, course);
            }
        }
        if (panel.clipped()) {
            chart.getStyler().setYAxisMax(HEADROOM * panel.largestTrained());
        }
        chart.getStyler().setXAxisMin(0.0).setYAxisMin(0.0);
        chart.getStyler().setXAxisMax((double) panel.run().config().training().epochs());
        chart.getStyler().setXAxisDecimalPattern("0");
        return chart;
    }

    private static void add(XYChart chart, String group, List<NormTrajectory.Row> course) {
        Color color = color(group);
        boolean training = group.equals(TrajectoryConfig.TRAINING);
        double[] epochs = course.stream().mapToDouble(NormTrajectory.Row::epoch).toArray();
        if (!training) {
            double[] low = column(course, GroupSummary::q25);
            double[] high = column(course, GroupSummary::q75);
            Charts.band(chart, group + " band", epochs, low, high, color);
        }
        BasicStroke stroke = training ? Style.DASHED : Style.THICK;
        double[] medians = column(course, GroupSummary::median);
        XYSeries line = Charts.line(chart, group, epochs, medians, color, stroke);
        line.setLabel(group.equals(TrajectoryConfig.NORMAL) ? Role.NORMAL.title() : group);
        line.setShowInLegend(!training);
    }

    private static Color color(String group) {
        return switch (group) {
            case TrajectoryConfig.OOD -> Role.OOD.color();
            case TrajectoryConfig.OUTLIERS -> Role.OUTLIER.color();
            default -> Role.NORMAL.color();
        };
    }

    private static double[] column(
            List<NormTrajectory.Row> course, ToDoubleFunction<GroupSummary> value) {
        return course.stream().map(NormTrajectory.Row::summary).mapToDouble(value).toArray();
    }

    static String caption(TrajectoryPanel... panels) {
        List<String> budgets =
                Arrays.stream(panels).map(panel -> budget(panel)).distinct().toList();
        TrajectoryConfig followed = panels[0].run().followed();
        return String.format(
                        Locale.ROOT,
                        "Lines: median over %d images of each group, from %d views of each; dashed:"
                                + " training images; bands: the interquartile range.%n",
                        followed.images(),
                        followed.views())
                + clipped(panels)
                + budgets.stream().collect(Collectors.joining("\n"));
    }

    private static String clipped(TrajectoryPanel[] panels) {
        return Arrays.stream(panels)
                .filter(panel -> leavesItsAxis(panel, panels))
                .map(
                        panel ->
                                String.format(
                                        Locale.ROOT,
                                        "%s of the untrained network is off the axis: up to %.1f.%n",
                                        panel.statistic().title(),
                                        panel.largestUntrained()))
                .distinct()
                .collect(Collectors.joining());
    }

    /** A panel beside it of the same statistic may need a longer axis. */
    private static boolean leavesItsAxis(TrajectoryPanel panel, TrajectoryPanel[] all) {
        return panel.clipped()
                && Arrays.stream(all)
                        .filter(other -> other.statistic() == panel.statistic())
                        .allMatch(other -> top(other) < panel.largestUntrained());
    }

    private static double top(TrajectoryPanel panel) {
        return panel.clipped()
                ? HEADROOM * panel.largestTrained()
                : Math.max(panel.largestTrained(), panel.largestUntrained());
    }

    private static String budget(TrajectoryPanel panel) {
        TrajectoryRun run = panel.run();
        var training = run.config().training();
        return String.format(
                Locale.ROOT,
                "%s: %s · %,d steps · decay %s, momentum %s, rate %s",
                panel.label(),
                Caption.of(run.config()),
                run.cost().steps(),
                number(training.weightDecay()),
                number(training.momentum()),
                number(training.learningRate()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value).replaceFirst("\\.?0+$", "");
    }
}
