// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedEstimateTest {

    private static final Bootstrap QUICK = Bootstrap.builder().optResamples(200).build();
    private static final int TRIALS = 500;
    private static final double FIRST = 1.4;
    private static final double SECOND = 1.0;
    private static final double TRUTH = SimulatedSeeds.truth(FIRST) - SimulatedSeeds.truth(SECOND);

    /** Two resamples at a distance of 2 a have the variance 2 a². */
    private static double[] resamples(double middle, double distance) {
        return new double[] {middle - distance, middle + distance};
    }

    @Test
    void withoutAnErrorOfTheImagesItIsTheTIntervalOverSeeds() {
        double[][] constant = {{1, 1}, {2, 2}, {6, 6}};
        SeedEstimate estimate =
                SeedEstimate.of(SeedSample.of(new double[] {1, 2, 6}, constant, 50));
        // Mean 3, standard deviation sqrt 7, t of two degrees of freedom 4.302653.
        double half = 4.302653 * Math.sqrt(7.0 / 3);
        assertEquals(3 - half, estimate.interval(0.95).low(), 1e-5);
        assertEquals(3 + half, estimate.interval(0.95).high(), 1e-5);
    }

    @Test
    void valuesAloneHaveTheTInterval() {
        SeedEstimate estimate = SeedEstimate.ofSeeds(1, 2, 6);
        double half = 4.302653 * Math.sqrt(7.0 / 3);
        assertEquals(3 + half, estimate.interval(0.95).high(), 1e-5);
        refuses("not 1", () -> SeedEstimate.ofSeeds(1));
    }

    @Test
    void whatTheImagesDoToAllSeedsAlikeIsAddedAndDoesNotShrinkWithTheSeeds() {
        double[][] alike = {resamples(1, 0.3), resamples(2, 0.3), resamples(6, 0.3)};
        SeedEstimate estimate = SeedEstimate.of(SeedSample.of(new double[] {1, 2, 6}, alike, 61));
        assertEquals(7.0 / 3, estimate.seedVariance(), 1e-12);
        assertEquals(2 * 0.3 * 0.3, estimate.imageVariance(), 1e-12);
        assertEquals(60, estimate.imageDegrees());
        double seedPart = 4.302653 * Math.sqrt(7.0 / 3);
        double imagePart = 2.000298 * Math.sqrt(0.18);
        assertEquals(3 + Math.hypot(seedPart, imagePart), estimate.interval(0.95).high(), 1e-5);
    }

    @Test
    void whatTheImagesDoToOneSeedAloneIsInTheSpreadOverSeedsAlready() {
        double[][] apart = {{1, 1, -1, -1}, {1, -1, 1, -1}, {1, -1, -1, 1}};
        SeedEstimate estimate = SeedEstimate.of(SeedSample.of(new double[] {1, 2, 6}, apart, 50));
        assertEquals(0, estimate.imageVariance(), 1e-12);
    }

    @Test
    void theErrorOfTheImagesIsTheMeanCovarianceOfTwoSeeds() {
        double[][] some = {{1, 2, 4}, {3, 3, 7}, {0, 5, 5}};
        SeedEstimate estimate = SeedEstimate.of(SeedSample.of(new double[] {1, 2, 6}, some, 50));
        double expected = 0;
        for (int s = 0; s < 3; s++) {
            for (int t = 0; t < 3; t++) {
                expected += s == t ? 0 : covariance(some[s], some[t]) / 6;
            }
        }
        assertEquals(expected, estimate.imageVariance(), 1e-12);
    }

    private static double covariance(double[] x, double[] y) {
        double meanX = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
        double meanY = IntStream.range(0, x.length).mapToDouble(i -> y[i]).average().orElseThrow();
        return IntStream.range(0, x.length).mapToDouble(i -> (x[i] - meanX) * (y[i] - meanY)).sum()
                / (x.length - 1);
    }

    @Test
    void oneSeedHasTheErrorOfItsImagesAlone() {
        double[][] one = {resamples(2, 0.5)};
        SeedEstimate estimate = SeedEstimate.of(SeedSample.of(new double[] {2}, one, 61));
        assertEquals(0.5, estimate.imageVariance(), 1e-12);
        assertEquals(2 + 2.000298 * Math.sqrt(0.5), estimate.interval(0.95).high(), 1e-5);
    }

    @Test
    void unpairedGroupsHaveWelchsDegreesOfFreedom() {
        SeedSample first = SeedSample.of(new double[] {1, 2, 6}, new double[3][2], 50);
        SeedSample second = SeedSample.of(new double[] {0, 2}, new double[2][2], 50);
        SeedEstimate estimate = SeedEstimate.unpaired(first, second);
        assertEquals(2, estimate.value(), 1e-12);
        assertEquals(7.0 / 3 + 1, estimate.seedVariance(), 1e-12);
        double welch = Math.pow(7.0 / 3 + 1, 2) / (Math.pow(7.0 / 3, 2) / 2 + 1);
        assertEquals(welch, estimate.seedDegrees(), 1e-12);
        assertEquals(2, estimate.seeds());
    }

    @Test
    void whatTheImagesDoToBothMethodsCancelsAlsoUnpaired() {
        double[][] three = {resamples(0, 1), resamples(0, 1), resamples(0, 1)};
        SeedSample first = SeedSample.of(new double[] {1, 2, 6}, three, 50);
        SeedEstimate estimate = SeedEstimate.unpaired(first, first);
        assertEquals(0, estimate.imageVariance(), 1e-12);
    }

    @Test
    void aLinearFunctionKeepsTheStandardErrorsRatio() {
        double[][] alike = {resamples(1, 0.3), resamples(2, 0.3)};
        SeedEstimate estimate = SeedEstimate.of(SeedSample.of(new double[] {1, 2}, alike, 61));
        SeedEstimate mirrored = estimate.linear(-1, 5);
        assertEquals(5 - estimate.interval(0.9).high(), mirrored.interval(0.9).low(), 1e-12);
        assertEquals(5 - estimate.interval(0.9).low(), mirrored.interval(0.9).high(), 1e-12);
    }

    @Test
    void aPairedDifferenceIsTakenSeedBySeed() {
        SimulatedSeeds world = new SimulatedSeeds(1, 0);
        List<TestScores> first = world.seeds(0, FIRST, 0, 3);
        List<TestScores> second = world.seeds(1, SECOND, 0, 3);
        SeedEstimate estimate = SeedEstimate.of(auroc(first).minus(auroc(second)));
        double expected =
                IntStream.range(0, 3)
                        .mapToDouble(
                                s -> Metric.AUROC.of(first.get(s)) - Metric.AUROC.of(second.get(s)))
                        .average()
                        .orElseThrow();
        assertEquals(expected, estimate.value(), 1e-12);
        assertTrue(estimate.imageVariance() > 0);
        assertEquals(39, estimate.imageDegrees());
    }

    /** Nominal 95%: within 3.5 standard errors of a binomial share below, and 3 points above. */
    private static void assertNominal(double coverage) {
        assertTrue(coverage > 0.95 - 3.5 * Math.sqrt(0.05 * 0.95 / TRIALS), "only " + coverage);
        assertTrue(coverage < 0.99, "as many as " + coverage);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 10})
    void coversTheTruthOverSeedsWithSharedTestImages(int seeds) {
        double coverage = coverage(trial -> SeedEstimate.of(paired(trial, seeds)));
        assertNominal(coverage);
    }

    @ParameterizedTest
    @ValueSource(ints = 5)
    void coversItWithOtherSeedsOfEachMethod(int seeds) {
        assertNominal(
                coverage(
                        trial -> {
                            SimulatedSeeds world = new SimulatedSeeds(trial, 0);
                            return SeedEstimate.unpaired(
                                    auroc(world.seeds(0, FIRST, 0, seeds)),
                                    auroc(world.seeds(1, SECOND, 100, seeds - 2)));
                        }));
    }

    @Test
    void coversItWhereEachSeedHasTestImagesOfItsOwn() {
        assertNominal(coverage(trial -> SeedEstimate.of(ownImages(trial, 5))));
    }

    /** What the check of the coverage would find if the images that seeds share were forgotten. */
    @Test
    void theTIntervalOverSeedsAloneDoesNotCoverIt() {
        double coverage =
                coverage(
                        trial -> {
                            SeedEstimate full = SeedEstimate.of(paired(trial, 10));
                            return new SeedEstimate(
                                    full.value(), 10, true, full.seedVariance(), 9, 0, 39);
                        });
        assertTrue(coverage < 0.85, "as many as " + coverage);
    }

    private static double coverage(IntFunction<SeedEstimate> estimate) {
        long covered =
                IntStream.range(0, TRIALS)
                        .filter(trial -> !estimate.apply(trial).interval(0.95).excludes(TRUTH))
                        .count();
        return covered / (double) TRIALS;
    }

    private static SeedSample paired(int trial, int seeds) {
        SimulatedSeeds world = new SimulatedSeeds(trial, 0);
        return auroc(world.seeds(0, FIRST, 0, seeds))
                .minus(auroc(world.seeds(1, SECOND, 0, seeds)));
    }

    private static SeedSample ownImages(int trial, int seeds) {
        double[] values = new double[seeds];
        double[][] resampled = new double[seeds][];
        for (int s = 0; s < seeds; s++) {
            SimulatedSeeds world = new SimulatedSeeds(trial, s);
            TestScores first = world.seeds(0, FIRST, s, 1).get(0);
            TestScores second = world.seeds(1, SECOND, s, 1).get(0);
            Bootstrap own = Bootstrap.builder().optResamples(200).optSeed(s).build();
            values[s] = Metric.AUROC.of(first) - Metric.AUROC.of(second);
            resampled[s] = own.sums(Metric.AUROC, List.of(first, second), 1, -1);
        }
        return SeedSample.of(values, resampled, 40);
    }

    private static SeedSample auroc(List<TestScores> seeds) {
        return SeedSample.auroc(QUICK, seeds);
    }

    @Test
    void samplesThatDoNotMatchAreRefused() {
        SeedSample two = SeedSample.of(new double[] {1, 2}, new double[2][2], 50);
        SeedSample three = SeedSample.of(new double[] {1, 2, 6}, new double[3][2], 50);
        SeedSample one = SeedSample.of(new double[] {1}, new double[1][2], 50);
        refuses("not 2 and 3 seeds", () -> two.minus(three));
        refuses("not 2 and 1", () -> SeedEstimate.unpaired(two, one));
        refuses("0 values", () -> SeedSample.of(new double[0], new double[0][], 50));
        refuses(
                "[2, 3]",
                () -> SeedSample.of(new double[2], new double[][] {{1, 2}, {1, 2, 3}}, 9));
        refuses("not 1", () -> SeedSample.of(new double[1], new double[1][2], 1));
        refuses("not NaN", () -> SeedSample.of(new double[] {Double.NaN}, new double[1][2], 9));
        assertThrows(IllegalArgumentException.class, () -> SeedEstimate.of(two).interval(1));
    }

    private static void refuses(String said, Runnable what) {
        String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
        assertTrue(message.contains(said), message);
    }
}
