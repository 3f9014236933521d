// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.AnnotationLine;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts in the style of this library. */
public final class Charts {

    private static final int BAND_OPACITY = 60;

    private Charts() {}

    /**
     * Returns an empty chart in the style of this library.
     *
     * @param width in units of {@link Style}
     * @param height in the same units
     * @param title over the chart
     * @param xTitle of the axis to the right
     * @param yTitle of the axis upwards
     * @return the chart
     */
    public static XYChart chart(int width, int height, String title, String xTitle, String yTitle) {
        XYChart chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        style(chart.getStyler());
        return chart;
    }

    /**
     * Adds a line.
     *
     * @param chart which
     * @param name in the legend
     * @param x the places to the right
     * @param y the values
     * @param color of the line
     * @param stroke of the line
     * @return the series
     */
    public static XYSeries line(
            XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
        UnevenLine line = UnevenLine.of(x, y);
        XYSeries series = chart.addSeries(name, line.x(), line.y());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }

    /**
     * Fills the area between two curves; it has no entry in the legend.
     *
     * @param chart which
     * @param name of the series
     * @param x the places to the right
     * @param low the lower curve
     * @param high the upper curve
     * @param color of the area
     */
    public static void band(
            XYChart chart, String name, double[] x, double[] low, double[] high, Color color) {
        XYSeries band = chart.addSeries(name, thereAndBack(x, x), thereAndBack(low, high));
        band.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        band.setMarker(SeriesMarkers.NONE);
        band.setFillColor(Style.transparent(color, BAND_OPACITY));
        band.setLineColor(Style.transparent(color, 0));
        band.setShowInLegend(false);
    }

    /** Returns the first values and then the second ones backwards: around a band. */
    private static double[] thereAndBack(double[] there, double[] back) {
        int n = there.length;
        return IntStream.range(0, 2 * n)
                .mapToDouble(i -> i < n ? there[i] : back[2 * n - 1 - i])
                .toArray();
    }

    /**
     * Draws a dashed line across a chart.
     *
     * @param chart which
     * @param x the value of the horizontal axis at which the line stands
     */
    public static void mark(XYChart chart, double x) {
        AnnotationLine line = new AnnotationLine(x, true, false);
        chart.getStyler().setAnnotationLineColor(Style.FAINT);
        chart.getStyler().setAnnotationLineStroke(Style.DASHED);
        chart.addAnnotation(line);
    }

    /**
     * Gives charts one scale upwards where they show one quantity, which is where the titles of
     * their axes are equal: beside each other, their heights then compare.
     *
     * @param charts with all of their series
     */
    public static void shareHeights(List<XYChart> charts) {
        for (List<XYChart> twins : twins(charts, XYChart::getYAxisTitle)) {
            double low = twins.stream().mapToDouble(Charts::bottom).min().orElseThrow();
            double high = twins.stream().mapToDouble(Charts::top).max().orElseThrow();
            if (high > low) {
                twins.forEach(chart -> chart.getStyler().setYAxisMin(low).setYAxisMax(high));
            }
        }
    }

    /**
     * Gives charts one scale to the right where the titles of their axes are equal.
     *
     * @param charts with all of their series
     */
    public static void shareWidths(List<XYChart> charts) {
        for (List<XYChart> twins : twins(charts, XYChart::getXAxisTitle)) {
            double[] places =
                    twins.stream().flatMapToDouble(c -> data(c, XYSeries::getXData)).toArray();
            double low = Arrays.stream(places).min().orElse(0);
            double high = Arrays.stream(places).max().orElse(1);
            if (high > low) {
                twins.forEach(chart -> chart.getStyler().setXAxisMin(low).setXAxisMax(high));
            }
        }
    }

    private static List<List<XYChart>> twins(
            List<XYChart> charts, Function<XYChart, String> title) {
        return charts.stream().collect(Collectors.groupingBy(title)).values().stream()
                .filter(twins -> twins.size() > 1)
                .toList();
    }

    private static double bottom(XYChart chart) {
        Double set = chart.getStyler().getYAxisMin();
        return set != null ? set : data(chart, XYSeries::getYData).min().orElse(0);
    }

    private static double top(XYChart chart) {
        Double set = chart.getStyler().getYAxisMax();
        return set != null ? set : data(chart, XYSeries::getYData).max().orElse(1);
    }

    private static DoubleStream data(XYChart chart, Function<XYSeries, double[]> of) {
        return chart.getSeriesMap().values().stream()
                .flatMapToDouble(series -> Arrays.stream(of.apply(series)))
                .filter(Double::isFinite);
    }

    private static void style(XYStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartFontColor(Style.TEXT);
        styler.setChartPadding(Style.MARGIN);
        styler.setChartTitleFont(Style.PANEL_TITLE);
        styler.setChartTitleBoxVisible(false);
        styler.setAxisTitleFont(Style.LABEL);
        styler.setAxisTickLabelsFont(Style.SMALL);
        styler.setPlotBorderColor(Style.GRID);
        styler.setPlotGridLinesColor(Style.GRID);
        styler.setLegendFont(Style.SMALL);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendPadding(8);
        styler.setLegendSeriesLineLength(18);
        styler.setLocale(Locale.ROOT);
    }
}
