// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import io.github.oecl.random.KeyedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Folding batch norm into the layers before it changes no feature by more than rounding does. */
class InferenceModelTest {

    private static final float TOLERANCE = 1e-4f;

    @ParameterizedTest
    @MethodSource("io.github.oecl.model.Backbone#residual")
    void featuresAreThoseOfTheModel(Backbone backbone) {
        try (OeclModel model = model(backbone);
                InferenceModel inference = model.inferenceModel();
                NDManager scope = model.newManager()) {
            NDArray images = images(scope, 64);
            Features expected = model.evaluate(images);
            Features actual = inference.evaluate(images);
            assertClose(expected.projection(), actual.projection());
            assertClose(expected.backbone(), actual.backbone());
            assertClose(expected.heads().get("logit"), actual.heads().get("logit"));
        }
    }

    @Test
    void laterWeightsDoNotReachIt() {
        try (OeclModel model = model(Backbone.COMPACT);
                InferenceModel inference = model.inferenceModel();
                NDManager scope = model.newManager()) {
            NDArray images = images(scope, 32);
            float[] before = inference.evaluate(images).projection().toFloatArray();
            shake(model, 2);
            assertArrayEquals(before, inference.evaluate(images).projection().toFloatArray());
            float[] after = model.evaluate(images).projection().toFloatArray();
            assertFalse(Arrays.equals(before, after));
        }
    }

    private static OeclModel model(Backbone backbone) {
        OeclModel model =
                OeclModel.builder()
                        .setBackbone(backbone)
                        .optWidth(8)
                        .optHeads(Map.of("logit", 1))
                        .optDevice(Device.cpu())
                        .build();
        shake(model, 1);
        return model;
    }

    /** Gives every parameter numbers as after a training: fresh statistics would hide mistakes. */
    private static void shake(OeclModel model, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        List<float[]> values = new ArrayList<>();
        for (Parameter parameter : model.parameters()) {
            float[] numbers = parameter.getArray().toFloatArray();
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (float) (numbers[i] * (0.5 + random.nextDouble()));
                // A vector may be a shift, which is 0 in a untrained model.
                boolean shift = numbers[i] == 0 && parameter.getArray().getShape().dimension() == 1;
                numbers[i] += shift ? (float) (0.2 * random.nextGaussian()) : 0;
            }
            values.add(numbers);
        }
        model.setParameters(values);
    }

    private static NDArray images(NDManager manager, int size) {
        return manager.randomUniform(0, 1, new Shape(3, 3, size, size));
    }

    /** Relative to the largest number of the array. */
    private static void assertClose(NDArray expected, NDArray actual) {
        float[] numbers = expected.toFloatArray();
        float largest = 0;
        for (float number : numbers) {
            largest = Math.max(largest, Math.abs(number));
        }
        assertArrayEquals(numbers, actual.toFloatArray(), TOLERANCE * Math.max(1, largest));
    }
}
