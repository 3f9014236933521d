// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;

/**
 * Arrays whose channels lie together in memory, though their shape says batch x channel x height x
 * width. The layout carries through convolution, batch norm and ReLU and saves about a fifth of the
 * reordering that oneDNN does otherwise.
 */
public final class ChannelsLast {

    private ChannelsLast() {}

    /**
     * Returns images as a network input, float32, batch x 3 x size x size, in [0, 1].
     *
     * @param manager owns the result
     * @param pixels a direct buffer of batch x size x size x 3 unsigned bytes
     * @param batch the number of images
     * @param size the side of an image in pixels
     * @return the input
     */
    public static NDArray images(NDManager manager, ByteBuffer pixels, int batch, int size) {
        // Bytes travel to the device, a quarter of what floats would be, and become floats there.
        NDArray bytes = manager.create(pixels, new Shape(batch, size, size, 3), DataType.UINT8);
        return bytes.toType(DataType.FLOAT32, false).muli(1f / 255).transpose(0, 3, 1, 2);
    }

    /**
     * Returns a weight.
     *
     * @param manager owns the result
     * @param values in the usual order of the shape
     * @param shape of a convolution's weight, or any other, which has one layout only
     * @return float32
     */
    public static NDArray weight(NDManager manager, float[] values, Shape shape) {
        if (shape.dimension() != 4) {
            return manager.create(values, shape);
        }
        float[] permuted = new float[values.length];
        int outs = (int) shape.get(0);
        int ins = (int) shape.get(1);
        int area = (int) (shape.get(2) * shape.get(3));
        for (int o = 0; o < outs; o++) {
            for (int i = 0; i < ins; i++) {
                for (int p = 0; p < area; p++) {
                    permuted[(o * area + p) * ins + i] = values[(o * ins + i) * area + p];
                }
            }
        }
        return manager.create(permuted, new Shape(outs, shape.get(2), shape.get(3), ins))
                .transpose(0, 3, 1, 2);
    }
}
