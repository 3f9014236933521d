// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.oecl.random.KeyedRandom;

/**
 * Numbers between -1 and 1 to fill an array with, which is repeated as often as it takes: an array
 * of any size is made by the engine alone, and each of its elements is known here.
 */
final class Pattern {

    /** A prime, so that no two rows, pixels or channels are in step with it. */
    private static final int PERIOD = 65_521;

    private final float[] values = new float[PERIOD];

    Pattern(String purpose) {
        KeyedRandom random = KeyedRandom.of(KeyedRandom.stream(purpose), 0);
        for (int i = 0; i < PERIOD; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
    }

    /** Returns the element at a place in the array's memory. */
    double at(long place) {
        return values[(int) (place % PERIOD)];
    }

    /** Returns an array filled in the order of its memory. */
    NDArray array(NDManager manager, Shape shape) {
        long size = shape.size();
        NDArray once = manager.create(values);
        return once.tile((size + PERIOD - 1) / PERIOD).get("0:" + size).reshape(shape);
    }
}
