// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The loss against one written out anchor by anchor, and its gradient against finite differences.
 */
class NtXentReferenceTest {

    @ParameterizedTest
    @CsvSource({"2,2,0.5", "2,16,0.1", "3,5,1.0", "8,64,0.5", "17,3,0.07", "32,8,2.0", "300,4,0.5"})
    void agreesWithTheNaiveLoss(int instances, int dimension, double temperature) {
        double[][] z = random(2 * instances, dimension);
        try (NDManager manager = NDManager.newBaseManager()) {
            double loss = Losses.ntXent(manager.create(z), temperature).getDouble();
            assertEquals(naive(z, temperature, true), loss, 1e-10);
            double plain = Losses.unnormalisedNtXent(manager.create(z), temperature).getDouble();
            assertEquals(naive(z, temperature, false), plain, 1e-10 * Math.max(1, plain));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,4,0.5,true", "5,3,0.2,true", "5,3,0.9,false", "300,2,0.5,true"})
    void gradientAgreesWithFiniteDifferences(
            int instances, int dimension, double temperature, boolean normalised) {
        double[][] z = random(2 * instances, dimension);
        double[] gradient = gradient(z, temperature, normalised);
        double h = 1e-6;
        for (int i = 0; i < z.length; i += 1 + z.length / 10) {
            for (int d = 0; d < dimension; d++) {
                double kept = z[i][d];
                z[i][d] = kept + h;
                double above = naive(z, temperature, normalised);
                z[i][d] = kept - h;
                double below = naive(z, temperature, normalised);
                z[i][d] = kept;
                assertEquals((above - below) / (2 * h), gradient[i * dimension + d], 1e-7);
            }
        }
    }

    private static double[] gradient(double[][] z, double temperature, boolean normalised) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z);
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(
                        normalised
                                ? Losses.ntXent(rows, temperature)
                                : Losses.unnormalisedNtXent(rows, temperature));
            }
            return rows.getGradient().toDoubleArray();
        }
    }

    private static double naive(double[][] z, double temperature, boolean normalised) {
        int rows = z.length;
        double sum = 0;
        for (int anchor = 0; anchor < rows; anchor++) {
            double denominator = 0;
            for (int other = 0; other < rows; other++) {
                if (other != anchor) {
                    denominator +=
                            Math.exp(similarity(z[anchor], z[other], normalised) / temperature);
                }
            }
            int positive = (anchor + rows / 2) % rows;
            double numerator =
                    Math.exp(similarity(z[anchor], z[positive], normalised) / temperature);
            sum -= Math.log(numerator / denominator);
        }
        return sum / rows;
    }

    private static double similarity(double[] a, double[] b, boolean normalised) {
        return normalised ? dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)) : dot(a, b);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static double[][] random(int rows, int dimension) {
        KeyedRandom random = KeyedRandom.of(rows, dimension);
        double[][] z = new double[rows][dimension];
        for (double[] row : z) {
            for (int d = 0; d < dimension; d++) {
                row[d] = random.nextGaussian();
            }
        }
        return z;
    }
}
