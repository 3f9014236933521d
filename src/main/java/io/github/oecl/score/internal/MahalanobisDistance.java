// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;

/**
 * A baseline without training of its own: minus the Mahalanobis distance of a vector to the mean of
 * the training vectors (Lee et al., "A simple unified framework for detecting out-of-distribution
 * samples", 2018, with one class). The covariance is shrunk by the rule of Ledoit and Wolf (2004),
 * as there may be more dimensions than images. The vectors are pixels or features.
 *
 * <p>With X the centred training vectors, n rows, and c = lambda mu, the covariance is (1 - lambda)
 * X'X / n + c I. Where there are fewer images than dimensions its inverse is found from the n x n
 * matrix XX' (Woodbury's identity), so that the smaller of the two matrices is factorised.
 */
public final class MahalanobisDistance {

    private final double[] mean;

    /** The centred training vectors; null where the covariance itself is factorised. */
    private final double[][] rows;

    /** The lower triangle L with LL' = XX' + ridge I, or X'X + ridge I. */
    private final double[][] factor;

    /** What a squared length after the factor is multiplied by. */
    private final double scale;

    /** lambda mu. */
    private final double floor;

    private MahalanobisDistance(double[] mean, double[][] rows) {
        int images = rows.length;
        boolean few = images < mean.length;
        double[][] products = products(few ? rows : transposed(rows));
        LedoitWolf covariance = LedoitWolf.of(rows, products);
        double kept = 1 - covariance.shrinkage();
        this.mean = mean;
        this.rows = few ? rows : null;
        floor = covariance.shrinkage() * covariance.meanVariance();
        scale = images / kept;
        for (int i = 0; i < products.length; i++) {
            products[i][i] += floor * scale;
        }
        factor = factor(products);
    }

    /**
     * Estimates mean and covariance of the training vectors.
     *
     * @param training normal images, images x dimension, row-major
     * @param dimension the length of a vector, at least 1
     * @return the score against these images
     * @throws IllegalArgumentException if there are fewer than two images, if the length is not a
     *     multiple of the dimension, if a number is NaN or infinite, or if all images are equal
     */
    public static MahalanobisDistance against(float[] training, int dimension) {
        int images = CosineNormScore.rows(training, dimension, "training");
        double[] mean = new double[dimension];
        for (int i = 0; i < training.length; i++) {
            mean[i % dimension] += (double) training[i] / images;
        }
        double[][] rows =
                IntStream.range(0, images)
                        .mapToObj(i -> centred(training, i * dimension, mean))
                        .toArray(double[][]::new);
        if (Arrays.stream(rows).allMatch(row -> LedoitWolf.dot(row, row) == 0)) {
            throw new IllegalArgumentException(
                    "The %s training images are all equal and have no covariance; take at least two different ones"
                            .formatted(images));
        }
        return new MahalanobisDistance(mean, rows);
    }

    /**
     * Scores vectors, on all cores.
     *
     * @param vectors images x dimension, row-major
     * @return for each image minus its Mahalanobis distance
     * @throws IllegalArgumentException if there is no image, if the length is not a multiple of the
     *     dimension, or if a number is NaN or infinite
     */
    public double[] score(float[] vectors) {
        int images = CosineNormScore.rows(vectors, mean.length, "test");
        return IntStream.range(0, images)
                .parallel()
                .mapToDouble(i -> 0 - distance(centred(vectors, i * mean.length, mean)))
                .toArray();
    }

    private double distance(double[] vector) {
        if (rows == null) {
            return Math.sqrt(scale * squareAfterFactor(vector));
        }
        double[] products = new double[rows.length];
        Arrays.setAll(products, i -> LedoitWolf.dot(rows[i], vector));
        double square = LedoitWolf.dot(vector, vector) - squareAfterFactor(products);
        return Math.sqrt(Math.max(0, square) / floor);
    }

    /** Returns the squared length of the y with Ly = x. */
    private double squareAfterFactor(double[] vector) {
        double[] solved = new double[vector.length];
        for (int i = 0; i < solved.length; i++) {
            double known = LedoitWolf.dot(factor[i], solved, i);
            solved[i] = (vector[i] - known) / factor[i][i];
        }
        return LedoitWolf.dot(solved, solved);
    }

    private static double[][] factor(double[][] positive) {
        // The default limits are absolute numbers, and pixels and features have any scale.
        return new CholeskyDecomposition(MatrixUtils.createRealMatrix(positive), 0, 0)
                .getL()
                .getData();
    }

    /**
     * Returns the products of all pairs of vectors, bit-identical on both sides of the diagonal.
     */
    private static double[][] products(double[][] vectors) {
        double[][] products = new double[vectors.length][vectors.length];
        IntStream.range(0, vectors.length)
                .parallel()
                .forEach(
                        i -> {
                            for (int j = 0; j <= i; j++) {
                                products[i][j] = LedoitWolf.dot(vectors[i], vectors[j]);
                                products[j][i] = products[i][j];
                            }
                        });
        return products;
    }

    private static double[][] transposed(double[][] rows) {
        return MatrixUtils.createRealMatrix(rows).transpose().getData();
    }

    private static double[] centred(float[] values, int offset, double[] mean) {
        double[] centred = new double[mean.length];
        Arrays.setAll(centred, d -> values[offset + d] - mean[d]);
        return centred;
    }
}
