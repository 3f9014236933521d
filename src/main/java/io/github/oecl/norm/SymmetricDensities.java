// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import org.apache.commons.math3.special.Erf;

/** The densities that {@link SymmetricDensity} makes. */
final class SymmetricDensities {

    /** exp(-x) is 0 in double precision beyond this. */
    private static final double EXP_REACH = 746;

    private SymmetricDensities() {}

    static SymmetricDensity normal(double sigma) {
        return new Normal(positive(sigma, "standard deviation"));
    }

    static SymmetricDensity uniform(double halfWidth) {
        return new Uniform(positive(halfWidth, "half width"));
    }

    static SymmetricDensity laplace(double scale) {
        return new Laplace(positive(scale, "scale"));
    }

    static SymmetricDensity logistic(double scale) {
        return new Logistic(positive(scale, "scale"));
    }

    private static double positive(double value, String name) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The %s must be positive and finite: %s".formatted(name, value));
        }
        return value;
    }

    private record Normal(double scale) implements SymmetricDensity {

        @Override
        public double density(double x) {
            double t = x / scale;
            return Math.exp(-t * t / 2) / (scale * Math.sqrt(2 * Math.PI));
        }

        @Override
        public double within(double r) {
            return Erf.erf(r / (scale * Math.sqrt(2)));
        }

        @Override
        public double reach() {
            return scale * Math.sqrt(2 * EXP_REACH);
        }

        @Override
        public double surplus(double u, double mu) {
            return -Math.expm1(-2 * (u / scale) * (mu / scale));
        }
    }

    private record Uniform(double scale) implements SymmetricDensity {

        @Override
        public double density(double x) {
            return Math.abs(x) <= scale ? 0.5 / scale : 0;
        }

        @Override
        public double within(double r) {
            return Math.min(1, r / scale);
        }

        @Override
        public double reach() {
            return scale;
        }

        @Override
        public double surplus(double u, double mu) {
            return u + mu > scale ? 1 : 0;
        }

        @Override
        public double gap(double mu) {
            return Math.abs(scale - mu);
        }
    }

    private record Laplace(double scale) implements SymmetricDensity {

        @Override
        public double density(double x) {
            return Math.exp(-Math.abs(x) / scale) / (2 * scale);
        }

        @Override
        public double within(double r) {
            return -Math.expm1(-r / scale);
        }

        @Override
        public double reach() {
            return scale * EXP_REACH;
        }

        @Override
        public double surplus(double u, double mu) {
            return -Math.expm1(-2 * Math.min(u, mu) / scale);
        }
    }

    private record Logistic(double scale) implements SymmetricDensity {

        @Override
        public double density(double x) {
            double e = Math.exp(-Math.abs(x) / scale);
            return e / (scale * (1 + e) * (1 + e));
        }

        @Override
        public double within(double r) {
            return Math.tanh(r / (2 * scale));
        }

        @Override
        public double reach() {
            return scale * EXP_REACH;
        }

        /**
         * From cosh^2 b - cosh^2 a = sinh(b + a) sinh(b - a), with the growing parts divided out.
         */
        @Override
        public double surplus(double u, double mu) {
            double far = 1 + Math.exp(-(u + mu) / scale);
            double difference = Math.expm1(-2 * u / scale) * Math.expm1(-2 * mu / scale);
            return difference / (far * far);
        }
    }
}
