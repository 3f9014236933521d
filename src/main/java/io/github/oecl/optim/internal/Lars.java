// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/**
 * Layer-wise adaptive rate scaling (You, Gitman and Ginsburg, "Large batch training of
 * convolutional networks", 2017): each weight's gradient, with its weight decay, is scaled by the
 * trust coefficient times the weight's norm over the gradient's, where both are above 0. The
 * authors' code has it and never switches it on; {@link Sgd} is what ran.
 */
public final class Lars extends Sgd {

    private final double trustCoefficient;

    /**
     * Makes the optimiser.
     *
     * @param momentum 0 to below 1
     * @param weightDecay at least 0
     * @param trustCoefficient above 0; 0.001 is usual
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Lars(double momentum, double weightDecay, double trustCoefficient) {
        super(momentum, weightDecay);
        if (!(trustCoefficient > 0) || Double.isInfinite(trustCoefficient)) {
            throw new IllegalArgumentException(
                    "The trust coefficient is "
                            + trustCoefficient
                            + "; it must be finite and above 0");
        }
        this.trustCoefficient = trustCoefficient;
    }

    @Override
    protected double trustRatio(NDArray weight, NDArray gradient) {
        double weightNorm = norm(weight);
        double gradientNorm = norm(gradient);
        return weightNorm > 0 && gradientNorm > 0
                ? trustCoefficient * weightNorm / gradientNorm
                : 1;
    }

    private static double norm(NDArray array) {
        try (NDArray norm = array.norm();
                NDArray wide = norm.toType(DataType.FLOAT64, true)) {
            return wide.getDouble();
        }
    }
}
