// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * NT-Xent sees only the direction of a projection z: its gradient, by automatic differentiation, is
 * orthogonal to z and scales as 1 / ||z||.
 */
class NtXentGradientTest {

    @ParameterizedTest
    @CsvSource({"2,3,0.5", "8,16,0.1", "32,64,0.5"})
    void gradientIsOrthogonalToTheFeature(int instances, int dimension, double temperature) {
        double[][] z = random(2 * instances, dimension);
        double[][] gradient = gradient(z, temperature, true);
        for (int i = 0; i < z.length; i++) {
            double scale = norm(z[i]) * norm(gradient[i]);
            assertTrue(scale > 0);
            assertEquals(0, inner(z[i], gradient[i]) / scale, 1e-9);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.5", "3", "1000"})
    void gradientScalesAsOneOverTheNorm(double factor) {
        double[][] z = random(16, 8);
        double[][] gradient = gradient(z, 0.5, true);
        double[][] scaled = z.clone();
        scaled[3] = Arrays.stream(z[3]).map(x -> factor * x).toArray();
        double[][] after = gradient(scaled, 0.5, true);
        for (int d = 0; d < 8; d++) {
            assertEquals(gradient[3][d], factor * after[3][d], 1e-10);
            assertEquals(gradient[4][d], after[4][d], 1e-10);
        }
    }

    @Test
    void aStepDownTheGradientNeverShortensAFeature() {
        double[][] z = random(16, 8);
        double[][] gradient = gradient(z, 0.5, true);
        for (int i = 0; i < z.length; i++) {
            double[] moved = z[i].clone();
            for (int d = 0; d < moved.length; d++) {
                moved[d] -= 0.5 * gradient[i][d];
            }
            double expected = Math.hypot(norm(z[i]), 0.5 * norm(gradient[i]));
            assertEquals(expected, norm(moved), 1e-12 * expected);
        }
    }

    @Test
    void withoutNormalisationTheGradientHasAPartAlongTheFeature() {
        double[][] z = random(16, 8);
        double[][] gradient = gradient(z, 0.5, false);
        double largest = 0;
        for (int i = 0; i < z.length; i++) {
            double cosine = inner(z[i], gradient[i]) / (norm(z[i]) * norm(gradient[i]));
            largest = Math.max(largest, Math.abs(cosine));
        }
        assertTrue(largest > 0.1, "the largest cosine is " + largest);
    }

    private static double[][] gradient(double[][] z, double temperature, boolean normalised) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z);
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(
                        normalised
                                ? Losses.ntXent(rows, temperature)
                                : Losses.unnormalisedNtXent(rows, temperature));
            }
            double[] flat = rows.getGradient().toDoubleArray();
            double[][] gradient = new double[z.length][];
            for (int i = 0; i < z.length; i++) {
                int width = z[i].length;
                gradient[i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
            }
            return gradient;
        }
    }

    private static double[][] random(int rows, int columns) {
        KeyedRandom random = KeyedRandom.of(17, rows, columns);
        double[][] z = new double[rows][columns];
        for (double[] row : z) {
            Arrays.setAll(row, d -> random.nextGaussian());
        }
        return z;
    }

    private static double norm(double[] x) {
        return Math.sqrt(inner(x, x));
    }

    private static double inner(double[] x, double[] y) {
        double sum = 0;
        for (int d = 0; d < x.length; d++) {
            sum += x[d] * y[d];
        }
        return sum;
    }
}
