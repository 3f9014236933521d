// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.oecl.random.KeyedRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientClippingTest {

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.5, 3, 1e6})
    void gradientsTogetherAreNoLongerThanTheLimitAndKeepTheirDirection(double limit) {
        float[][] values = random();
        double norm = norm(values);
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> gradients = gradients(manager, values);
            double before = new GradientClipping(limit).apply(gradients);
            assertEquals(norm, before, 1e-6 * norm);
            double scale = Math.min(1, limit / norm);
            for (int i = 0; i < values.length; i++) {
                float[] clipped = gradients.get(i).toFloatArray();
                for (int j = 0; j < clipped.length; j++) {
                    // Both signs alike; PyTorch's 1e-6 makes it the least bit shorter.
                    assertEquals(scale * values[i][j], clipped[j], 2e-6 * scale * norm);
                }
            }
        }
    }

    @Test
    void gradientsWithinTheLimitKeepTheirBits() {
        float[][] values = random();
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> gradients = gradients(manager, values);
            new GradientClipping(norm(values) + 1e-3).apply(gradients);
            for (int i = 0; i < values.length; i++) {
                assertArrayEquals(values[i], gradients.get(i).toFloatArray());
            }
        }
    }

    @Test
    void noGradientAtAllStaysZero() {
        try (NDManager manager = NDManager.newBaseManager()) {
            List<NDArray> zeros = gradients(manager, new float[2][3]);
            assertEquals(0, new GradientClipping(1e-9).apply(zeros));
            assertArrayEquals(new float[3], zeros.get(1).toFloatArray());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aLimitOutOfItsRangeIsNamed(double limit) {
        var error = assertThrows(IllegalArgumentException.class, () -> new GradientClipping(limit));
        assertTrue(error.getMessage().contains("" + limit), error.getMessage());
    }

    private static float[][] random() {
        KeyedRandom random = KeyedRandom.of(5);
        float[][] values = new float[3][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new float[10 + 20 * i];
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = (float) random.nextGaussian();
            }
        }
        return values;
    }

    private static double norm(float[][] values) {
        double square = 0;
        for (float[] row : values) {
            for (float value : row) {
                square += (double) value * value;
            }
        }
        return Math.sqrt(square);
    }

    private static List<NDArray> gradients(NDManager manager, float[][] values) {
        List<NDArray> gradients = new ArrayList<>();
        for (float[] row : values) {
            gradients.add(manager.create(row));
        }
        return gradients;
    }
}
