// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.score.KnnDistanceTest;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MahalanobisDistanceTest {

    /** Vectors of which the dimensions have different variances and go together. */
    private static float[] correlated(int images, int dimension, long seed) {
        float[] noise = KnnDistanceTest.gaussian(images * dimension, seed);
        for (int i = 0; i < noise.length; i++) {
            int d = i % dimension;
            noise[i] = 5 + (1 + d % 3) * noise[i] + (d > 0 ? 0.5f * noise[i - 1] : 0);
        }
        return noise;
    }

    private static RealMatrix centred(float[] vectors, float[] training, int dimension) {
        RealMatrix of = matrix(vectors, dimension);
        RealMatrix all = matrix(training, dimension);
        RealVector mean =
                all.preMultiply(ones(all.getRowDimension())).mapDivide(all.getRowDimension());
        for (int i = 0; i < of.getRowDimension(); i++) {
            of.setRowVector(i, of.getRowVector(i).subtract(mean));
        }
        return of;
    }

    private static RealVector ones(int length) {
        return MatrixUtils.createRealVector(new double[length]).mapAdd(1);
    }

    private static RealMatrix matrix(float[] vectors, int dimension) {
        RealMatrix matrix = MatrixUtils.createRealMatrix(vectors.length / dimension, dimension);
        for (int i = 0; i < vectors.length; i++) {
            matrix.setEntry(i / dimension, i % dimension, vectors[i]);
        }
        return matrix;
    }

    /** Ledoit's and Wolf's lemma 3.2 to 3.4, term by term; norms are divided by the dimension. */
    private static RealMatrix shrunk(RealMatrix rows) {
        int n = rows.getRowDimension();
        int p = rows.getColumnDimension();
        RealMatrix sample = rows.transpose().multiply(rows).scalarMultiply(1.0 / n);
        double mu = sample.getTrace() / p;
        RealMatrix target = MatrixUtils.createRealIdentityMatrix(p).scalarMultiply(mu);
        double distance = Math.pow(sample.subtract(target).getFrobeniusNorm(), 2) / p;
        double error = 0;
        for (int i = 0; i < n; i++) {
            RealVector row = rows.getRowVector(i);
            error += Math.pow(row.outerProduct(row).subtract(sample).getFrobeniusNorm(), 2) / p;
        }
        double shrinkage = Math.min(error / n / n, distance) / distance;
        return sample.scalarMultiply(1 - shrinkage).add(target.scalarMultiply(shrinkage));
    }

    @ParameterizedTest
    @CsvSource({"5,100,4", "5,40,12", "5,12,12", "5,13,12", "5,11,12", "6,20,60", "2,5,30"})
    void agreesWithTheInverseOfTheShrunkCovariance(int tests, int trainings, int dimension) {
        float[] training = correlated(trainings, dimension, 1);
        float[] test = correlated(tests, dimension, 2);
        double[] scores = MahalanobisDistance.against(training, dimension).score(test);
        RealMatrix covariance = shrunk(centred(training, training, dimension));
        RealMatrix inverse = new LUDecomposition(covariance).getSolver().getInverse();
        RealMatrix rows = centred(test, training, dimension);
        assertEquals(tests, scores.length);
        for (int i = 0; i < tests; i++) {
            RealVector row = rows.getRowVector(i);
            double expected = -Math.sqrt(row.dotProduct(inverse.operate(row)));
            assertEquals(expected, scores[i], 1e-9 * Math.abs(expected));
        }
    }

    @Test
    void alongADirectionOfSmallVarianceTheSameDistanceScoresLess() {
        float[] training = KnnDistanceTest.gaussian(2000, 1);
        for (int i = 1; i < training.length; i += 2) {
            training[i] *= 0.1f;
        }
        double[] scores = MahalanobisDistance.against(training, 2).score(new float[] {1, 0, 0, 1});
        assertTrue(scores[0] > -1.2 && scores[1] < -7, scores[0] + " " + scores[1]);
    }

    @Test
    void theScaleOfTheVectorsDoesNotMatter() {
        float[] training = correlated(30, 8, 1);
        float[] test = correlated(3, 8, 2);
        double[] scores = MahalanobisDistance.against(training, 8).score(test);
        double[] small = MahalanobisDistance.against(scaled(training), 8).score(scaled(test));
        for (int i = 0; i < 3; i++) {
            assertEquals(scores[i], small[i], 1e-9);
        }
    }

    /** By a power of two, which rounds nothing. */
    private static float[] scaled(float[] values) {
        float[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 0x1p-30f;
        }
        return scaled;
    }

    @Test
    void twoImagesHaveARankOfOneAndAreEnough() {
        MahalanobisDistance score = MahalanobisDistance.against(new float[] {1, 0, 0, -1, 0, 0}, 3);
        double[] scores = score.score(new float[] {1, 0, 0, 0, 1, 0});
        assertEquals(-1, scores[0], 1e-3);
        assertTrue(scores[1] < -100 && Double.isFinite(scores[1]));
    }

    @Test
    void equalImagesHaveNoCovariance() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> MahalanobisDistance.against(new float[] {2, 3, 2, 3}, 2))
                        .getMessage();
        assertTrue(message.contains("2 training images are all equal"), message);
    }

    @Test
    void wrongLengthsAndNumbersAreRefused() {
        MahalanobisDistance score = MahalanobisDistance.against(correlated(6, 2, 1), 2);
        assertThrows(IllegalArgumentException.class, () -> score.score(new float[3]));
        float[] infinite = {0, Float.POSITIVE_INFINITY};
        assertThrows(IllegalArgumentException.class, () -> score.score(infinite));
        assertThrows(
                IllegalArgumentException.class, () -> MahalanobisDistance.against(infinite, 2));
    }
}
