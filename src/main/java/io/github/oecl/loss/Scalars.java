// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/** Numbers as arrays, for losses: {@link Losses} says why. */
final class Scalars {

    private Scalars() {}

    /**
     * Returns a number as an array.
     *
     * @param like gives the type, and the manager that owns the result
     * @param value the number
     * @return a scalar
     */
    static NDArray of(NDArray like, double value) {
        NDManager manager = like.getManager();
        return like.getDataType() == DataType.FLOAT64
                ? manager.create(value)
                : manager.create((float) value);
    }
}
