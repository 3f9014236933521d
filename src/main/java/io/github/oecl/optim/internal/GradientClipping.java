// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * Clipping by the global norm (Pascanu, Mikolov and Bengio, "On the difficulty of training
 * recurrent neural networks", 2013), as PyTorch's {@code clip_grad_norm_} computes it: gradients
 * whose norm, taken together, is above the limit are all multiplied with the limit over that norm.
 * It comes before the weight decay. Our own, because DJL's limits single numbers, and those from
 * above only.
 *
 * @param limit the largest norm that stays as it is, above 0
 */
public record GradientClipping(double limit) {

    /** PyTorch adds it to the norm before it divides. */
    private static final double EPSILON = 1e-6;

    /**
     * Checks the limit.
     *
     * @param limit the largest norm that stays as it is, above 0
     * @throws IllegalArgumentException if it is not a finite number above 0
     */
    public GradientClipping {
        if (!(limit > 0) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException(
                    "The limit of the gradient's norm is "
                            + limit
                            + "; it must be a finite number above 0");
        }
    }

    /**
     * Clips gradients in place. Those that are within the limit keep their bits.
     *
     * @param gradients of all weights
     * @return their norm before
     */
    public double apply(List<NDArray> gradients) {
        double square = 0;
        for (NDArray gradient : gradients) {
            double norm = norm(gradient);
            square += norm * norm;
        }
        double norm = Math.sqrt(square);
        double scale = limit / (norm + EPSILON);
        if (scale < 1) {
            gradients.forEach(gradient -> gradient.muli(scale));
        }
        return norm;
    }

    private static double norm(NDArray array) {
        try (NDArray norm = array.norm();
                NDArray wide = norm.toType(DataType.FLOAT64, true)) {
            return wide.getDouble();
        }
    }
}
