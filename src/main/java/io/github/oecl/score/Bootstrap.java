// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.norm.internal.Quantiles;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Percentile bootstrap over the test images (Efron and Tibshirani, 1993): normal and OOD images are
 * resampled separately, each side to its own size. It measures the variation between test images,
 * not that of the training. The same seed gives the same interval.
 */
public final class Bootstrap {

    private static final long STREAM = KeyedRandom.stream("bootstrap");

    private final int resamples;
    private final double level;
    private final long seed;

    private Bootstrap(Builder builder) {
        resamples = builder.resamples;
        level = builder.level;
        seed = builder.seed;
    }

    /** {@return a builder with 2,000 resamples, the level 0.95 and the seed 0} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the interval of a metric.
     *
     * @param metric what is measured
     * @param scores the scores of a test set
     * @return the percentile interval
     */
    public Interval interval(Metric metric, TestScores scores) {
        return interval(resampled(metric, scores)[0]);
    }

    /**
     * Returns the interval of a metric of the first scores minus that of the second, both over the
     * same resampled images.
     *
     * @param metric what is measured
     * @param first the scores of a test set
     * @param second other scores of the same images in the same order
     * @return the percentile interval of the paired difference; the two differ if it excludes 0
     * @throws IllegalArgumentException if the two have different numbers of images
     */
    public Interval difference(Metric metric, TestScores first, TestScores second) {
        return interval(sums(metric, List.of(first, second), 1, -1));
    }

    /**
     * Returns a weighted sum of a metric of several scores on each resample, all over the same
     * resampled images.
     *
     * @param metric what is measured
     * @param scores scores of the same images in the same order
     * @param weights one for each
     * @return a sum for each resample
     * @throws IllegalArgumentException if the scores have different numbers of images, or there are
     *     not as many weights
     */
    public double[] sums(Metric metric, List<TestScores> scores, double... weights) {
        if (scores.size() != weights.length) {
            throw new IllegalArgumentException(
                    scores.size() + " scores need as many weights, not " + weights.length);
        }
        scores.forEach(each -> requireSameImages(scores.get(0), each));
        double[][] values = resampled(metric, scores.toArray(TestScores[]::new));
        double[] sums = new double[resamples];
        for (int s = 0; s < weights.length; s++) {
            for (int r = 0; r < resamples; r++) {
                sums[r] += weights[s] * values[s][r];
            }
        }
        return sums;
    }

    /**
     * Returns the percentile interval of what was computed on each resample.
     *
     * @param values such as {@link #sums}
     * @return the interval
     */
    public Interval interval(double[] values) {
        Quantiles quantiles = Quantiles.of(values);
        double tail = (1 - level) / 2;
        return new Interval(quantiles.at(tail), quantiles.at(1 - tail), level);
    }

    /** Returns the metric of each of the scores on each resample, scores x resamples. */
    private double[][] resampled(Metric metric, TestScores... scores) {
        List<RankedScores> ranked = Stream.of(scores).map(RankedScores::of).toList();
        List<ScoreCounts> tallies =
                ranked.stream().map(r -> ScoreCounts.empty(r.thresholds().length)).toList();
        int[][] normal = arrays(ranked, RankedScores::normal);
        int[][] ood = arrays(ranked, RankedScores::ood);
        int[][] normalCounts = arrays(tallies, ScoreCounts::normal);
        int[][] oodCounts = arrays(tallies, ScoreCounts::ood);
        double[][] values = new double[scores.length][resamples];
        for (int r = 0; r < resamples; r++) {
            KeyedRandom random = KeyedRandom.of(seed, STREAM, r);
            draw(normal, normalCounts, random);
            draw(ood, oodCounts, random);
            for (int s = 0; s < scores.length; s++) {
                values[s][r] = metric.of(tallies.get(s));
            }
        }
        return values;
    }

    private static <T> int[][] arrays(List<T> from, Function<T, int[]> part) {
        return from.stream().map(part).toArray(int[][]::new);
    }

    /** Draws images with replacement and counts their ranks under each of the scores. */
    private static void draw(int[][] ranks, int[][] counts, KeyedRandom random) {
        for (int[] count : counts) {
            Arrays.fill(count, 0);
        }
        int images = ranks[0].length;
        for (int i = 0; i < images; i++) {
            int image = random.nextInt(images);
            for (int s = 0; s < ranks.length; s++) {
                counts[s][ranks[s][image]]++;
            }
        }
    }

    /**
     * Checks that two scores are of as many images.
     *
     * @param first one score
     * @param second the other
     * @throws IllegalArgumentException if their numbers of images differ
     */
    public static void requireSameImages(TestScores first, TestScores second) {
        if (first.normal().length != second.normal().length
                || first.ood().length != second.ood().length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A paired difference needs two scores of the same images, not of %d normal"
                                    + " and %d OOD against %d and %d.",
                            first.normal().length,
                            first.ood().length,
                            second.normal().length,
                            second.ood().length));
        }
    }

    /** Builds a {@link Bootstrap}. */
    public static final class Builder {

        private int resamples = 2000;
        private double level = 0.95;
        private long seed;

        private Builder() {}

        /**
         * Sets the number of resamples; the default is 2,000.
         *
         * @param resamples at least 100
         * @return this builder
         */
        public Builder optResamples(int resamples) {
            this.resamples = resamples;
            return this;
        }

        /**
         * Sets the confidence level; the default is 0.95.
         *
         * @param level between 0 and 1
         * @return this builder
         */
        public Builder optLevel(double level) {
            this.level = level;
            return this;
        }

        /**
         * Sets the seed; the default is 0.
         *
         * @param seed any number
         * @return this builder
         */
        public Builder optSeed(long seed) {
            this.seed = seed;
            return this;
        }

        /**
         * Checks the values and builds.
         *
         * @return the bootstrap
         * @throws IllegalArgumentException if there are fewer than 100 resamples or the level is
         *     not in (0, 1)
         */
        public Bootstrap build() {
            if (resamples < 100) {
                throw new IllegalArgumentException(
                        "A percentile interval needs at least 100 resamples: " + resamples);
            }
            Interval.requireLevel(level);
            return new Bootstrap(this);
        }
    }
}
