// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.score.Interval;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * The mean over seeds of a quantity such as a difference of AUROC, with the two errors that it has:
 * other seeds would give other trainings, and other test images other scores.
 *
 * <p>Let d<sub>s</sub>(T) be the quantity of seed s on the test images T, and d the mean over k
 * seeds. By the law of total variance
 *
 * <pre>Var(d) = E[Var(d | T)] + Var(E[d | T]) = sigma² / k + v</pre>
 *
 * <p>sigma² is the variance between seeds on given test images: differences between the trainings
 * and what single images do to one training and not to another. The sample variance s² of the
 * d<sub>s</sub> estimates it without bias. v is the variance of what the test images do to all
 * seeds alike, which is the covariance of two different seeds over the choice of test images; it
 * does not shrink with k. The bootstrap estimates it as the mean of the covariances C<sub>st</sub>
 * over the resamples,
 *
 * <pre>v = sum over s != t of C_st / (k (k - 1)) = (k Var*(d) - mean of Var*(d_s)) / (k - 1)</pre>
 *
 * <p>and 0 where that is negative; Var* is the variance over the resamples. To add Var*(d) instead
 * would count the interaction of seeds and images twice. Where each seed has test images of its
 * own, the C<sub>st</sub> are 0 and s² contains the sampling of the images already. Two methods
 * with other seeds (unpaired) have a variance of their own each, v is then the sum of the two minus
 * twice the mean covariance across the methods.
 *
 * <p>The interval combines the half-widths that each error has alone, by the root of the sum of
 * their squares (Zou and Donner, "Construction of confidence limits about effect measures", 2008):
 *
 * <pre>d ± sqrt(t² s²/k + u² v)</pre>
 *
 * <p>with the quantile t of Student's distribution with k - 1 degrees of freedom (unpaired:
 * Welch's) and u with as many as test images on the smaller side, less one. It is the t-interval
 * over seeds where the images add nothing, and an error that is added never makes it narrower. Its
 * coverage is nominal or, with few seeds and equal parts of both errors, up to three points above.
 *
 * @param value the mean
 * @param seeds how many; of two unpaired groups, those of the smaller
 * @param paired whether each seed has one value; false for the difference of two groups of seeds
 * @param seedVariance s²/k, the part of the variance that shrinks with more seeds; 0 for one seed,
 *     from which it is not known
 * @param seedDegrees the degrees of freedom of that part; 0 for one seed
 * @param imageVariance v, the part that only more test images shrink
 * @param imageDegrees the degrees of freedom of that part
 */
