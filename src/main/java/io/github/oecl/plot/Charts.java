// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
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
final class Charts {

    private static final int BAND_OPACITY = 60;

    private Charts() {}

    /** Returns an empty chart. */
    static XYChart chart(int width, int height, String title, String xTitle, String yTitle) {
        XYChart chart = new XYChart(width, height);
        chart.setTitle(title);
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        style(chart.getStyler());
        return chart;
    }

    static XYSeries line(
            XYChart chart, String name, double[] x, double[] y, Color color, BasicStroke stroke) {
        UnevenLine line = UnevenLine.of(x, y);
        XYSeries series = chart.addSeries(name, line.x(), line.y());
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(color);
        series.setLineStyle(stroke);
        return series;
    }

    /** Fills what lies between two curves, which stand under one name in no legend. */
    static void band(
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

    /** Draws a dashed line across the chart at a value of the x-axis. */
    static void mark(XYChart chart, double x) {
        AnnotationLine line = new AnnotationLine(x, true, false);
        chart.getStyler().setAnnotationLineColor(Style.FAINT);
        chart.getStyler().setAnnotationLineStroke(Style.DASHED);
        chart.addAnnotation(line);
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
