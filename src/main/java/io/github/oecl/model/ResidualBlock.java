// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Optional;

/**
 * The basic block of He et al., "Deep residual learning for image recognition" (2016): two 3 x 3
 * convolutions with batch norm, added to the input, which passes through a 1 x 1 convolution where
 * its shape changes.
 */
final class ResidualBlock extends AbstractBlock {

    private final ReleasingSequentialBlock main;
    private final ReleasingSequentialBlock shortcut;

    ResidualBlock(Layers layers, int inputs, int outputs, int stride) {
        main =
                addChildBlock(
                        "main",
                        new ReleasingSequentialBlock()
                                .add(layers.convolution(inputs, outputs, 3, stride))
                                .add(Layers.batchNorm())
                                .add(Activation.reluBlock())
                                .add(layers.convolution(outputs, outputs, 3, 1))
                                .add(Layers.batchNorm()));
        boolean same = stride == 1 && inputs == outputs;
        shortcut =
                same ? null : addChildBlock("shortcut", shortcut(layers, inputs, outputs, stride));
    }

    /** A 1 x 1 convolution with the stride: every stride-th pixel is picked, then mapped. */
    private static ReleasingSequentialBlock shortcut(
            Layers layers, int inputs, int outputs, int stride) {
        ReleasingSequentialBlock shortcut = new ReleasingSequentialBlock();
        if (stride > 1) {
            shortcut.add(Pool.maxPool2dBlock(new Shape(1, 1), new Shape(stride, stride)));
        }
        return shortcut.add(layers.pixelwise(inputs, outputs)).add(Layers.batchNorm());
    }

    ReleasingSequentialBlock main() {
        return main;
    }

    /** Empty where the input itself is added. */
    Optional<ReleasingSequentialBlock> shortcut() {
        return Optional.ofNullable(shortcut);
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        // Not in place, which would spare an array: training then rounds otherwise.
        try (NDList residual = main.forward(store, inputs, training);
                NDArray sum = plusShortcut(residual.singletonOrThrow(), store, inputs, training)) {
            return new NDList(Activation.relu(sum));
        }
    }

    private NDArray plusShortcut(
            NDArray residual, ParameterStore store, NDList inputs, boolean training) {
        if (shortcut == null) {
            return residual.add(inputs.singletonOrThrow());
        }
        try (NDList kept = shortcut.forward(store, inputs, training)) {
            return residual.add(kept.singletonOrThrow());
        }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return main.getOutputShapes(inputShapes);
    }

    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {
        main.initialize(manager, dataType, inputShapes);
        if (shortcut != null) {
            shortcut.initialize(manager, dataType, inputShapes);
        }
    }
}
