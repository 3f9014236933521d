// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CosineNormScoreTest {

    private static float[] gaussian(int length, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double dot(float[] a, int row, float[] b, int column, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += (double) a[row * dimension + d] * b[column * dimension + d];
        }
        return sum;
    }

    /** max cos times norm, by the definition. */
    private static double naive(float[] test, int row, float[] training, int dimension) {
        double norm = Math.sqrt(dot(test, row, test, row, dimension));
        double best = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < training.length / dimension; m++) {
            double other = Math.sqrt(dot(training, m, training, m, dimension));
            best = Math.max(best, dot(test, row, training, m, dimension) / (norm * other));
        }
        return best * norm;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "3,5,2", "65,255,7", "64,256,8", "130,257,33", "10,700,128"})
    void agreesWithTheDefinition(int tests, int trainings, int dimension) {
        float[] test = gaussian(tests * dimension, 1);
        float[] training = gaussian(trainings * dimension, 2);
        double[] scores = CosineNormScore.against(training, dimension).score(test);
        assertEquals(tests, scores.length);
        for (int i = 0; i < tests; i++) {
            double norm = Math.sqrt(dot(test, i, test, i, dimension));
            assertEquals(naive(test, i, training, dimension), scores[i], 2e-6 * norm);
        }
    }

    @Test
    void aTrainingImageScoresItsNorm() {
        CosineNormScore score = CosineNormScore.against(new float[] {3, 4, -1, 0}, 2);
        assertArrayEquals(new double[] {5, 1}, score.score(new float[] {3, 4, -1, 0}), 1e-6);
    }

    @Test
    void scoresMayBeNegative() {
        CosineNormScore score = CosineNormScore.against(new float[] {2, 0}, 2);
        assertEquals(-3, score.score(new float[] {-3, 1})[0], 1e-6);
    }

    @Test
    void zeroVectorsHaveCosineZero() {
        CosineNormScore withZero = CosineNormScore.against(new float[] {2, 0, 0, 0}, 2);
        assertArrayEquals(new double[] {0, 0}, withZero.score(new float[] {-3, 1, 0, 0}));
    }

    @Test
    void wrongFeaturesAreNamed() {
        CosineNormScore score = CosineNormScore.against(new float[] {1, 0}, 2);
        assertTrue(messageFor(() -> score.score(new float[3])).contains("dimension 2"));
        assertTrue(messageFor(() -> score.score(new float[0])).contains("at least one"));
        assertTrue(
                messageFor(() -> score.score(new float[] {1, 0, 0, Float.NaN}))
                        .contains("test image 1 is NaN in dimension 1"));
        assertTrue(
                messageFor(() -> CosineNormScore.against(new float[] {Float.NaN}, 1))
                        .contains("training image 0"));
    }

    private static String messageFor(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }
}
