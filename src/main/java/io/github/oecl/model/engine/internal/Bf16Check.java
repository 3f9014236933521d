// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import io.github.oecl.model.internal.WithoutGradients;
import io.github.oecl.random.KeyedRandom;
import java.util.function.BinaryOperator;

/**
 * Whether the engine computes in bfloat16 when it is asked to, and rightly: a product of matrices
 * and a convolution beside the same in float32, of inputs that are rounded beforehand.
 */
final class Bf16Check {

    /** Twice the most that rounding to 8 significant bits changes a number by. */
    private static final double ROUNDING = 1.0 / 256;

    /** For sums of some hundred products near 1 that are added in another order. */
    private static final double SUMS = 1e-4;

    private static final Shape ROWS = new Shape(32, 64);
    private static final Shape COLUMNS = new Shape(64, 48);
    private static final Shape IMAGES = new Shape(2, 16, 8, 8);
    private static final Shape KERNELS = new Shape(32, 16, 3, 3);
    private static final Shape ONE = new Shape(1, 1);

    private Bf16Check() {}

    /** Returns what is wrong, or nothing. */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    static String fault() {
        try (WithoutGradients guard = new WithoutGradients();
                NDManager manager = NDManager.newBaseManager(Device.cpu())) {
            String product =
                    fault("a product of matrices", manager, ROWS, COLUMNS, NDArray::matMul);
            String convolution =
                    fault("a convolution", manager, IMAGES, KERNELS, Bf16Check::convolution);
            String state = Autocast.isOpen() ? "the engine's state did not come back" : "";
            return product.isEmpty() ? convolution.isEmpty() ? state : convolution : product;
        }
    }

    private static NDArray convolution(NDArray images, NDArray kernels) {
        return Conv2d.conv2d(images, kernels, null, ONE, ONE, ONE).singletonOrThrow();
    }

    @SuppressWarnings("try") // It works by being open; nothing calls it.
    private static String fault(
            String name,
            NDManager manager,
            Shape left,
            Shape right,
            BinaryOperator<NDArray> operation) {
        float[] a = numbers(left, 1);
        float[] b = numbers(right, 2);
        NDArray narrow;
        try (Autocast open = new Autocast()) {
            narrow = operation.apply(manager.create(a, left), manager.create(b, right));
        }
        NDArray wide =
                operation.apply(
                        manager.create(rounded(a), left), manager.create(rounded(b), right));
        String fault = fault(Autocast.widened(narrow).toFloatArray(), wide.toFloatArray());
        return fault.isEmpty() ? "" : name + " " + fault;
    }

    /** Compares what was computed in bfloat16 with float32 of the same inputs. */
    static String fault(float[] narrow, float[] wide) {
        for (int i = 0; i < wide.length; i++) {
            if (!(Math.abs(narrow[i] - wide[i]) <= ROUNDING * Math.abs(wide[i]) + SUMS)) {
                return "came out as %s in bfloat16, and as %s in float32"
                        .formatted(narrow[i], wide[i]);
            }
            if (rounded(narrow[i]) != narrow[i]) {
                return "was not computed in bfloat16";
            }
        }
        return "";
    }

    private static float[] numbers(Shape shape, long seed) {
        KeyedRandom random = KeyedRandom.of(seed);
        float[] numbers = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static float[] rounded(float[] numbers) {
        float[] rounded = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            rounded[i] = rounded(numbers[i]);
        }
        return rounded;
    }

    /** The nearest bfloat16, a tie to the even one: the upper half of a float32. */
    static float rounded(float number) {
        int bits = Float.floatToRawIntBits(number);
        int even = bits >>> 16 & 1;
        return Float.intBitsToFloat(bits + 0x7FFF + even & 0xFFFF0000);
    }
}
