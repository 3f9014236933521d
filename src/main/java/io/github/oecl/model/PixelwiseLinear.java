// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A 1 x 1 convolution without stride and bias, computed as a product of matrices: pixels times
 * channels. On some processors oneDNN's own kernels for it give wrong outputs or gradients from 256
 * input channels on, or corrupt the heap, with and without a stride; the product of matrices is
 * another library's. The weight has the shape and the place of a convolution's.
 */
final class PixelwiseLinear extends AbstractBlock {

    private final int outputs;
    private final Parameter weight;

    PixelwiseLinear(int outputs) {
        this.outputs = outputs;
        weight =
                addParameter(
                        Parameter.builder()
                                .setName("weight")
                                .setType(Parameter.Type.WEIGHT)
                                .build());
    }

    int outputs() {
        return outputs;
    }

    /**
     * Maps each pixel's channels.
     *
     * @param images batch x inputs x height x width
     * @param weight outputs x inputs x 1 x 1
     * @param bias outputs, or null for none
     * @return batch x outputs x height x width, channels-last in memory
     */
    static NDArray apply(NDArray images, NDArray weight, NDArray bias) {
        Shape shape = images.getShape();
        long inputs = shape.get(1);
        long outputs = weight.getShape().get(0);
        try (NDArray channelsLast = images.transpose(0, 2, 3, 1);
                NDArray pixels = channelsLast.reshape(-1, inputs);
                NDArray matrix = weight.reshape(outputs, inputs);
                NDArray mapped = Linear.linear(pixels, matrix, bias).singletonOrThrow();
                NDArray rows = mapped.reshape(shape.get(0), shape.get(2), shape.get(3), outputs)) {
            return rows.transpose(0, 3, 1, 2);
        }
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        NDArray images = inputs.singletonOrThrow();
        return new NDList(
                apply(images, store.getValue(weight, images.getDevice(), training), null));
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
        weight.setShape(new Shape(outputs, inputShapes[0].get(1), 1, 1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        Shape input = inputShapes[0];
        return new Shape[] {new Shape(input.get(0), outputs, input.get(2), input.get(3))};
    }
}
