// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static io.github.oecl.norm.NormStatistic.ALONG_MEAN_VARIANCE;
import static io.github.oecl.norm.NormStatistic.FIRST_VIEW_NORM;
import static io.github.oecl.norm.NormStatistic.MEAN_COSINE_TO_MEAN;
import static io.github.oecl.norm.NormStatistic.MEAN_NORM;
import static io.github.oecl.norm.NormStatistic.MEAN_PAIRWISE_COSINE;
import static io.github.oecl.norm.NormStatistic.MEAN_SQUARED_NORM;
import static io.github.oecl.norm.NormStatistic.MU_OVER_SIGMA_V;
import static io.github.oecl.norm.NormStatistic.NORM_OF_MEAN;
import static io.github.oecl.norm.NormStatistic.OFF_MEAN_MEAN_SQUARED_NORM;
import static io.github.oecl.norm.NormStatistic.OFF_MEAN_PER_DIMENSION;
import static io.github.oecl.norm.NormStatistic.SIGMA_V;
import static io.github.oecl.norm.NormStatistic.UNBIASED_SQUARED_MU;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Golden;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormStatisticsTest {

    private static double only(float[] features, int views, NormStatistic statistic) {
        int dimension = features.length / views;
        return NormStatistics.of(features, views, dimension).values(statistic)[0];
    }

    private static String messageOf(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    private static float[] gaussian(int length, double mean, double deviation) {
        KeyedRandom random = KeyedRandom.of(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (mean + deviation * random.nextGaussian());
        }
        return values;
    }

    @Test
    void splitsViewsAlongAndOffTheMean() {
        float[] views = {3, 1, 5, -1};
        assertEquals(4, only(views, 2, NORM_OF_MEAN), 1e-12);
        assertEquals(1, only(views, 2, ALONG_MEAN_VARIANCE), 1e-12);
        assertEquals(1, only(views, 2, OFF_MEAN_MEAN_SQUARED_NORM), 1e-12);
        assertEquals(0.5, only(views, 2, OFF_MEAN_PER_DIMENSION), 1e-12);
        assertEquals(4, only(views, 2, MU_OVER_SIGMA_V), 1e-12);
        assertEquals(14, only(views, 2, UNBIASED_SQUARED_MU), 1e-12);
        assertEquals(Math.sqrt(10), only(views, 2, FIRST_VIEW_NORM), 1e-12);
        assertEquals(14 / Math.sqrt(260), only(views, 2, MEAN_PAIRWISE_COSINE), 1e-12);
    }

    @Test
    void momentsAddUp() {
        NormStatistics stats = NormStatistics.of(gaussian(8 * 16 * 5, 0.3, 1), 16, 5);
        for (int i = 0; i < stats.size(); i++) {
            double mu = stats.values(NORM_OF_MEAN)[i];
            double parts =
                    mu * mu
                            + stats.values(ALONG_MEAN_VARIANCE)[i]
                            + stats.values(OFF_MEAN_MEAN_SQUARED_NORM)[i];
            assertEquals(stats.values(MEAN_SQUARED_NORM)[i], parts, 1e-12);
        }
    }

    @Test
    void unbiasedSquaredMuIsUnbiasedWhereThePlainOneIsNot() {
        NormStatistics stats = NormStatistics.of(gaussian(20_000 * 5 * 4, 0, 1), 5, 4);
        // Over pure noise: variance of the estimate is 2 d / (n (n - 1)) = 0.4; four standard
        // errors.
        double bound = 4 * Math.sqrt(0.4 / 20_000);
        assertEquals(0, mean(stats.values(UNBIASED_SQUARED_MU)), bound);
        double plain = 0;
        for (double mu : stats.values(NORM_OF_MEAN)) {
            plain += mu * mu / stats.size();
        }
        assertEquals(0.8, plain, 0.02);
    }

    @Test
    void smallSpreadAboutALargeMeanIsNotLostToCancellation() {
        float[] views = {4096, 0.001f, 4096, -0.001f};
        assertEquals(1e-6, only(views, 2, OFF_MEAN_MEAN_SQUARED_NORM), 1e-12);
    }

    @Test
    void oneViewHasNoSpreadAndNothingThatNeedsTwo() {
        NormStatistics stats = NormStatistics.of(new float[] {3, 4}, 1, 2);
        assertEquals(0, stats.values(SIGMA_V)[0]);
        assertEquals(1, stats.values(MEAN_COSINE_TO_MEAN)[0], 1e-12);
        assertFalse(stats.statistics().contains(MU_OVER_SIGMA_V));
        assertTrue(messageOf(() -> stats.values(MU_OVER_SIGMA_V)).contains("at least 2 views"));
    }

    @Test
    void identicalViewsHaveAnInfiniteRatio() {
        assertEquals(Double.POSITIVE_INFINITY, only(new float[] {1, 0, 1, 0}, 2, MU_OVER_SIGMA_V));
    }

    @Test
    void zeroVectorsHaveCosineZero() {
        float[] oneZero = {0, 0, 2, 0};
        assertEquals(0.5, only(oneZero, 2, MEAN_COSINE_TO_MEAN), 1e-12);
        assertEquals(0, only(oneZero, 2, MEAN_PAIRWISE_COSINE), 1e-12);
        NormStatistics zeros = NormStatistics.of(new float[6], 3, 2);
        zeros.statistics().forEach(s -> assertEquals(0, zeros.values(s)[0], s.name()));
    }

    @Test
    void withoutAMeanDirectionAllIsOffTheMean() {
        float[] opposite = {2, 0, -2, 0};
        assertEquals(4, only(opposite, 2, OFF_MEAN_MEAN_SQUARED_NORM), 1e-12);
        assertEquals(0, only(opposite, 2, ALONG_MEAN_VARIANCE), 1e-12);
        assertEquals(0, only(opposite, 2, MEAN_COSINE_TO_MEAN), 1e-12);
        assertEquals(-4, only(opposite, 2, UNBIASED_SQUARED_MU), 1e-12);
    }

    @Test
    void hugeAndTinyFeaturesStayFinite() {
        for (float scale : new float[] {Float.MAX_VALUE, Float.MIN_VALUE}) {
            float[] views = {scale, 0, scale, scale};
            NormStatistics stats = NormStatistics.of(views, 2, 2);
            stats.statistics().forEach(s -> assertTrue(Double.isFinite(stats.values(s)[0])));
        }
    }

    @Test
    void blocksJoinToTheWhole() {
        float[] all = gaussian(5 * 3 * 4, 1, 1);
        NormStatistics whole = NormStatistics.of(all, 3, 4);
        NormStatistics joined =
                NormStatistics.concat(
                        List.of(
                                NormStatistics.of(Arrays.copyOf(all, 24), 3, 4),
                                NormStatistics.of(Arrays.copyOfRange(all, 24, 60), 3, 4)));
        assertEquals(5, joined.size());
        whole.statistics()
                .forEach(s -> assertArrayEquals(whole.values(s), joined.values(s), s.name()));
    }

    @Test
    void blocksOfDifferentShapeDoNotJoin() {
        NormStatistics a = NormStatistics.of(new float[6], 3, 2);
        NormStatistics b = NormStatistics.of(new float[6], 2, 3);
        assertTrue(messageOf(() -> NormStatistics.concat(List.of(a, b))).contains("dimension 3"));
        assertTrue(messageOf(() -> NormStatistics.concat(List.of())).contains("no blocks"));
    }

    @Test
    void badBlocksAreNamed() {
        assertTrue(messageOf(() -> NormStatistics.of(new float[4], 0, 2)).contains("0 views"));
        assertTrue(messageOf(() -> NormStatistics.of(new float[0], 2, 2)).contains("no image"));
        assertTrue(messageOf(() -> NormStatistics.of(new float[7], 2, 2)).contains("7 numbers"));
        float[] features = new float[12];
        features[9] = Float.NaN;
        String message = messageOf(() -> NormStatistics.of(features, 3, 2));
        assertTrue(message.contains("image 1, view 1 is NaN"), message);
    }

    @Test
    void agreesWithTheGoldenValues() {
        for (GoldenCase expected : Golden.read("norm_statistics.json", GoldenFile.class).cases) {
            NormStatistics stats = expected.statistics();
            assertClose(expected.norm_of_mean, stats, NORM_OF_MEAN);
            assertClose(expected.mean_norm, stats, MEAN_NORM);
            assertClose(expected.mean_squared_norm, stats, MEAN_SQUARED_NORM);
            assertClose(expected.along_mean_variance, stats, ALONG_MEAN_VARIANCE);
            assertClose(expected.off_mean_mean_squared_norm, stats, OFF_MEAN_MEAN_SQUARED_NORM);
            assertClose(expected.mean_cosine_to_mean, stats, MEAN_COSINE_TO_MEAN);
            if (stats.views() > 1) {
                double[] pairwise =
                        Arrays.stream(expected.mean_pairwise_cosine)
                                .mapToDouble(Double::doubleValue)
                                .toArray();
                assertClose(pairwise, stats, MEAN_PAIRWISE_COSINE);
            }
        }
    }

    private static void assertClose(double[] values, NormStatistics stats, NormStatistic which) {
        double[] actual = stats.values(which);
        for (int i = 0; i < values.length; i++) {
            // The features were rounded to float32 on the way in.
            double tolerance = 1e-6 * Math.max(1, Math.abs(values[i]));
            assertEquals(values[i], actual[i], tolerance, which.name());
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private record GoldenFile(List<GoldenCase> cases) {}

    private record GoldenCase(
            double[][][] views,
            double[] norm_of_mean,
            double[] mean_squared_norm,
            double[] mean_norm,
            double[] along_mean_variance,
            double[] off_mean_mean_squared_norm,
            double[] mean_cosine_to_mean,
            Double[] mean_pairwise_cosine) {

        NormStatistics statistics() {
            int dimension = views[0][0].length;
            float[] flat = new float[views.length * views[0].length * dimension];
            int next = 0;
            for (double[][] image : views) {
                for (double[] view : image) {
                    for (double x : view) {
                        flat[next++] = (float) x;
                    }
                }
            }
            return NormStatistics.of(flat, views[0].length, dimension);
        }
    }
}
