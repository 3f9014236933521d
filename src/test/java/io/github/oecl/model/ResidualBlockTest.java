// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResidualBlockTest {

    private static final int BATCH = 16;

    /** With a strided convolution both are wrong on some processors, or the process ends. */
    @ParameterizedTest
    @CsvSource({
        "4, 16", "8, 16", "8, 15", "12, 8", "16, 16", "24, 16", "32, 7", "256, 16", "256, 8"
    })
    void theShortcutIsAProductOfMatricesAndSoIsItsGradient(int inputs, int side) {
        ResidualBlock block = new ResidualBlock(new Layers(1), inputs, 2 * inputs, 2);
        int half = (side + 1) / 2;
        try (NDManager manager = NDManager.newBaseManager()) {
            block.initialize(manager, DataType.FLOAT32, new Shape(BATCH, inputs, side, side));
            NDArray images = channelsLast(manager, inputs, side);
            NDArray upstream = channelsLast(manager, 2 * inputs, half);
            ReleasingSequentialBlock shortcut = block.shortcut().orElseThrow();
            Parameter weight = shortcut.getParameters().valueAt(0);
            weight.getArray().setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                tape.backward(convolved(shortcut, images).mul(upstream).sum());
            }
            NDArray picked = columns(images.get(":, :, ::2, ::2"));
            NDArray matrix = weight.getArray().stopGradient().reshape(2 * inputs, inputs);
            assertClose(matrix.matMul(picked), columns(convolved(shortcut, images)));
            assertClose(
                    columns(upstream).matMul(picked.transpose()),
                    weight.getArray().getGradient().reshape(2 * inputs, inputs));
        }
    }

    private static void assertClose(NDArray expected, NDArray seen) {
        double scale = expected.abs().max().getFloat();
        assertEquals(0, seen.sub(expected).abs().max().getFloat() / scale, 1e-5);
    }

    private static NDArray convolved(ReleasingSequentialBlock shortcut, NDArray images) {
        ParameterStore store = new ParameterStore(images.getManager(), false);
        NDList current = new NDList(images);
        for (Block block : shortcut.getChildren().values()) {
            current = block instanceof BatchNorm ? current : block.forward(store, current, true);
        }
        return current.singletonOrThrow();
    }

    private static NDArray channelsLast(NDManager manager, int channels, int side) {
        Random random = new Random(channels);
        float[] values = new float[BATCH * side * side * channels];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(BATCH, side, side, channels)).transpose(0, 3, 1, 2);
    }

    private static NDArray columns(NDArray array) {
        return array.transpose(1, 0, 2, 3).reshape(array.getShape().get(1), -1);
    }
}
