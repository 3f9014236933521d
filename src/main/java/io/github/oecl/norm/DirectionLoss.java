// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.random.RandomGenerator;

/**
 * A loss that sees only the direction z / ||z|| of a feature, as NT-Xent does. Its gradient is
 * orthogonal to z and scales as 1 / ||z||.
 */
@FunctionalInterface
public interface DirectionLoss {

    /**
     * Returns the gradient with respect to the direction. Its part along the direction does not
     * matter.
     *
     * @param direction a unit vector
     * @return the gradient, of the same length
     */
    double[] gradient(double[] direction);

    /**
     * Returns the loss 1 - cos(z, target).
     *
     * @param target any vector but zero
     * @return the loss
     * @throws IllegalArgumentException if the target is zero or not finite
     */
    static DirectionLoss alignTo(double... target) {
        double[] gradient = FreeFeature.direction(target);
        for (int d = 0; d < gradient.length; d++) {
            gradient[d] = -gradient[d];
        }
        return direction -> gradient;
    }

    /**
     * Returns the loss 1 - cos(z, a view of the target), where each call draws another view: what a
     * feature sees whose positives are random views. It goes on turning after it has found the
     * target.
     *
     * @param target any vector
     * @param deviation the standard deviation of a view in each dimension
     * @param random the source of the views
     * @return the loss
     */
    static DirectionLoss alignToViewsOf(double[] target, double deviation, RandomGenerator random) {
        return direction -> {
            double[] view = target.clone();
            for (int d = 0; d < view.length; d++) {
                view[d] += deviation * random.nextGaussian();
            }
            return alignTo(view).gradient(direction);
        };
    }
}
