// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Histogram;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.score.TestScores;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Histograms of the scores of normal and of OOD test images over shared bins. */
final class ScoreHistogram {

    private static final int HEIGHT = 290;
    private static final int FILL_OPACITY = 90;

    private ScoreHistogram() {}

    /**
     * Draws a panel for each run. Their score axes differ, as norms of two models do not compare;
     * the axis of shares is one for all. An axis is logarithmic, and says so, where positive scores
     * span more than two decades.
     *
     * @param title of the figure
     * @param runs one to three runs on the same test images
     * @return the figure
     */
    static BufferedImage of(String title, ScoredRun... runs) {
        List<ScoredRun> all = List.of(runs);
        List<XYChart> charts = charts(all);
        Panel[] panels = charts.stream().map(Panel::of).toArray(Panel[]::new);
        return Figure.draw(title, Caption.of(all), panels);
    }

    static List<XYChart> charts(List<ScoredRun> runs) {
        int width = Style.WIDTH / runs.size();
        List<XYChart> charts = runs.stream().map(run -> chart(run, width)).toList();
        Charts.shareHeights(charts);
        return charts;
    }

    private static XYChart chart(ScoredRun run, int width) {
        TestScores values = run.values();
        ScoreAxis axis = ScoreAxis.of(values);
        XYChart chart =
                Charts.chart(
                        width,
                        HEIGHT,
                        run.method() + ": AUROC " + run.aurocText(),
                        "score " + run.score().title() + (axis.logarithmic() ? ", log scale" : ""),
                        "share of images (%)");
        add(chart, Role.OOD, values.ood(), axis);
        add(chart, Role.NORMAL, values.normal(), axis);
        chart.getStyler().setXAxisMin(axis.start()).setXAxisMax(axis.end());
        chart.getStyler().setXAxisLogarithmic(axis.logarithmic());
        chart.getStyler().setPlotGridVerticalLinesVisible(!axis.logarithmic());
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0");
        return chart;
    }

    private static void add(XYChart chart, Role role, double[] values, ScoreAxis axis) {
        // Bins are equally wide on the axis as it is drawn.
        double[] places = Arrays.stream(values).map(axis::place).toArray();
        double[][] outline = Histogram.of(places, axis.low(), axis.high(), axis.bins()).outline();
        double[] x = Arrays.stream(outline[0]).map(axis::score).toArray();
        double[] percent = Arrays.stream(outline[1]).map(share -> 100 * share).toArray();
        XYSeries series = Charts.line(chart, role.title(), x, percent, role.color(), Style.THIN);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        series.setFillColor(Style.transparent(role.color(), FILL_OPACITY));
    }
}
