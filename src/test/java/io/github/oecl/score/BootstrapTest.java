// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.norm.internal.Quantiles;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap QUICK = Bootstrap.builder().optResamples(400).build();

    /** Scores whose true AUROC is 0.760 (a shift of one standard deviation). */
    private static TestScores gaussian(int size, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        return new TestScores(
                DoubleStream.generate(() -> 1 + random.nextGaussian()).limit(size).toArray(),
                DoubleStream.generate(random::nextGaussian).limit(size).toArray());
    }

    private static TestScores withNoise(TestScores scores, double amount, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        return new TestScores(
                Arrays.stream(scores.normal())
                        .map(s -> s + amount * random.nextGaussian())
                        .toArray(),
                Arrays.stream(scores.ood()).map(s -> s + amount * random.nextGaussian()).toArray());
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    @Test
    void agreesWithResamplingTheScoresThemselves() {
        TestScores scores = gaussian(30, 1);
        double[] values = new double[100];
        for (int r = 0; r < values.length; r++) {
            KeyedRandom random = KeyedRandom.of(5, KeyedRandom.stream("bootstrap"), r);
            double[] normal = drawn(scores.normal(), random);
            double[] ood = drawn(scores.ood(), random);
            values[r] = Metric.AUPR_OUT.of(new TestScores(normal, ood));
        }
        Interval actual =
                Bootstrap.builder()
                        .optResamples(100)
                        .optSeed(5)
                        .optLevel(0.9)
                        .build()
                        .interval(Metric.AUPR_OUT, scores);
        assertEquals(Quantiles.of(values).at(0.05), actual.low(), 1e-12);
        assertEquals(Quantiles.of(values).at(0.95), actual.high(), 1e-12);
    }

    private static double[] drawn(double[] from, KeyedRandom random) {
        double[] drawn = new double[from.length];
        Arrays.setAll(drawn, i -> from[random.nextInt(from.length)]);
        return drawn;
    }

    @Test
    void coversTheTruthAboutAsOftenAsItSays() {
        double truth = 0.7602499389065233; // Phi(1 / sqrt 2)
        int covered = 0;
        for (int trial = 0; trial < 400; trial++) {
            TestScores scores = gaussian(60, 100 + trial);
            covered += QUICK.interval(Metric.AUROC, scores).excludes(truth) ? 0 : 1;
        }
        // 0.95 within four standard errors, and some room for the percentile method's own bias.
        assertEquals(0.945, covered / 400.0, 0.045);
    }

    @Test
    void widthFallsWithTheRootOfTheNumberOfImages() {
        double few = width(QUICK.interval(Metric.AUROC, gaussian(200, 1)));
        double many = width(QUICK.interval(Metric.AUROC, gaussian(3200, 2)));
        assertEquals(4, few / many, 1);
    }

    @Test
    void theSeedDecides() {
        TestScores scores = gaussian(50, 3);
        Bootstrap other = Bootstrap.builder().optResamples(400).optSeed(1).build();
        Interval first = QUICK.interval(Metric.AUROC, scores);
        assertEquals(first, QUICK.interval(Metric.AUROC, scores));
        assertNotEquals(first, other.interval(Metric.AUROC, scores));
    }

    @Test
    void perfectSeparationHasNoWidth() {
        TestScores perfect = new TestScores(new double[] {3, 4, 5}, new double[] {0, 1});
        assertEquals(new Interval(1, 1, 0.95), QUICK.interval(Metric.AUROC, perfect));
    }

    @Test
    void aScoreDoesNotDifferFromItself() {
        TestScores scores = gaussian(40, 4);
        assertEquals(new Interval(0, 0, 0.95), QUICK.difference(Metric.AUPR_IN, scores, scores));
    }

    @Test
    void pairingDecidesWhatTwoSeparateIntervalsLeaveOpen() {
        TestScores better = gaussian(300, 5);
        TestScores worse = withNoise(better, 0.7, 6);
        Interval first = QUICK.interval(Metric.AUROC, better);
        Interval second = QUICK.interval(Metric.AUROC, worse);
        assertTrue(first.low() < second.high(), "the separate intervals overlap");
        Interval difference = QUICK.difference(Metric.AUROC, better, worse);
        assertTrue(difference.low() > 0, difference::toString);
        assertTrue(QUICK.difference(Metric.AUROC, worse, better).high() < 0);
    }

    @Test
    void differenceNeedsTheSameImages() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> QUICK.difference(Metric.AUROC, gaussian(3, 1), gaussian(4, 1)));
        assertTrue(error.getMessage().contains("same images"));
    }

    @Test
    void buildRefusesWrongValues() {
        assertThrows(
                IllegalArgumentException.class, () -> Bootstrap.builder().optResamples(99).build());
        assertThrows(
                IllegalArgumentException.class, () -> Bootstrap.builder().optLevel(95).build());
    }

    @Test
    void intervalsAreInOrder() {
        assertThrows(IllegalArgumentException.class, () -> new Interval(1, 0, 0.95));
        assertThrows(IllegalArgumentException.class, () -> new Interval(0, 1, 1));
        assertTrue(new Interval(0.1, 0.2, 0.95).excludes(0));
    }

    @Test
    void aSumOfOneIsItsIntervalAndOfTwoTheDifference() {
        TestScores first = gaussian(40, 1);
        TestScores second = withNoise(first, 1, 2);
        assertEquals(
                QUICK.interval(Metric.AUROC, first),
                QUICK.interval(QUICK.sums(Metric.AUROC, List.of(first), 1)));
        assertEquals(
                QUICK.difference(Metric.AUROC, first, second),
                QUICK.interval(QUICK.sums(Metric.AUROC, List.of(first, second), 1, -1)));
    }

    @Test
    void whatIsAddedAndTakenAwayAgainIsNothing() {
        TestScores scores = gaussian(40, 1);
        double[] sums = QUICK.sums(Metric.AUROC, List.of(scores, scores, scores), 1, 1, -2);
        assertEquals(0, Arrays.stream(sums).map(Math::abs).max().orElseThrow(), 1e-12);
    }

    @Test
    void aSumNeedsAWeightForEachAndTheSameImages() {
        TestScores scores = gaussian(40, 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> QUICK.sums(Metric.AUROC, List.of(scores), 1, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> QUICK.sums(Metric.AUROC, List.of(scores, gaussian(30, 1)), 1, -1));
    }
}
