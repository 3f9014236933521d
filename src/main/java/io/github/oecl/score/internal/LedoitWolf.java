// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

/**
 * The shrinkage of a covariance towards a multiple of the identity, (1 - lambda) S + lambda mu I,
 * that has the least expected squared error (Ledoit and Wolf, "A well-conditioned estimator for
 * large-dimensional covariance matrices", 2004).
 *
 * @param shrinkage lambda; kept off 0 and 1 by a millionth, so that the covariance can be inverted
 *     whatever its rank
 * @param meanVariance mu, the mean of the variances
 */
record LedoitWolf(double shrinkage, double meanVariance) {

    private static final double LEAST = 1e-6;

    /**
     * Estimates the shrinkage of centred rows.
     *
     * @param rows images x dimension, of mean 0
     * @param products the products of all pairs of rows, or of all pairs of columns: both have the
     *     same trace and the same sum of squares
     */
    static LedoitWolf of(double[][] rows, double[][] products) {
        int images = rows.length;
        int dimension = rows[0].length;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < products.length; i++) {
            trace += products[i][i] / images;
            squares += dot(products[i], products[i]) / images / images;
        }
        double fourth = 0;
        for (double[] row : rows) {
            double square = dot(row, row);
            fourth += square * square;
        }
        // The squared distance of S from mu I, and the mean squared error of S.
        double distance = squares - trace * trace / dimension;
        double error = (fourth / images - squares) / images;
        double best = distance > 0 ? error / distance : 0;
        return new LedoitWolf(Math.min(1 - LEAST, Math.max(LEAST, best)), trace / dimension);
    }

    static double dot(double[] a, double[] b) {
        return dot(a, b, a.length);
    }

    /** Returns the product of the first numbers. Four sums need not wait for each other. */
    static double dot(double[] a, double[] b, int length) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }
}
