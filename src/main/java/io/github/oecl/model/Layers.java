// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import io.github.oecl.random.KeyedRandom;

/** Makes single layers with PyTorch's default weights; each new layer draws from its own key. */
final class Layers {

    /** Of batch norm, added to the variance. */
    static final float EPSILON = 1e-5f;

    private final long seed;
    private int made;

    Layers(long seed) {
        this.seed = seed;
    }

    Conv2d convolution(int inputs, int outputs, int kernel, int stride) {
        Conv2d layer =
                Conv2d.builder()
                        .setKernelShape(new Shape(kernel, kernel))
                        .setFilters(outputs)
                        .optStride(new Shape(stride, stride))
                        .optPadding(new Shape(kernel / 2, kernel / 2))
                        .optBias(false)
                        .build();
        layer.setInitializer(
                new UniformInitializer((long) inputs * kernel * kernel, nextRandom()),
                Parameter.Type.WEIGHT);
        return layer;
    }

    PixelwiseLinear pixelwise(int inputs, int outputs) {
        PixelwiseLinear layer = new PixelwiseLinear(outputs);
        layer.setInitializer(new UniformInitializer(inputs, nextRandom()), Parameter.Type.WEIGHT);
        return layer;
    }

    Linear linear(int inputs, int outputs) {
        Linear layer = Linear.builder().setUnits(outputs).build();
        layer.setInitializer(new UniformInitializer(inputs, nextRandom()), Parameter.Type.WEIGHT);
        layer.setInitializer(new UniformInitializer(inputs, nextRandom()), Parameter.Type.BIAS);
        return layer;
    }

    static BatchNorm batchNorm() {
        // DJL's 0.9 weighs the old average: it is PyTorch's momentum of 0.1.
        return BatchNorm.builder().optEpsilon(EPSILON).optMomentum(0.9f).build();
    }

    private KeyedRandom nextRandom() {
        return KeyedRandom.of(seed, KeyedRandom.stream("weights"), made++);
    }
}
