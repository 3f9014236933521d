// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;

/**
 * Operations with a number that can be differentiated: what a loss uses instead of DJL's. {@code
 * array.mul(0.5)} of DJL makes an array of the number and closes it at once, while the graph still
 * uses its memory in the backward pass; a garbage collection in between frees that memory, and the
 * gradient is then anything, without an error. The same holds for {@code add}, {@code sub}, {@code
 * div}, {@code pow}, {@code maximum} and {@code minimum} with a number. Here the number is an array
 * of the batch's manager, which lives as long as the batch; {@link #of} makes it for any other
 * operation of two arrays.
 */
public final class Scalars {

    private Scalars() {}

    /**
     * Returns a number as an array.
     *
     * @param like gives the type, and the manager that owns the result
     * @param value the number
     * @return a scalar
     */
    public static NDArray of(NDArray like, double value) {
        NDManager manager = like.getManager();
        return like.getDataType() == DataType.FLOAT64
                ? manager.create(value)
                : manager.create((float) value);
    }

    /**
     * Multiplies an array by a number.
     *
     * @param array any float array
     * @param factor the number
     * @return the product
     */
    public static NDArray mul(NDArray array, double factor) {
        return array.mul(of(array, factor));
    }

    /**
     * Divides an array by a number.
     *
     * @param array any float array
     * @param divisor the number
     * @return the quotient
     */
    public static NDArray div(NDArray array, double divisor) {
        return array.div(of(array, divisor));
    }

    /**
     * Adds a number to an array.
     *
     * @param array any float array
     * @param summand the number
     * @return the sum
     */
    public static NDArray add(NDArray array, double summand) {
        return array.add(of(array, summand));
    }

    /**
     * Subtracts a number from an array.
     *
     * @param array any float array
     * @param subtrahend the number
     * @return the difference
     */
    public static NDArray sub(NDArray array, double subtrahend) {
        return array.sub(of(array, subtrahend));
    }
}
