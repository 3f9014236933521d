// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.Golden;
import io.github.oecl.optim.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The optimisers against PyTorch's numbers. Those were computed from gradients of float32 and
 * printed with more digits, so that they hold to 1e-6 in either type; float64's 1e-12 is checked
 * against a reference in plain Java.
 */
class OptimizerGoldenTest {

    private static final double TOLERANCE = 1e-6;

    private final JsonObject golden = Golden.read("lars.json");

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void sgdAgreesWithPyTorch(DataType type) {
        try (Sgd sgd = new Sgd(number("momentum"), number("weight_decay"))) {
            check(sgd, "sgd", type);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void larsAgreesWithPyTorch(DataType type) {
        try (Lars lars =
                new Lars(number("momentum"), number("weight_decay"), number("trust_coefficient"))) {
            check(lars, "lars", type);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void agreesWithTheNaiveUpdate(boolean layerwise) {
        double[] weight = {0.6, -1.3, 0.2, 2.5};
        double[] velocity = new double[4];
        try (NDManager manager = NDManager.newBaseManager();
                Optimizer optimizer = layerwise ? new Lars(0.9, 5e-4, 0.001) : new Sgd(0.9, 5e-4)) {
            NDArray array = manager.create(weight);
            for (int step = 0; step < 20; step++) {
                double[] gradient = {Math.sin(step), Math.cos(step), 0.1 * step, -0.3};
                double rate = 0.1 / (1 + step);
                optimizer.update("w", array, manager.create(gradient), rate);
                naive(weight, gradient, velocity, rate, layerwise);
                assertArrayEquals(weight, array.toDoubleArray(), 1e-12);
            }
        }
    }

    private static void naive(
            double[] weight, double[] gradient, double[] velocity, double rate, boolean lars) {
        double weights = 0;
        double gradients = 0;
        for (int i = 0; i < weight.length; i++) {
            gradient[i] += 5e-4 * weight[i];
            weights += weight[i] * weight[i];
            gradients += gradient[i] * gradient[i];
        }
        double trust = lars ? 0.001 * Math.sqrt(weights) / Math.sqrt(gradients) : 1;
        for (int i = 0; i < weight.length; i++) {
            velocity[i] = 0.9 * velocity[i] + trust * gradient[i];
            weight[i] -= rate * velocity[i];
        }
    }

    @Test
    void larsMovesAZeroWeightByItsPlainGradient() {
        try (NDManager manager = NDManager.newBaseManager();
                Lars lars = new Lars(0.9, 0, 0.001)) {
            NDArray weight = manager.create(new float[] {0, 0});
            lars.update("w", weight, manager.create(new float[] {1, -2}), 0.1);
            assertEquals(-0.1f, weight.getFloat(0), 1e-7);
        }
    }

    @Test
    void cosineAgreesWithPyTorch() {
        JsonObject cosine = Golden.read("cosine.json");
        CosineSchedule schedule =
                new CosineSchedule(cosine.get("lr0").getAsDouble(), cosine.get("t_max").getAsInt());
        double[] expected = Golden.vector(cosine.getAsJsonArray("lr_by_epoch"));
        for (int epoch = 0; epoch < expected.length; epoch++) {
            assertEquals(expected[epoch], schedule.at(epoch), 1e-12);
        }
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sgd(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sgd(0.9, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Lars(0.9, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CosineSchedule(Double.NaN, 5));
        assertThrows(IllegalArgumentException.class, () -> new CosineSchedule(0.1, 0));
    }

    private void check(Optimizer optimizer, String name, DataType type) {
        JsonArray expected = golden.getAsJsonArray(name);
        JsonArray gradients = golden.getAsJsonArray("grads");
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = array(manager, golden.get("w0"), type);
            for (int step = 0; step < expected.size(); step++) {
                NDArray gradient = array(manager, gradients.get(step), type);
                optimizer.update("w", weight, gradient, number("lr"));
                NDArray want = array(manager, expected.get(step), DataType.FLOAT64);
                double distance =
                        weight.toType(DataType.FLOAT64, true).sub(want).abs().max().getDouble();
                assertEquals(0, distance, TOLERANCE, "step " + step);
            }
        }
    }

    private double number(String name) {
        return golden.get(name).getAsDouble();
    }

    private static NDArray array(NDManager manager, JsonElement rows, DataType type) {
        return manager.create(Golden.matrix(rows.getAsJsonArray())).toType(type, true);
    }
}
