// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient in closed form against the backward pass, and against finite differences. */
class NtXentClosedGradientTest {

    @ParameterizedTest
    @CsvSource({
        "2,3,0.5,1",
        "2,16,0.05,1",
        "3,5,1,0.01",
        "17,3,0.07,100",
        "64,64,0.5,5",
        "256,8,0.5,1",
        "300,4,0.5,2"
    })
    void agreesWithTheBackwardPass(
            int instances, int dimension, double temperature, double length) {
        double[][] z = Probe.random(2 * instances, dimension, length);
        double[] closed = closed(z, temperature, DataType.FLOAT64);
        assertArrayEquals(
                backward(z, temperature, DataType.FLOAT64), closed, 1e-13 / temperature / length);
        double[] single = closed(z, temperature, DataType.FLOAT32);
        assertArrayEquals(closed, single, 1e-6 / temperature / length);
    }

    @ParameterizedTest
    @CsvSource({"2,4,0.5", "5,3,0.2", "6,2,0.07"})
    void agreesWithFiniteDifferences(int instances, int dimension, double temperature) {
        double[][] z = Probe.random(2 * instances, dimension, 1);
        double[] closed = closed(z, temperature, DataType.FLOAT64);
        double h = 1e-6;
        for (int i = 0; i < closed.length; i++) {
            double[] row = z[i / dimension];
            double kept = row[i % dimension];
            row[i % dimension] = kept + h;
            double above = NaiveLosses.ntXent(z, z.length, temperature);
            row[i % dimension] = kept - h;
            double below = NaiveLosses.ntXent(z, z.length, temperature);
            row[i % dimension] = kept;
            assertEquals((above - below) / (2 * h), closed[i], 1e-7);
        }
    }

    @Test
    void rowsOfZeroHaveTheBackwardPassesGradient() {
        double[][] z = Probe.random(8, 3, 1);
        z[2] = new double[3];
        double[] expected = backward(z, 0.5, DataType.FLOAT64);
        double[] closed = closed(z, 0.5, DataType.FLOAT64);
        for (int i = 0; i < closed.length; i++) {
            assertEquals(expected[i], closed[i], 1e-12 * Math.max(1, Math.abs(expected[i])));
        }
    }

    @Test
    void nothingOfItIsRecorded() {
        double[][] z = Probe.random(8, 3, 1);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z);
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NDArray loss = Losses.ntXent(rows, 0.5);
                assertFalse(NtXentGradient.of(rows, 0.5).hasGradient());
                tape.backward(loss);
            }
            assertArrayEquals(
                    backward(z, 0.5, DataType.FLOAT64), rows.getGradient().toDoubleArray());
        }
    }

    private static double[] closed(double[][] z, double temperature, DataType type) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z).toType(type, false);
            NDArray gradient = NtXentGradient.of(rows, temperature);
            assertEquals(type, gradient.getDataType());
            return gradient.toType(DataType.FLOAT64, false).toDoubleArray();
        }
    }

    private static double[] backward(double[][] z, double temperature, DataType type) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(z).toType(type, false);
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(Losses.ntXent(rows, temperature));
            }
            return rows.getGradient().toDoubleArray();
        }
    }
}
