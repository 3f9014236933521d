// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.pooling.Pool;
import io.github.oecl.model.Architecture.Stem;

/** Assembles the blocks of an {@link Architecture}. */
final class Networks {

    private Networks() {}

    /** Images, batch x 3 x height x width, to features, batch x {@code featureSize}. */
    static Block backbone(Architecture architecture, Layers layers) {
        return architecture.block() == null
                ? residual(architecture, layers)
                : Backbone.of(architecture.block().name()).factory().block();
    }

    private static ReleasingSequentialBlock residual(Architecture architecture, Layers layers) {
        Stem stem = architecture.stem();
        int channels = architecture.width();
        ReleasingSequentialBlock network =
                new ReleasingSequentialBlock()
                        .add(layers.convolution(3, channels, stem.kernel(), stem.stride()))
                        .add(Layers.batchNorm())
                        .add(Activation.reluBlock());
        if (stem.maxPool()) {
            network.add(Pool.maxPool2dBlock(new Shape(3, 3), new Shape(2, 2), new Shape(1, 1)));
        }
        int inputs = channels;
        for (int stage = 0; stage < architecture.blocks().size(); stage++) {
            for (int block = 0; block < architecture.blocks().get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                network.add(new ResidualBlock(layers, inputs, channels << stage, stride));
                inputs = channels << stage;
            }
        }
        return network.add(Pool.globalAvgPool2dBlock());
    }

    /** Linear, batch norm, ReLU, linear: features to projections. */
    static ReleasingSequentialBlock projection(Architecture architecture, Layers layers) {
        return new ReleasingSequentialBlock()
                .add(layers.linear(architecture.featureSize(), architecture.hidden()))
                .add(Layers.batchNorm())
                .add(Activation.reluBlock())
                .add(layers.linear(architecture.hidden(), architecture.embedding()));
    }

    /**
     * How many numbers a network has, weights and running statistics, without making it; of a block
     * of one's own only what the library puts on it.
     */
    static long size(Architecture architecture) {
        long stages = architecture.block() == null ? stages(architecture) : 0;
        int inputs = architecture.featureSize();
        int hidden = architecture.hidden();
        long size = stages + linear(inputs, hidden) + 4L * hidden;
        size += linear(hidden, architecture.embedding());
        for (int outputs : architecture.heads().values()) {
            size += linear(inputs, outputs);
        }
        return size;
    }

    private static long stages(Architecture architecture) {
        int channels = architecture.width();
        int kernel = architecture.stem().kernel();
        long size = convolution(3, channels, kernel);
        int inputs = channels;
        for (int stage = 0; stage < architecture.blocks().size(); stage++) {
            int outputs = channels << stage;
            for (int block = 0; block < architecture.blocks().get(stage); block++) {
                size += convolution(inputs, outputs, 3) + convolution(outputs, outputs, 3);
                size += inputs == outputs ? 0 : convolution(inputs, outputs, 1);
                inputs = outputs;
            }
        }
        return size;
    }

    /** With its batch norm: a weight, a bias, a mean and a variance for each channel. */
    private static long convolution(long inputs, long outputs, long kernel) {
        return inputs * outputs * kernel * kernel + 4 * outputs;
    }

    private static long linear(long inputs, long outputs) {
        return inputs * outputs + outputs;
    }
}
