// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * The basic block of He et al., "Deep residual learning for image recognition" (2016): two 3 x 3
 * convolutions with batch norm, added to the input, which passes through a 1 x 1 convolution where
 * its shape changes.
 */
final class ResidualBlock extends AbstractBlock {

    private final Block main;
    private final Block shortcut;

    ResidualBlock(Layers layers, int inputs, int outputs, int stride) {
        main =
                addChildBlock(
                        "main",
                        new SequentialBlock()
                                .add(layers.convolution(inputs, outputs, 3, stride))
                                .add(Layers.batchNorm())
                                .add(Activation.reluBlock())
                                .add(layers.convolution(outputs, outputs, 3, 1))
                                .add(Layers.batchNorm()));
        boolean same = stride == 1 && inputs == outputs;
        shortcut =
                same
                        ? null
                        : addChildBlock(
                                "shortcut",
                                new SequentialBlock()
                                        .add(layers.convolution(inputs, outputs, 1, stride))
                                        .add(Layers.batchNorm()));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        NDArray residual = main.forward(store, inputs, training).singletonOrThrow();
        NDArray kept =
                shortcut == null
                        ? inputs.singletonOrThrow()
                        : shortcut.forward(store, inputs, training).singletonOrThrow();
        return new NDList(Activation.relu(residual.add(kept)));
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
