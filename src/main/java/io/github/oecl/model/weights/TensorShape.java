// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import java.util.Arrays;
import java.util.List;

/**
 * A parameter as a file has it.
 *
 * @param name in the file
 * @param shape of its array
 */
record TensorShape(String name, List<Long> shape) {

    static TensorShape of(String name, long... shape) {
        return new TensorShape(name, Arrays.stream(shape).boxed().toList());
    }

    /** How many numbers it has. */
    int size() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }
}
