// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.Arrays;

/**
 * Computes the statistics of one image from its views, in float64. The object is a workspace that
 * is used again for the next image.
 */
final class ViewMoments {

    private final float[] features;
    private final int views;
    private final int dimension;

    private final double[] mean;
    private final double[] directionSum;
    private double normSum;
    private double squaredNormSum;
    private double cosineSum;
    private double alongSum;
    private double offSum;
    private int nonzeroViews;
    private double firstNorm;
    private double mu;

    ViewMoments(float[] features, int views, int dimension) {
        this.features = features;
        this.views = views;
        this.dimension = dimension;
        mean = new double[dimension];
        directionSum = new double[dimension];
    }

    /** Computes the sums of an image. */
    void of(int image) {
        int start = image * views * dimension;
        reset();
        for (int view = 0; view < views; view++) {
            addToMean(start + view * dimension);
        }
        mu = finishMean();
        for (int view = 0; view < views; view++) {
            addNorms(start + view * dimension, view);
            addDeviation(start + view * dimension);
        }
    }

    /** Returns a statistic of the current image. */
    double value(NormStatistic statistic) {
        double n = views;
        return switch (statistic) {
            case NORM_OF_MEAN -> mu;
            case MEAN_NORM -> normSum / n;
            case MEAN_SQUARED_NORM -> squaredNormSum / n;
            case FIRST_VIEW_NORM -> firstNorm;
            case ALONG_MEAN_VARIANCE -> alongSum / n;
            case OFF_MEAN_MEAN_SQUARED_NORM -> offSum / n;
            case OFF_MEAN_PER_DIMENSION -> offSum / n / dimension;
            case SIGMA_V -> Math.sqrt(offSum / n);
            case MU_OVER_SIGMA_V -> mu == 0 ? 0 : mu / Math.sqrt(offSum / n);
            // The total variance is subtracted, not the mean square: nothing cancels.
            case UNBIASED_SQUARED_MU -> mu * mu - (alongSum + offSum) / n / (n - 1);
            case MEAN_COSINE_TO_MEAN -> cosineSum / n;
            case MEAN_PAIRWISE_COSINE -> pairwiseCosine();
        };
    }

    private void reset() {
        Arrays.fill(mean, 0);
        Arrays.fill(directionSum, 0);
        normSum = squaredNormSum = cosineSum = alongSum = offSum = 0;
        nonzeroViews = 0;
    }

    private void addToMean(int offset) {
        for (int d = 0; d < dimension; d++) {
            mean[d] += features[offset + d];
        }
    }

    private double finishMean() {
        double square = 0;
        for (int d = 0; d < dimension; d++) {
            mean[d] /= views;
            square += mean[d] * mean[d];
        }
        return Math.sqrt(square);
    }

    private void addNorms(int offset, int view) {
        double square = 0;
        double inner = 0;
        for (int d = 0; d < dimension; d++) {
            double z = features[offset + d];
            square += z * z;
            inner += z * mean[d];
        }
        double norm = Math.sqrt(square);
        firstNorm = view == 0 ? norm : firstNorm;
        normSum += norm;
        squaredNormSum += square;
        if (norm > 0) {
            nonzeroViews++;
            cosineSum += mu == 0 ? 0 : inner / (norm * mu);
            addDirection(offset, norm);
        }
    }

    private void addDirection(int offset, double norm) {
        for (int d = 0; d < dimension; d++) {
            directionSum[d] += features[offset + d] / norm;
        }
    }

    /** Splits z - m into its parts along and off m, rather than subtract squares that cancel. */
    private void addDeviation(int offset) {
        double along = 0;
        for (int d = 0; d < dimension; d++) {
            along += (features[offset + d] - mean[d]) * mean[d];
        }
        along = mu == 0 ? 0 : along / mu;
        double scale = mu == 0 ? 0 : along / mu;
        double off = 0;
        for (int d = 0; d < dimension; d++) {
            double v = features[offset + d] - mean[d] - scale * mean[d];
            off += v * v;
        }
        alongSum += along * along;
        offSum += off;
    }

    private double pairwiseCosine() {
        double square = 0;
        for (double sum : directionSum) {
            square += sum * sum;
        }
        return (square - nonzeroViews) / ((double) views * (views - 1));
    }
}
