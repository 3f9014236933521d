// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.internal.Histogram;
import io.github.oecl.score.TestScores;
import org.junit.jupiter.api.Test;

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

    private static TestScores scores(double low, double high) {
        return new TestScores(new double[] {high, high}, new double[] {low, low});
    }
}
