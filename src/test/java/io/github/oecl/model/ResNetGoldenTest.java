// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ResNet-18 and its projection head, at widths 8 and 64, against PyTorch in float64. */
class ResNetGoldenTest {

    /** Of outputs, loss and running statistics in float32, as the expected numbers ask. */
    private static final double TOLERANCE = 1e-4;

    /** Of all in float64: DJL keeps batch norm's momentum as a float, which is 2.4e-7 off. */
    private static final double WIDE_TOLERANCE = 5e-7;

    /**
     * Float32's gradients cannot agree to 1e-4: an input of a ReLU that is near 0 changes sign when
     * it is rounded. Rounding the weights and images alone moves float64's norms by 8.6e-5 and
     * 7.2e-4 at the two widths; float32's are off by up to 1.6e-4 and 1.2e-3 with the kernels of
     * other processors, and PyTorch's in Python by 1.5e-4 and 8.2e-4.
     */
    @ParameterizedTest
    @CsvSource({"0, 3e-4", "1, 2e-3"})
    void theModelAgrees(int index, double gradientTolerance) {
        GoldenResNet golden = new GoldenResNet(index);
        try (OeclModel model = golden.sizes().optDevice(Device.cpu()).build();
                NDManager manager = model.newManager()) {
            List<Parameter> weights = model.trainableParameters();
            golden.fill(weights);
            NDArray images = golden.images(manager, DataType.FLOAT32);
            Features evaluated = model.evaluate(images);
            golden.assertEvaluates(evaluated.backbone(), evaluated.projection(), TOLERANCE);
            golden.backward(batch -> model.train(batch).projection(), images, TOLERANCE);
            golden.assertGradients(weights, gradientTolerance);
            golden.assertRunning(model.parameters(), TOLERANCE);
        }
    }

    /** The same blocks as a model's, and the same loss, without the rounding of float32. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void inFloat64EveryGradientAgrees(int index) {
        GoldenResNet golden = new GoldenResNet(index);
        try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            Block backbone = wide(Networks::backbone, golden, manager, new Shape(1, 3, 32, 32));
            int size = golden.sizes().architecture().featureSize();
            Block projection = wide(Networks::projection, golden, manager, new Shape(1, size));
            List<Parameter> parameters = new ArrayList<>(backbone.getParameters().values());
            parameters.addAll(projection.getParameters().values());
            List<Parameter> weights =
                    parameters.stream().filter(Parameter::requiresGradient).toList();
            golden.fill(weights);
            NDArray images = golden.images(manager, DataType.FLOAT64);
            NDArray features = forward(backbone, images, false);
            golden.assertEvaluates(features, forward(projection, features, false), WIDE_TOLERANCE);
            golden.backward(
                    batch -> forward(projection, forward(backbone, batch, true), true),
                    images,
                    WIDE_TOLERANCE);
            golden.assertGradients(weights, WIDE_TOLERANCE);
            golden.assertRunning(parameters, WIDE_TOLERANCE);
        }
    }

    private static Block wide(
            BiFunction<Architecture, Layers, Block> part,
            GoldenResNet golden,
            NDManager manager,
            Shape input) {
        Block block = part.apply(golden.sizes().architecture(), new Layers(0));
        // A model's own initialiser makes float32, whatever it is asked for.
        block.setInitializer(NDManager::zeros, Parameter.Type.WEIGHT);
        block.setInitializer(NDManager::zeros, Parameter.Type.BIAS);
        block.initialize(manager, DataType.FLOAT64, input);
        return block;
    }

    private static NDArray forward(Block block, NDArray input, boolean training) {
        ParameterStore store = new ParameterStore(input.getManager(), false);
        return block.forward(store, new NDList(input), training).singletonOrThrow();
    }
}
