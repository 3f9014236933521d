// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A quantity measured once for each seed, such as an AUROC or a difference of two, together with
 * its values on bootstrap resamples of the test images. Seeds with the same test images take the
 * same resamples, seeds with test images of their own take independent ones; {@link SeedEstimate}
 * reads from the covariance of two seeds over the resamples how much error they share.
 */
public final class SeedSample {

    private final double[] values;
    private final double[][] resampled;
    private final int images;

    private SeedSample(double[] values, double[][] resampled, int images) {
        this.values = values;
        this.resampled = resampled;
        this.images = images;
    }

    /**
     * Collects measured values.
     *
     * @param values one for each seed
     * @param resampled for each seed its values on the resamples, seeds x resamples
     * @param images the test images of the smaller side, normal or OOD, at least 2
     * @return the sample
     * @throws IllegalArgumentException if there is no seed, if the sizes do not match, if there are
     *     fewer than two resamples or images, or if a value is not finite
     */
    public static SeedSample of(double[] values, double[][] resampled, int images) {
        requireSizes(values, resampled, images);
        requireFinite(values);
        Arrays.stream(resampled).forEach(SeedSample::requireFinite);
        double[][] copy = Arrays.stream(resampled).map(double[]::clone).toArray(double[][]::new);
        return new SeedSample(values.clone(), copy, images);
    }

    /**
     * Measures the AUROC of each seed on the same test images.
     *
     * @param bootstrap draws the resamples
     * @param seeds the scores of each seed, of the same images in the same order
     * @return the sample
     * @throws IllegalArgumentException if there is no seed, or two have different numbers of images
     */
    public static SeedSample auroc(Bootstrap bootstrap, List<TestScores> seeds) {
        seeds.forEach(each -> Bootstrap.requireSameImages(seeds.get(0), each));
        double[] values = seeds.stream().mapToDouble(Metric.AUROC::of).toArray();
        double[][] resampled =
                seeds.stream()
                        .map(each -> bootstrap.sums(Metric.AUROC, List.of(each), 1))
                        .toArray(double[][]::new);
        return of(values, resampled, seeds.isEmpty() ? 0 : images(seeds.get(0)));
    }

    /** {@return the number of test images of the smaller side, normal or OOD} */
    static int images(TestScores scores) {
        return Math.min(scores.normal().length, scores.ood().length);
    }

    /**
     * Returns the paired differences from another quantity, seed by seed.
     *
     * @param other of the same seeds in the same order, on the same resamples
     * @return this minus the other
     * @throws IllegalArgumentException if the numbers of seeds or resamples differ
     */
    public SeedSample minus(SeedSample other) {
        if (other.seeds() != seeds() || other.resampled[0].length != resampled[0].length) {
            throw new IllegalArgumentException(
                    "Paired differences need the same seeds and resamples, not %s and %s seeds with %s and %s resamples; compare other seeds with SeedEstimate.unpaired"
                            .formatted(
                                    seeds(),
                                    other.seeds(),
                                    resampled[0].length,
                                    other.resampled[0].length));
        }
        double[][] differences =
                IntStream.range(0, seeds())
                        .mapToObj(s -> minus(resampled[s], other.resampled[s]))
                        .toArray(double[][]::new);
        return new SeedSample(
                minus(values, other.values), differences, Math.min(images, other.images));
    }

    /** {@return the number of seeds} */
    public int seeds() {
        return values.length;
    }

    double[] values() {
        return values;
    }

    int images() {
        return images;
    }

    double[] resampled(int seed) {
        return resampled[seed];
    }

    private static double[] minus(double[] first, double[] second) {
        return IntStream.range(0, first.length).mapToDouble(i -> first[i] - second[i]).toArray();
    }

    private static void requireSizes(double[] values, double[][] resampled, int images) {
        if (values.length == 0 || values.length != resampled.length) {
            throw new IllegalArgumentException(
                    "Each seed needs a value and its resamples: %s values, %s rows of resamples"
                            .formatted(values.length, resampled.length));
        }
        for (double[] row : resampled) {
            if (row.length < 2 || row.length != resampled[0].length) {
                throw new IllegalArgumentException(
                        "All seeds need the same number of resamples, at least 2: "
                                + Arrays.toString(
                                        Arrays.stream(resampled)
                                                .mapToInt(r -> r.length)
                                                .toArray()));
            }
        }
        if (images < 2) {
            throw new IllegalArgumentException(
                    "An interval over test images needs at least 2 of each side, not " + images);
        }
    }

    private static void requireFinite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A value of a seed is finite, not " + value);
            }
        }
    }
}
