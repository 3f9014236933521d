// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * One or two charts of curves and points side by side, for mathematics rather than for runs. Axes
 * of the same title have the same scale.
 */
public final class LineFigure {

    private static final int HEIGHT = 300;
    private static final int SAMPLES = 150;

    /** Each sample begins the dashes anew, so they need room. */
    private static final int DASHED_SAMPLES = 24;

    private final String title;
    private final XYChart[] charts;
    private int current;
    private int curves;

    private LineFigure(String title, int panels) {
        this.title = title;
        this.charts = new XYChart[panels];
        this.current = -1;
    }

    /**
     * Begins a figure.
     *
     * @param title of the figure
     * @param panels how many charts, 1 or 2
     * @return the figure, to which the first panel is added next
     * @throws IllegalArgumentException if there are not 1 or 2 panels
     */
    public static LineFigure of(String title, int panels) {
        if (panels < 1 || panels > 2) {
            throw new IllegalArgumentException("A figure has 1 or 2 panels, not " + panels);
        }
        return new LineFigure(title, panels);
    }

    /**
     * Begins the next panel; colours begin anew.
     *
     * @param panelTitle over the panel; blank for none
     * @param x the title of the x-axis, with its unit
     * @param y the title of the y-axis, with its unit
     * @return this figure
     */
    public LineFigure panel(String panelTitle, String x, String y) {
        charts[++current] = Charts.chart(Style.WIDTH / charts.length, HEIGHT, panelTitle, x, y);
        curves = 0;
        return this;
    }

    /**
     * Adds a curve in a colour of its own.
     *
     * @param name in the legend
     * @param x rising
     * @param y as many
     * @return this figure
     */
    public LineFigure curve(String name, double[] x, double[] y) {
        Charts.line(chart(), name, x, y, Style.series(curves++), Style.THICK);
        return this;
    }

    /**
     * Adds a function's curve in a colour of its own.
     *
     * @param name in the legend
     * @param function what to draw
     * @param from the left end
     * @param to the right end
     * @return this figure
     */
    public LineFigure curve(String name, DoubleUnaryOperator function, double from, double to) {
        double[] x = samples(from, to, SAMPLES);
        return curve(name, x, Arrays.stream(x).map(function).toArray());
    }

    /**
     * Adds a thin dashed curve of a function, in grey: a bound, a tangent, a reference.
     *
     * @param name in the legend; blank for none
     * @param function what to draw
     * @param from the left end
     * @param to the right end
     * @return this figure
     */
    public LineFigure reference(String name, DoubleUnaryOperator function, double from, double to) {
        double[] x = samples(from, to, DASHED_SAMPLES);
        double[] y = Arrays.stream(x).map(function).toArray();
        String unique = name.isBlank() ? "reference " + chart().getSeriesMap().size() : name;
        Charts.line(chart(), unique, x, y, Style.FAINT, Style.DASHED)
                .setShowInLegend(!name.isBlank());
        return this;
    }

    /**
     * Adds points without a line, in a colour of their own.
     *
     * @param name in the legend
     * @param x any
     * @param y as many
     * @return this figure
     */
    public LineFigure points(String name, double[] x, double[] y) {
        return points(name, x, y, Style.series(curves++));
    }

    /**
     * Adds points in the colour of a role.
     *
     * @param role whose images they are of
     * @param x any
     * @param y as many
     * @return this figure
     */
    public LineFigure points(Role role, double[] x, double[] y) {
        return points(role.title(), x, y, role.color());
    }

    private LineFigure points(String name, double[] x, double[] y, Color color) {
        XYSeries series = chart().addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(Style.transparent(color, 170));
        chart().getStyler().setMarkerSize(5);
        return this;
    }

    /**
     * Bounds the y-axis of the panel.
     *
     * @param from its lower end
     * @param to its upper end
     * @return this figure
     */
    public LineFigure yRange(double from, double to) {
        chart().getStyler().setYAxisMin(from).setYAxisMax(to);
        return this;
    }

    /**
     * Draws the figure.
     *
     * @param caption what to look at, and where the numbers come from
     * @return the figure
     * @throws IllegalStateException if a panel is missing
     */
    public BufferedImage draw(String caption) {
        if (current + 1 < charts.length) {
            throw new IllegalStateException(
                    "A panel is missing: call panel " + charts.length + " times");
        }
        Charts.shareHeights(List.of(charts));
        Charts.shareWidths(List.of(charts));
        Panel[] panels = Arrays.stream(charts).map(Panel::of).toArray(Panel[]::new);
        return Figure.draw(title, caption, panels);
    }

    private XYChart chart() {
        if (current < 0) {
            throw new IllegalStateException("Call panel before anything is drawn in it");
        }
        return charts[current];
    }

    private static double[] samples(double from, double to, int count) {
        double[] x = new double[count + 1];
        Arrays.setAll(x, i -> from + (to - from) * i / count);
        return x;
    }
}
