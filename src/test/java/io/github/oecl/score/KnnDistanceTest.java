// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class KnnDistanceTest {

    public static float[] gaussian(int length, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** By the definition: all distances, sorted. */
    private static double naive(float[] test, int row, float[] training, int dimension, int k) {
        double[] distances =
                IntStream.range(0, training.length / dimension)
                        .mapToDouble(m -> distance(test, row, training, m, dimension))
                        .sorted()
                        .toArray();
        return -distances[k - 1];
    }

    private static double distance(float[] a, int row, float[] b, int other, int dimension) {
        double sum = 0;
        for (int d = 0; d < dimension; d++) {
            sum += Math.pow((double) a[row * dimension + d] - b[other * dimension + d], 2);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "5,20,2,1", "5,20,2,20", "7,50,64,3", "7,50,65,5", "3,40,300,10"})
    void agreesWithTheDefinition(int tests, int trainings, int dimension, int k) {
        float[] test = gaussian(tests * dimension, 1);
        float[] training = gaussian(trainings * dimension, 2);
        double[] scores = KnnDistance.against(training, dimension, k).score(test);
        assertEquals(tests, scores.length);
        for (int i = 0; i < tests; i++) {
            assertEquals(naive(test, i, training, dimension, k), scores[i], 1e-12);
        }
    }

    @Test
    void aVectorFarFromAllTrainingImagesScoresLess() {
        KnnDistance score = KnnDistance.against(gaussian(400, 1), 4, 5);
        double[] scores = score.score(new float[] {0, 0, 0, 0, 9, 9, 9, 9});
        assertTrue(scores[0] > scores[1]);
    }

    @Test
    void equalTrainingImagesAreNeighboursEachOfItsOwn() {
        KnnDistance second = KnnDistance.against(new float[] {1, 1, 4}, 1, 2);
        assertArrayEquals(new double[] {0, -3}, second.score(new float[] {1, 4}));
    }

    @Test
    void kIsOneOfTheTrainingImages() {
        float[] training = gaussian(6, 1);
        for (int k : new int[] {0, 4}) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> KnnDistance.against(training, 2, k))
                            .getMessage();
            assertTrue(message.contains("from 1 to 3"), message);
        }
    }

    @Test
    void wrongLengthsAndNumbersAreRefused() {
        KnnDistance score = KnnDistance.against(gaussian(6, 1), 2, 1);
        assertThrows(IllegalArgumentException.class, () -> score.score(new float[3]));
        assertThrows(IllegalArgumentException.class, () -> score.score(new float[] {0, Float.NaN}));
        assertThrows(IllegalArgumentException.class, () -> KnnDistance.against(new float[0], 2, 1));
    }
}
