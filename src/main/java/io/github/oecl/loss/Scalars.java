// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Numbers as arrays, for operations that are differentiated. {@code array.mul(0.5)} of DJL makes an
 * array of the number and closes it at once, while the graph still uses its memory in the backward
 * pass; a garbage collection in between frees that memory, and the gradient is then anything. An
 * array of the batch's manager lives as long as the batch.
 */
final class Scalars {

    private Scalars() {}

    /** Returns a number in the type of an array, owned by the array's manager. */
    static NDArray of(NDArray like, double value) {
        NDManager manager = like.getManager();
        return like.getDataType() == DataType.FLOAT64
                ? manager.create(value)
                : manager.create((float) value);
    }
}
