// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Makes functions of blocks for evaluation, batch norm folded into the layer before it: with s =
 * gamma / sqrt(variance + epsilon), the weights are multiplied by s, and the bias becomes beta + s
 * (bias - mean). A function releases what it makes on the way.
 */
final class BatchNormFolding {

    /** The places of batch norm's parameters. */
    private static final int GAMMA = 0;

    private static final int BETA = 1;
    private static final int MEAN = 2;
    private static final int VARIANCE = 3;

    private final NDManager manager;

    /** Makes functions whose weights belong to a manager. */
    BatchNormFolding(NDManager manager) {
        this.manager = manager;
    }

    /** Folds what the library made; a block of one's own is computed as it is. */
    UnaryOperator<NDArray> backbone(Block block) {
        return block instanceof ReleasingSequentialBlock sequence
                ? sequence(sequence)
                : asIs(block);
    }

    UnaryOperator<NDArray> sequence(ReleasingSequentialBlock sequence) {
        List<Block> blocks = sequence.getChildren().values();
        List<UnaryOperator<NDArray>> layers = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (i + 1 < blocks.size() && blocks.get(i + 1) instanceof BatchNorm norm) {
                layers.add(folded(blocks.get(i), norm));
                i++;
            } else {
                layers.add(single(blocks.get(i)));
            }
        }
        return input -> through(layers, input);
    }

    UnaryOperator<NDArray> single(Block block) {
        if (block instanceof Linear) {
            NDArray weight = owned(array(block, 0).duplicate());
            return function(block, weight, owned(array(block, 1).duplicate()));
        }
        return block instanceof ResidualBlock residual ? residual(residual) : asIs(block);
    }

    /** Computes a block by copies of its parameters: training it further does not change this. */
    private UnaryOperator<NDArray> asIs(Block block) {
        ParameterStore now = new ParameterSnapshot(manager, block);
        return input -> block.forward(now, new NDList(input), false).singletonOrThrow();
    }

    private UnaryOperator<NDArray> residual(ResidualBlock block) {
        UnaryOperator<NDArray> main = sequence(block.main());
        UnaryOperator<NDArray> shortcut = block.shortcut().map(this::sequence).orElse(null);
        return input -> {
            try (NDArray residual = main.apply(input)) {
                if (shortcut == null) {
                    residual.addi(input);
                } else {
                    try (NDArray kept = shortcut.apply(input)) {
                        residual.addi(kept);
                    }
                }
                return Activation.relu(residual);
            }
        };
    }

    private UnaryOperator<NDArray> folded(Block layer, BatchNorm norm) {
        NDArray weight = array(layer, 0);
        try (NDArray deviation = array(norm, VARIANCE).add(Layers.EPSILON).sqrt();
                NDArray scale = array(norm, GAMMA).div(deviation);
                NDArray column = scale.reshape(perOutput(weight));
                NDArray mean = array(norm, MEAN).mul(scale)) {
            NDArray bias = array(norm, BETA).sub(mean);
            if (layer instanceof Linear) {
                try (NDArray own = array(layer, 1).mul(scale)) {
                    bias.addi(own);
                }
            }
            return function(layer, owned(weight.mul(column)), owned(bias));
        }
    }

    /** What is computed from a weight belongs to the weight's manager. */
    private NDArray owned(NDArray array) {
        array.attach(manager);
        return array;
    }

    private static UnaryOperator<NDArray> function(Block layer, NDArray weight, NDArray bias) {
        if (layer instanceof Conv2d conv) {
            return input ->
                    Conv2d.conv2d(
                                    input,
                                    weight,
                                    bias,
                                    conv.getStride(),
                                    conv.getPadding(),
                                    conv.getDilation())
                            .singletonOrThrow();
        }
        if (layer instanceof PixelwiseLinear) {
            return input -> PixelwiseLinear.apply(input, weight, bias);
        }
        return input -> Linear.linear(input, weight, bias).singletonOrThrow();
    }

    private static NDArray through(List<UnaryOperator<NDArray>> layers, NDArray input) {
        NDArray current = input;
        for (UnaryOperator<NDArray> layer : layers) {
            NDArray next = layer.apply(current);
            if (current != input) {
                current.close();
            }
            current = next;
        }
        return current;
    }

    /** A weight's first axis counts its outputs. */
    private static Shape perOutput(NDArray weight) {
        long[] shape = new long[weight.getShape().dimension()];
        Arrays.fill(shape, 1);
        shape[0] = weight.getShape().get(0);
        return new Shape(shape);
    }

    private static NDArray array(Block block, int parameter) {
        return block.getParameters().valueAt(parameter).getArray();
    }
}
