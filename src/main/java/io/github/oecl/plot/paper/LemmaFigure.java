// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.norm.Lemma;
import io.github.oecl.plot.LineFigure;
import io.github.oecl.plot.internal.InteractivePage;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;

/**
 * The function f of our reading of Lemma 1, for u of standard deviation 1, so that mu is the ratio
 * mu / sigma and y is in units of sigma^2.
 */
final class LemmaFigure {

    private static final String Y = "y = ||v||² in units of σ²";
    private static final int POINTS = 200;

    private LemmaFigure() {}

    /**
     * Draws f for some ratios, and for one of them the bounds: the closed form from above and a
     * tangent from below.
     *
     * @param yMax the right end of the axis
     * @param shown the ratio whose bounds are drawn
     * @param ratios of mu to sigma, above 0, at most six
     * @return the figure
     */
    static BufferedImage of(double yMax, double shown, double... ratios) {
        LineFigure figure =
                LineFigure.of("f(y) = E[u / √(u² + y)] falls and is convex", 2)
                        .panel("f by μ/σ", Y, "expected cosine f(y)");
        for (double ratio : ratios) {
            figure.curve(number(ratio), Lemma.normal(ratio, 1)::value, 0, yMax);
        }
        figure.yRange(0, 1).panel(name(shown) + ": between its bounds", Y, "expected cosine f(y)");
        Lemma lemma = Lemma.normal(shown, 1);
        double touch = yMax / 3;
        double slope = lemma.derivative(touch);
        return figure.curve("f", lemma::value, 0, yMax)
                .reference("upper bound", lemma::upperBound, 0, yMax)
                .reference("tangent", y -> lemma.value(touch) + slope * (y - touch), 0, yMax)
                .yRange(0, 1)
                .draw(
                        "Left: the larger μ/σ, the larger the expected cosine; every curve falls."
                                + " Right: f lies above each of its tangents (that is convexity),"
                                + " and below μ/√((μ/f(0))² + y).");
    }

    /**
     * Draws f' and f'' towards 0 on logarithmic axes: the one-sided derivatives at 0 are infinite,
     * and f' gets there no faster than a logarithm.
     *
     * @param ratios of mu to sigma, above 0, at most six
     * @return the figure
     */
    static BufferedImage derivatives(double... ratios) {
        LineFigure figure =
                LineFigure.of("At y = 0 the slope of f is infinite", 2)
                        .panel("slope, by μ/σ", "log₁₀ y", "f'(y)");
        for (double ratio : ratios) {
            Lemma lemma = Lemma.normal(ratio, 1);
            figure.curve(number(ratio), x -> lemma.derivative(Math.pow(10, x)), -12, 0);
        }
        figure.panel("curvature, by μ/σ", "log₁₀ y", "log₁₀ f''(y)");
        for (double ratio : ratios) {
            Lemma lemma = Lemma.normal(ratio, 1);
            figure.curve(
                    number(ratio),
                    x -> Math.log10(lemma.secondDerivative(Math.pow(10, x))),
                    -12,
                    0);
        }
        return figure.draw(
                "Left: towards y = 0 (leftwards) f' falls without end, by the same amount for each"
                        + " power of ten. Right: f'' grows as 1/y, a line of slope -1.");
    }

    /**
     * Returns f for some ratios as an interactive figure, to zoom into and to read values from.
     *
     * @param yMax the right end of the axis
     * @param ratios of mu to sigma, above 0
     * @return a figure for {@link InteractivePage}
     */
    static Figure interactive(double yMax, double... ratios) {
        ScatterTrace[] traces =
                Arrays.stream(ratios)
                        .mapToObj(ratio -> trace(ratio, yMax))
                        .toArray(ScatterTrace[]::new);
        Layout layout =
                Layout.builder("f(y) = E[u / sqrt(u² + y)] for normal u")
                        .xAxis(Axis.builder().title(Y).build())
                        .yAxis(Axis.builder().title("expected cosine f(y)").build())
                        .showLegend(true)
                        .width(1000)
                        .height(600)
                        .build();
        return new Figure(layout, traces);
    }

    private static ScatterTrace trace(double ratio, double yMax) {
        Lemma lemma = Lemma.normal(ratio, 1);
        double[] x =
                IntStream.rangeClosed(0, POINTS)
                        .mapToDouble(i -> yMax * i * i / (POINTS * POINTS))
                        .toArray();
        double[] y = Arrays.stream(x).map(lemma::value).toArray();
        return ScatterTrace.builder(x, y).mode(ScatterTrace.Mode.LINE).name(name(ratio)).build();
    }

    private static String name(double ratio) {
        return "μ/σ = " + number(ratio);
    }

    private static String number(double ratio) {
        return ratio == Math.rint(ratio) ? Long.toString((long) ratio) : Double.toString(ratio);
    }
}
