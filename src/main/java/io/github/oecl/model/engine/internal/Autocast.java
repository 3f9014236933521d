// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * While one is open, the products and convolutions that its thread asks for on the CPU round their
 * inputs to bfloat16. The thread's state from before comes back when it is closed, on the same
 * thread.
 *
 * <p>The engine keeps each weight that it has rounded until the outermost one is closed. So one is
 * opened for a single forward pass: held for longer, the steps after the first would compute with
 * the weights of the first.
 */
public final class Autocast implements AutoCloseable {

    /** PyTorch's numbers of the CPU among its devices, and of bfloat16 among its types. */
    private static final byte CPU = 0;

    private static final byte BFLOAT16 = 15;

    private final byte enabled = (byte) AutocastFunction.IS_ENABLED.call(CPU);
    private final byte type = (byte) AutocastFunction.TYPE.call(CPU);

    /** Begins, where {@link Bf16#require} allows it. */
    public Autocast() {
        AutocastFunction.ENTER.call();
        set(BFLOAT16, (byte) 1);
    }

    /** Tells whether products of this thread are rounded. */
    static boolean isOpen() {
        return (byte) AutocastFunction.IS_ENABLED.call(CPU) != 0;
    }

    /**
     * Returns the same numbers as float32, with the graph that they came with: DJL's own change of
     * type cuts it.
     *
     * @param array of at least one dimension, float32 or bfloat16
     * @return float32
     */
    public static NDArray widened(NDArray array) {
        long[] ones = new long[array.getShape().dimension()];
        Arrays.fill(ones, 1);
        // The sum of two types has the wider one.
        try (NDArray zero = array.getManager().zeros(new Shape(ones))) {
            return array.add(zero);
        }
    }

    @Override
    public void close() {
        set(type, enabled);
        if (AutocastFunction.LEAVE.call() == 0) {
            AutocastFunction.CLEAR_CACHE.call();
        }
    }

    private static void set(byte type, byte enabled) {
        AutocastFunction.SET_TYPE.call(CPU, type);
        AutocastFunction.SET_ENABLED.call(CPU, enabled);
    }
}
