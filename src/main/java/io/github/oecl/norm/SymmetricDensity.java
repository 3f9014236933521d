// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

/**
 * The density of a centred random variable that is symmetric about 0 and unimodal: what {@link
 * Lemma} asks of the component of a feature along the mean direction, less its mean. The normal
 * density is our reading of the paper's Lemma 1; the proof needs no more than the symmetry and the
 * one mode.
 *
 * <p>A density is smooth, but for kinks or jumps at 0 and at its reach.
 */
public interface SymmetricDensity {

    /**
     * Returns the density.
     *
     * @param x any number; the sign does not matter
     * @return its value, which does not rise as |x| does
     */
    double density(double x);

    /**
     * Returns P(|X| &lt;= r), which is also the expected sign of X + r.
     *
     * @param r at least 0
     * @return a probability
     */
    double within(double r);

    /** {@return the length, above 0, on which the density has no finer detail} */
    double scale();

    /** {@return the distance from 0 beyond which the density is 0, to double precision} */
    double reach();

    /**
     * Returns the share of the density at u that is not matched at -u, when the variable is moved
     * to have the mean mu. Override it where the two nearly cancel, as they do for small u or small
     * mu.
     *
     * @param u above 0
     * @param mu above 0
     * @return 1 - density(u + mu) / density(u - mu), in [0, 1]
     */
    default double surplus(double u, double mu) {
        double here = density(u - mu);
        return here == 0 ? 0 : 1 - density(u + mu) / here;
    }

    /**
     * Returns how far from 0 the {@linkplain #surplus surplus} stays 0. If there is no such gap,
     * the surplus is taken to rise in proportion to u, and the derivatives of the lemma's function
     * at 0 are infinite.
     *
     * @param mu above 0
     * @return a length, 0 unless the density is flat around mu
     */
    default double gap(double mu) {
        return 0;
    }

    /**
     * Returns the normal density.
     *
     * @param sigma its standard deviation, above 0
     * @return the density of N(0, sigma^2)
     * @throws IllegalArgumentException if sigma is not positive and finite
     */
    static SymmetricDensity normal(double sigma) {
        return SymmetricDensities.normal(sigma);
    }

    /**
     * Returns the uniform density on [-halfWidth, halfWidth].
     *
     * @param halfWidth above 0; the standard deviation times sqrt(3)
     * @return the density
     * @throws IllegalArgumentException if the half width is not positive and finite
     */
    static SymmetricDensity uniform(double halfWidth) {
        return SymmetricDensities.uniform(halfWidth);
    }

    /**
     * Returns the Laplace density exp(-|x| / scale) / (2 scale).
     *
     * @param scale above 0; the standard deviation over sqrt(2)
     * @return the density
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    static SymmetricDensity laplace(double scale) {
        return SymmetricDensities.laplace(scale);
    }

    /**
     * Returns the logistic density.
     *
     * @param scale above 0; the standard deviation times sqrt(3) / pi
     * @return the density
     * @throws IllegalArgumentException if the scale is not positive and finite
     */
    static SymmetricDensity logistic(double scale) {
        return SymmetricDensities.logistic(scale);
    }
}
