// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One feature vector that gradient descent moves freely under a loss that sees only its direction z
 * / ||z||, as NT-Xent does: our illustration of a hypothesis about figure 1 of the paper, that the
 * norm rises because each gradient is orthogonal to the feature and falls by weight decay. Without
 * momentum and weight decay ||z||^2 grows by the squared length of each step, so the norm never
 * falls. A network, with weights shared by all images and with batch norm, need not behave like
 * this.
 *
 * <p>A step is g = gradient + weightDecay z, velocity = momentum velocity + g, z = z - learningRate
 * velocity. A loss is given as its gradient with respect to the direction, a unit vector; its part
 * along the direction does not matter.
 */
public final class FreeFeature {

    private final double learningRate;
    private final double momentum;
    private final double weightDecay;
    private final double[] feature;
    private final double[] velocity;

    private FreeFeature(Builder builder) {
        learningRate = builder.learningRate;
        momentum = builder.momentum;
        weightDecay = builder.weightDecay;
        feature = builder.start.clone();
        velocity = new double[feature.length];
    }

    /** {@return a builder; the start and the learning rate must be set} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the gradient of the loss 1 - cos(z, target).
     *
     * @param target any vector but zero
     * @return the loss, by its gradient
     * @throws IllegalArgumentException if the target is zero or not finite
     */
    public static UnaryOperator<double[]> alignTo(double... target) {
        double[] gradient = direction(target);
        for (int d = 0; d < gradient.length; d++) {
            gradient[d] = -gradient[d];
        }
        return direction -> gradient;
    }

    /**
     * Returns the gradient of the loss 1 - cos(z, a view of the target), where each call draws
     * another view: what a feature sees whose positives are random views. It goes on turning after
     * it has found the target.
     *
     * @param target any vector
     * @param deviation the standard deviation of a view in each dimension
     * @param random the source of the views
     * @return the loss, by its gradient
     */
    public static UnaryOperator<double[]> alignToViewsOf(
            double[] target, double deviation, RandomGenerator random) {
        return direction -> {
            double[] view = target.clone();
            for (int d = 0; d < view.length; d++) {
                view[d] += deviation * random.nextGaussian();
            }
            return alignTo(view).apply(direction);
        };
    }

    /**
     * Takes a step of gradient descent.
     *
     * @param loss of this step, by its gradient
     * @throws IllegalArgumentException if the loss has another dimension
     * @throws IllegalStateException if the feature has become zero or infinite, so that it has no
     *     direction
     */
    public void step(UnaryOperator<double[]> loss) {
        double norm = norm();
        if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalStateException(
                    "A feature of norm " + norm + " has no direction: try a smaller rate.");
        }
        double[] gradient = gradient(loss, norm);
        for (int d = 0; d < feature.length; d++) {
            velocity[d] = momentum * velocity[d] + gradient[d] + weightDecay * feature[d];
            feature[d] -= learningRate * velocity[d];
        }
    }

    /**
     * Takes a number of steps and records the norm.
     *
     * @param loss by its gradient, asked anew at each step
     * @param steps at least 0
     * @return the norm before the first and after each step, steps + 1 values
     */
    public double[] norms(UnaryOperator<double[]> loss, int steps) {
        double[] norms = new double[steps + 1];
        norms[0] = norm();
        for (int i = 1; i <= steps; i++) {
            step(loss);
            norms[i] = norm();
        }
        return norms;
    }

    /** {@return ||z||} */
    public double norm() {
        return norm(feature);
    }

    /** {@return a copy of z} */
    public double[] feature() {
        return feature.clone();
    }

    /** Returns the gradient with respect to z: the part off the direction, over the norm. */
    private double[] gradient(UnaryOperator<double[]> loss, double norm) {
        double[] direction = direction(feature);
        double[] outer = loss.apply(direction.clone());
        if (outer.length != feature.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The loss is for features of dimension %d, not %d.",
                            outer.length,
                            feature.length));
        }
        double along = 0;
        for (int d = 0; d < outer.length; d++) {
            along += outer[d] * direction[d];
        }
        double[] gradient = new double[outer.length];
        for (int d = 0; d < outer.length; d++) {
            gradient[d] = (outer[d] - along * direction[d]) / norm;
        }
        return gradient;
    }

    static double[] direction(double[] vector) {
        double norm = norm(vector);
        if (!(norm > 0 && norm < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A vector of norm " + norm + " has no direction; it must not be zero.");
        }
        return Arrays.stream(vector).map(x -> x / norm).toArray();
    }

    private static double norm(double[] vector) {
        return Math.sqrt(
                IntStream.range(0, vector.length).mapToDouble(d -> vector[d] * vector[d]).sum());
    }

    /** Builds a {@link FreeFeature}. */
    public static final class Builder {

        private double[] start = {};
        private double learningRate;
        private double momentum;
        private double weightDecay;

        private Builder() {}

        /**
         * Sets where the feature starts.
         *
         * @param start any finite vector but zero
         * @return this builder
         */
        public Builder setStart(double... start) {
            this.start = start.clone();
            return this;
        }

        /**
         * Sets the learning rate.
         *
         * @param learningRate above 0
         * @return this builder
         */
        public Builder setLearningRate(double learningRate) {
            this.learningRate = learningRate;
            return this;
        }

        /**
         * Sets the momentum; the default is 0.
         *
         * @param momentum from 0 to below 1
         * @return this builder
         */
        public Builder optMomentum(double momentum) {
            this.momentum = momentum;
            return this;
        }

        /**
         * Sets the weight decay, which is added to the gradient; the default is 0.
         *
         * @param weightDecay at least 0
         * @return this builder
         */
        public Builder optWeightDecay(double weightDecay) {
            this.weightDecay = weightDecay;
            return this;
        }

        /**
         * Checks the values and builds.
         *
         * @return the feature at its start
         * @throws IllegalArgumentException if a value is missing or out of its range
         */
        public FreeFeature build() {
            direction(start);
            require(learningRate > 0, "learning rate must be set, above 0", learningRate);
            require(momentum >= 0 && momentum < 1, "momentum lies in [0, 1)", momentum);
            require(weightDecay >= 0, "weight decay is at least 0", weightDecay);
            return new FreeFeature(this);
        }

        private static void require(boolean right, String rule, double value) {
            if (!right || Double.isInfinite(value)) {
                throw new IllegalArgumentException("The " + rule + ": " + value);
            }
        }
    }
}