public record SeedEstimate(
        double value,
        int seeds,
        boolean paired,
        double seedVariance,
        double seedDegrees,
        double imageVariance,
        double imageDegrees) {

    /**
     * Estimates the mean over seeds. One seed has an error of its test images alone.
     *
     * @param sample a value for each seed, such as a paired difference
     * @return the estimate
     */
    public static SeedEstimate of(SeedSample sample) {
        int seeds = sample.seeds();
        return new SeedEstimate(
                StatUtils.mean(sample.values()),
                seeds,
                true,
                seeds == 1 ? 0 : StatUtils.variance(sample.values()) / seeds,
                seeds - 1,
                seeds == 1 ? StatUtils.variance(sample.resampled(0)) : positive(common(sample)),
                sample.images() - 1);
    }

    /**
     * Estimates the mean over seeds of values whose spread over the seeds is their only error, such
     * as the logarithm of a norm ratio of images that are different for each seed.
     *
     * @param values one for each seed, at least two
     * @return the estimate, which has the t-interval
     * @throws IllegalArgumentException if there is a single value, or one is not finite
     */
    public static SeedEstimate ofSeeds(double... values) {
        if (values.length < 2) {
            throw new IllegalArgumentException(
                    "A spread over seeds needs at least two, not " + values.length);
        }
        return of(SeedSample.of(values, new double[values.length][2], 2));
    }

    /**
     * Estimates the difference of two means over different seeds, on the same test images.
     *
     * @param first at least two seeds
     * @param second at least two seeds, on the same resamples
     * @return the estimate of the first minus the second
     * @throws IllegalArgumentException if one of them has a single seed
     */
    public static SeedEstimate unpaired(SeedSample first, SeedSample second) {
        if (first.seeds() < 2 || second.seeds() < 2) {
            throw new IllegalArgumentException(
                    "An unpaired difference needs at least two seeds of each, not %s and %s"
                            .formatted(first.seeds(), second.seeds()));
        }
        double one = StatUtils.variance(first.values()) / first.seeds();
        double other = StatUtils.variance(second.values()) / second.seeds();
        double images = common(first) + common(second) - 2 * across(first, second);
        return new SeedEstimate(
                StatUtils.mean(first.values()) - StatUtils.mean(second.values()),
                Math.min(first.seeds(), second.seeds()),
                false,
                one + other,
                welch(one, first.seeds() - 1, other, second.seeds() - 1),
                positive(images),
                Math.min(first.images(), second.images()) - 1);
    }

    /**
     * Returns the confidence interval of the mean.
     *
     * @param level the confidence level, such as 0.95
     * @return the interval; of one seed it covers the test images alone
     */
    public Interval interval(double level) {
        Interval.requireLevel(level);
        double half = halfWidth(level);
        return new Interval(value - half, value + half, level);
    }

    /**
     * Returns the estimate of another quantity that is a linear function of this one.
     *
     * @param factor by which this is multiplied
     * @param shift which is then added
     * @return the estimate
     */
    public SeedEstimate linear(double factor, double shift) {
        return new SeedEstimate(
                factor * value + shift,
                seeds,
                paired,
                factor * factor * seedVariance,
                seedDegrees,
                factor * factor * imageVariance,
                imageDegrees);
    }

    /** Returns what this would be with another number of seeds of the same spread. */
    SeedEstimate withSeeds(int others) {
        return new SeedEstimate(
                value,
                others,
                paired,
                seedVariance * seeds / others,
                (paired ? 1 : 2) * (others - 1.0),
                imageVariance,
                imageDegrees);
    }

    double standardError() {
        return Math.sqrt(seedVariance + imageVariance);
    }

    double halfWidth(double level) {
        double seedPart = seedDegrees == 0 ? 0 : half(level, seedDegrees, seedVariance);
        return Math.hypot(seedPart, half(level, imageDegrees, imageVariance));
    }

    private static double half(double level, double degrees, double variance) {
        // Without a random generator, which a quantile does not need and which is slow to make.
        TDistribution student = new TDistribution(null, degrees);
        return student.inverseCumulativeProbability((1 + level) / 2) * Math.sqrt(variance);
    }

    /** Returns the mean covariance of two different seeds over the resamples. */
    private static double common(SeedSample sample) {
        int seeds = sample.seeds();
        double own = 0;
        for (int s = 0; s < seeds; s++) {
            own += StatUtils.variance(sample.resampled(s)) / seeds;
        }
        return (seeds * StatUtils.variance(mean(sample)) - own) / (seeds - 1);
    }

    /** Returns the mean covariance of a seed of one and a seed of the other. */
    private static double across(SeedSample first, SeedSample second) {
        return new Covariance().covariance(mean(first), mean(second));
    }

    private static double[] mean(SeedSample sample) {
        double[] mean = new double[sample.resampled(0).length];
        for (int s = 0; s < sample.seeds(); s++) {
            for (int r = 0; r < mean.length; r++) {
                mean[r] += sample.resampled(s)[r] / sample.seeds();
            }
        }
        return mean;
    }

    private static double welch(double one, int degrees, double other, int otherDegrees) {
        double sum = one + other;
        return sum == 0
                ? degrees + otherDegrees
                : sum * sum / (one * one / degrees + other * other / otherDegrees);
    }

    private static double positive(double variance) {
        return Math.max(0, variance);
    }
}
