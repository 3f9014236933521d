// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.score.internal.CosineNormScore;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A baseline without training of its own: minus the Euclidean distance of a vector to its k-th
 * nearest training vector (Ramaswamy et al., 2000; on features Sun et al., "Out-of-distribution
 * detection with deep nearest neighbors", 2022, who normalise them to length 1 first). The vectors
 * are pixels or features.
 */
public final class KnnDistance {

    /** Dimensions that are added between two looks at whether a vector can still be among the k. */
    private static final int CHUNK = 64;

    private final float[] training;
    private final int dimension;
    private final int k;

    private KnnDistance(float[] training, int dimension, int k) {
        this.training = training;
        this.dimension = dimension;
        this.k = k;
    }

    /**
     * Keeps the training vectors.
     *
     * @param training normal images, images x dimension, row-major
     * @param dimension the length of a vector, at least 1
     * @param k which neighbour counts, from 1 to the number of training images
     * @return the score against these images
     * @throws IllegalArgumentException if there is no image, if the length is not a multiple of the
     *     dimension, if a number is NaN or infinite, or if k is out of range
     */
    public static KnnDistance against(float[] training, int dimension, int k) {
        int images = CosineNormScore.rows(training, dimension, "training");
        if (k < 1 || k > images) {
            throw new IllegalArgumentException(
                    "k, which neighbour counts, is %s; with %s training images it is from 1 to %s"
                            .formatted(k, images, images));
        }
        return new KnnDistance(training.clone(), dimension, k);
    }

    /**
     * Scores vectors, on all cores.
     *
     * @param vectors images x dimension, row-major
     * @return for each image minus the distance to its k-th nearest training image
     * @throws IllegalArgumentException if there is no image, if the length is not a multiple of the
     *     dimension, or if a number is NaN or infinite
     */
    public double[] score(float[] vectors) {
        int images = CosineNormScore.rows(vectors, dimension, "test");
        return IntStream.range(0, images)
                .parallel()
                .mapToDouble(i -> 0 - Math.sqrt(kthSquare(vectors, i * dimension)))
                .toArray();
    }

    private double kthSquare(float[] vectors, int offset) {
        double[] nearest = new double[k];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        for (int other = 0; other < training.length; other += dimension) {
            double square = square(vectors, offset, other, nearest[k - 1]);
            if (square < nearest[k - 1]) {
                insert(nearest, square);
            }
        }
        return nearest[k - 1];
    }

    /** Returns the squared distance, or something not below a limit once it has passed that. */
    private double square(float[] vectors, int offset, int other, double limit) {
        double sum = 0;
        for (int from = 0; from < dimension && sum < limit; from += CHUNK) {
            int to = Math.min(from + CHUNK, dimension);
            for (int d = from; d < to; d++) {
                double difference = (double) vectors[offset + d] - training[other + d];
                sum += difference * difference;
            }
        }
        return sum;
    }

    private static void insert(double[] rising, double value) {
        int at = rising.length - 1;
        while (at > 0 && rising[at - 1] > value) {
            rising[at] = rising[at - 1];
            at--;
        }
        rising[at] = value;
    }
}
