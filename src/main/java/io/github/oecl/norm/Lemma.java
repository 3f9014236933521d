// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.function.DoubleUnaryOperator;

/**
 * Our reading of Lemma 1 of the paper ("for any mu &gt; 0, f(y) is a non-increasing and convex
 * function on [0, infinity)"): f(y) = E[u / sqrt(u^2 + y)], the expected cosine of a view with the
 * mean direction when its component along that direction is u, normal with mean mu and standard
 * deviation sigma, and the squared norm of the rest is y. It holds for every u that is symmetric
 * and unimodal about mu, which {@link #of} allows.
 *
 * <p>The values come from quadrature of E[k(u)] for odd k as the integral over u &gt; 0 of k(u)
 * (p(u) - p(-u)), so that what u and -u have in common is never computed. All terms are positive,
 * so the sum keeps its relative accuracy, about 1e-12.
 */
public final class Lemma {

    private final double mu;
    private final SymmetricDensity spread;

    private Lemma(double mu, SymmetricDensity spread) {
        if (!(mu > 0 && mu < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "The lemma is about a positive, finite mu, not " + mu + ".");
        }
        this.mu = mu;
        this.spread = spread;
    }

    /**
     * Returns the lemma for normal u. As sigma falls to 0, f(y) goes to mu / sqrt(mu^2 + y).
     *
     * @param mu the mean of u, above 0
     * @param sigma the standard deviation of u, above 0
     * @return the function and its derivatives
     * @throws IllegalArgumentException if mu or sigma is not positive and finite
     */
    public static Lemma normal(double mu, double sigma) {
        return new Lemma(mu, SymmetricDensity.normal(sigma));
    }

    /**
     * Returns the lemma for another distribution of u (our generalisation).
     *
     * @param mu the mean of u, above 0
     * @param spread the density of u - mu
     * @return the function and its derivatives
     * @throws IllegalArgumentException if mu is not positive and finite
     */
    public static Lemma of(double mu, SymmetricDensity spread) {
        return new Lemma(mu, spread);
    }

    /**
     * Returns f(y), in [0, 1]. At 0 it is P(u &gt; 0) - P(u &lt; 0), which is erf(mu / (sigma sqrt
     * 2)) for normal u.
     *
     * @param y the squared norm off the mean direction, at least 0
     * @return the expected cosine
     * @throws IllegalArgumentException if y is negative or not finite
     */
    public double value(double y) {
        requireArgument(y);
        return y == 0 ? spread.within(mu) : expectation(u -> u / Math.hypot(u, Math.sqrt(y)), y);
    }

    /**
     * Returns f'(y) = -1/2 E[u (u^2 + y)^(-3/2)], which is never positive. At 0 it is the one-sided
     * derivative: -infinity, except for a density that is {@linkplain SymmetricDensity#gap flat
     * around mu}.
     *
     * @param y at least 0
     * @return the derivative
     * @throws IllegalArgumentException if y is negative or not finite
     */
    public double derivative(double y) {
        requireArgument(y);
        if (y == 0 && spread.gap(mu) == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return -0.5 * expectation(u -> overPower(u, y, 3), y);
    }

    /**
     * Returns f''(y) = 3/4 E[u (u^2 + y)^(-5/2)], which is never negative. At 0 it is the one-sided
     * derivative: +infinity, except for a density that is {@linkplain SymmetricDensity#gap flat
     * around mu}.
     *
     * @param y at least 0
     * @return the second derivative
     * @throws IllegalArgumentException if y is negative or not finite
     */
    public double secondDerivative(double y) {
        requireArgument(y);
        if (y == 0 && spread.gap(mu) == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return 0.75 * expectation(u -> overPower(u, y, 5), y);
    }

    /**
     * Returns an upper bound of f(y) in closed form (ours): mu / sqrt((mu / f(0))^2 + y). Folding
     * the density, f(y) is f(0) times the mean of u / sqrt(u^2 + y) over a density on u &gt; 0
     * whose mean is mu / f(0), and that function of u is concave there. Equal to f(0) at 0, and to
     * the order of 1 / sqrt(y) to f for large y.
     *
     * @param y at least 0
     * @return at least f(y), at most f(0)
     * @throws IllegalArgumentException if y is negative or not finite
     */
    public double upperBound(double y) {
        requireArgument(y);
        return mu / Math.hypot(mu / value(0), Math.sqrt(y));
    }

    /** Returns u (u^2 + y)^(-power/2), without squaring what may be too large or too small. */
    private static double overPower(double u, double y, int power) {
        double r = Math.hypot(u, Math.sqrt(y));
        double value = u / r;
        for (int i = 1; i < power; i++) {
            value /= r;
        }
        return value;
    }

    /**
     * Integrates k(u) (p(u) - p(-u)) over u &gt; 0. Up to mu/2 the variable is u, which is exact
     * near 0; from there on it is u - mu, which is exact however narrow the density is.
     */
    private double expectation(DoubleUnaryOperator kernel, double y) {
        double reach = spread.reach();
        double turn = Math.abs(reach - mu);
        PanelQuadrature panels = new PanelQuadrature(Math.sqrt(y), 4 * spread.scale());
        double near = Math.max(spread.gap(mu), mu - reach);
        return panels.integrate(u -> term(kernel, u, u - mu), 0, near, mu / 2, turn)
                + panels.integrate(
                        x -> term(kernel, mu + x, x),
                        mu,
                        Math.max(-reach, -mu / 2),
                        reach,
                        0,
                        turn - mu);
    }

    private double term(DoubleUnaryOperator kernel, double u, double x) {
        return kernel.applyAsDouble(u) * spread.density(x) * spread.surplus(u, mu);
    }

    private static void requireArgument(double y) {
        if (!(y >= 0 && y < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "f is defined for finite y of at least 0, a squared norm: " + y);
        }
    }
}
