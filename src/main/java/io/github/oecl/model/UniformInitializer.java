// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.random.KeyedRandom;

/**
 * PyTorch's default for convolutions and linear layers: uniform within 1/sqrt(fan-in), for weights
 * and biases alike (Kaiming's uniform rule with a slope of sqrt 5). The values come from our own
 * generator, so that they are the same on every device.
 */
final class UniformInitializer implements Initializer {

    private final double bound;
    private final KeyedRandom random;

    UniformInitializer(long fanIn, KeyedRandom random) {
        this.bound = 1 / Math.sqrt(fanIn);
        this.random = random;
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType type) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        }
        return ChannelsLast.weight(manager, values, shape);
    }
}
