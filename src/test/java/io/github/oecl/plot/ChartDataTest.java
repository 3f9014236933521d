// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Histogram;
import io.github.oecl.score.TestScores;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;

class ChartDataTest {

    @Test
    void sharesOfAHistogramSumToOne() {
        Histogram histogram = Histogram.of(new double[] {0, 1, 1, 2, 4}, 0, 4, 4);
        assertArrayEquals(new double[] {0.2, 0.4, 0.2, 0.2}, histogram.shares(), 1e-12);
    }

    @Test
    void valuesBeyondTheEndsFallIntoTheLastBins() {
        Histogram histogram =
                Histogram.of(
                        new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}, 0, 4, 4);
        assertArrayEquals(new double[] {0.5, 0, 0, 0.5}, histogram.shares(), 1e-12);
    }

    @Test
    void outlineRunsFromGroundToGround() {
        double[][] outline = Histogram.of(new double[] {0.5, 1.5}, 0, 2, 2).outline();
        assertArrayEquals(new double[] {0, 0, 1, 1, 2, 2}, outline[0], 1e-12);
        assertArrayEquals(new double[] {0, 0.5, 0.5, 0.5, 0.5, 0}, outline[1], 1e-12);
    }

    @Test
    void normsAreReadFromTheOrigin() {
        ScoreAxis axis = ScoreAxis.of(scores(2, 10));
        assertFalse(axis.logarithmic());
        assertEquals(0, axis.start());
        assertEquals(10, axis.end());
    }

    @Test
    void axisOfScoresOverManyDecadesIsLogarithmic() {
        ScoreAxis axis = ScoreAxis.of(scores(0.02, 7));
        assertTrue(axis.logarithmic());
        assertEquals(0.01, axis.start(), 1e-12);
        assertEquals(10, axis.end(), 1e-12);
        assertEquals(0.5, axis.score(axis.place(0.5)), 1e-12);
    }

    @Test
    void negativeScoresHaveALinearAxis() {
        ScoreAxis axis = ScoreAxis.of(scores(-300, -1));
        assertFalse(axis.logarithmic());
        assertTrue(axis.start() == -300 && axis.end() > axis.start());
    }

    @Test
    void chartsOfOneQuantityHaveOneScale() {
        XYChart low = chart("norm", 0, 1);
        XYChart high = chart("norm", -2, 5);
        XYChart other = chart("loss", 0, 100);
        Charts.shareHeights(List.of(low, high, other));
        for (XYChart chart : List.of(low, high)) {
            assertEquals(-2.0, chart.getStyler().getYAxisMin());
            assertEquals(5.0, chart.getStyler().getYAxisMax());
        }
        assertNull(other.getStyler().getYAxisMax());
        Charts.shareWidths(List.of(low, high, other));
        assertEquals(0.0, other.getStyler().getXAxisMin());
        assertEquals(1.0, other.getStyler().getXAxisMax());
    }

    @Test
    void anEndOfAnAxisThatIsSetIsKeptAndShared() {
        XYChart set = chart("share", 0, 100);
        set.getStyler().setYAxisMax(40.0);
        XYChart free = chart("share", 0, 30);
        Charts.shareHeights(List.of(set, free));
        assertEquals(40.0, free.getStyler().getYAxisMax());
        assertEquals(40.0, set.getStyler().getYAxisMax());
    }

    @Test
    void histogramsBesideEachOtherHaveOneAxisOfShares() {
        List<XYChart> charts =
                ScoreHistogram.charts(
                        List.of(
                                ScoredRun.headline(Results.perfect()),
                                ScoredRun.headline(Results.chance())));
        Double top = charts.get(0).getStyler().getYAxisMax();
        assertEquals(100, top, 1e-9, "a perfect run has all OOD images in one bin");
        assertEquals(top, charts.get(1).getStyler().getYAxisMax());
    }

    private static XYChart chart(String quantity, double first, double last) {
        XYChart chart = Charts.chart(200, 200, "", "epoch", quantity);
        double[] values = {first, last, Double.NaN};
        chart.addSeries(quantity, new double[] {0, 1, 1}, values);
        return chart;
    }

    private static TestScores scores(double low, double high) {
        return new TestScores(new double[] {high, high}, new double[] {low, low});
    }
}
