// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.Golden;
import io.github.oecl.model.Features;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NtXentGoldenTest {

    private static final Map<DataType, Double> TOLERANCE =
            Map.of(DataType.FLOAT32, 1e-5, DataType.FLOAT64, 1e-10);

    static Stream<JsonObject> cases() {
        return Golden.read("losses.json").getAsJsonArray("cases").asList().stream()
                .map(JsonElement::getAsJsonObject);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lossAndGradientAgreeWithPyTorch(JsonObject expected) {
        TOLERANCE.forEach(
                (type, tolerance) -> {
                    try (NDManager manager = NDManager.newBaseManager()) {
                        NDArray id = leaf(manager, expected.getAsJsonArray("id"), type);
                        try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                            NDArray loss =
                                    Losses.ntXent(id, expected.get("temperature").getAsDouble());
                            tape.backward(loss);
                            assertClose(expected.get("nt_xent").getAsDouble(), loss, tolerance);
                        }
                        assertClose(
                                expected.getAsJsonArray("grad_id"), id.getGradient(), tolerance);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oeclAndItsGradientAgreeWithPyTorch(JsonObject expected) {
        TOLERANCE.forEach(
                (type, tolerance) ->
                        expected.getAsJsonObject("oecl")
                                .entrySet()
                                .forEach(e -> checkOecl(expected, e, type, tolerance)));
    }

    private static void checkOecl(
            JsonObject expected,
            Map.Entry<String, JsonElement> weighted,
            DataType type,
            double tolerance) {
        JsonObject want = weighted.getValue().getAsJsonObject();
        AlphaSchedule alpha = AlphaSchedule.afterEpochs(Double.parseDouble(weighted.getKey()), 0);
        Objective objective = Objective.oecl(expected.get("temperature").getAsDouble(), alpha);
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray id = leaf(manager, expected.getAsJsonArray("id"), type);
            NDArray oe = leaf(manager, expected.getAsJsonArray("oe"), type);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NDArray all = id.concat(oe, 0);
                Features features = new Features(all, all, Map.of());
                BatchFeatures batch = new BatchFeatures(features, (int) id.getShape().get(0));
                LossTerms loss = objective.loss(batch, new TrainingStep(0, 1));
                tape.backward(loss.total());
                assertClose(want.get("loss").getAsDouble(), loss.total(), tolerance);
                assertClose(
                        expected.get("id_norm_mean").getAsDouble(),
                        loss.parts().get(LossTerms.NORMAL_NORM),
                        tolerance);
                assertClose(
                        expected.get("oe_norm_mean").getAsDouble(),
                        loss.parts().get(LossTerms.OUTLIER_NORM),
                        tolerance);
            }
            assertClose(expected.getAsJsonArray("grad_id"), id.getGradient(), tolerance);
            assertClose(want.getAsJsonArray("grad_oe"), oe.getGradient(), tolerance);
        }
    }

    @Test
    void aZeroOutlierHasAZeroGradient() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray zeros = manager.zeros(new ai.djl.ndarray.types.Shape(3, 4));
            zeros.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(Losses.norms(zeros).mean());
            }
            assertArrayEquals(new float[12], zeros.getGradient().toFloatArray());
        }
    }

    @Test
    void fewerThanTwoInstancesAreRefused() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray pair = manager.ones(new ai.djl.ndarray.types.Shape(2, 4));
            assertThrows(IllegalArgumentException.class, () -> Losses.ntXent(pair, 0.5));
        }
    }

    private static NDArray leaf(NDManager manager, JsonArray rows, DataType type) {
        NDArray array = manager.create(Golden.matrix(rows)).toType(type, true);
        array.setRequiresGradient(true);
        return array;
    }

    private static void assertClose(double expected, NDArray actual, double tolerance) {
        double value = actual.toType(DataType.FLOAT64, true).getDouble();
        assertEquals(expected, value, tolerance * Math.max(1, Math.abs(expected)));
    }

    private static void assertClose(JsonArray expected, NDArray actual, double tolerance) {
        double[] values = actual.toType(DataType.FLOAT64, true).toDoubleArray();
        int i = 0;
        for (double[] row : Golden.matrix(expected)) {
            for (double want : row) {
                assertEquals(want, values[i++], tolerance * Math.max(1, Math.abs(want)));
            }
        }
    }
}
