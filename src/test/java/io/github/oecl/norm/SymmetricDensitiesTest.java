// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SymmetricDensitiesTest {

    static Stream<SymmetricDensity> densities() {
        return Stream.of(
                SymmetricDensity.normal(0.7),
                SymmetricDensity.uniform(0.7),
                SymmetricDensity.laplace(0.7),
                SymmetricDensity.logistic(0.7));
    }

    private static double integral(SymmetricDensity density, double r) {
        return new GaussIntegratorFactory().legendre(60, 0, r).integrate(density::density);
    }

    @ParameterizedTest
    @MethodSource("densities")
    void probabilityIsTheIntegralOfTheDensity(SymmetricDensity density) {
        for (double r : new double[] {0.1, 0.5, 0.69}) {
            assertEquals(density.within(r), 2 * integral(density, r), 1e-13);
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void allMassLiesWithinReach(SymmetricDensity density) {
        assertEquals(1, density.within(density.reach()), 1e-15);
        assertEquals(0, density.density(density.reach() * 1.001), 1e-300);
    }

    @ParameterizedTest
    @MethodSource("densities")
    void densityIsSymmetricAndFalls(SymmetricDensity density) {
        assertEquals(density.density(0.3), density.density(-0.3));
        assertTrue(density.density(0.3) >= density.density(0.6));
    }

    @ParameterizedTest
    @MethodSource("densities")
    void surplusIsTheShareThatTheOppositeDoesNotMatch(SymmetricDensity density) {
        for (double mu : new double[] {0.1, 0.7, 2}) {
            for (double u : new double[] {0.05, 0.4, 1.9}) {
                if (density.density(u - mu) > 0) {
                    double expected = 1 - density.density(u + mu) / density.density(u - mu);
                    assertEquals(expected, density.surplus(u, mu), 1e-13);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("densities")
    void lemmaAgreesWithTheRiemannSum(SymmetricDensity density) {
        double sum = 0;
        double step = 1e-5;
        for (double u = -20 + step / 2; u < 22; u += step) {
            sum += step * density.density(u - 0.4) * u / Math.sqrt(u * u + 0.3);
        }
        assertEquals(sum, Lemma.of(0.4, density).value(0.3), 2e-5);
    }

    @Test
    void aDensityWithoutOverridesWillDo() {
        SymmetricDensity triangle =
                new SymmetricDensity() {
                    @Override
                    public double density(double x) {
                        return Math.max(0, 1 - Math.abs(x));
                    }

                    @Override
                    public double within(double r) {
                        return r < 1 ? r * (2 - r) : 1;
                    }

                    @Override
                    public double scale() {
                        return 1;
                    }

                    @Override
                    public double reach() {
                        return 1;
                    }
                };
        Lemma lemma = Lemma.of(0.3, triangle);
        assertEquals(lemma.value(0), lemma.value(1e-20), 1e-9);
        double quotient = (lemma.value(0.2 + 1e-6) - lemma.value(0.2 - 1e-6)) / 2e-6;
        assertEquals(quotient, lemma.derivative(0.2), 1e-8);
    }

    @Test
    void uniformSpreadHasFiniteSlopeAtZero() {
        // P(u > 0) - P(u < 0) is carried by u in (1, 3): f'(0) = -1/2 E[u^-2; u in (1, 3)].
        Lemma lemma = Lemma.of(1, SymmetricDensity.uniform(2));
        assertEquals(-0.5 * (1 - 1 / 3.0) / 4, lemma.derivative(0), 1e-14);
        // f''(0) = 3/4 E[u^-4; u in (1, 3)].
        assertEquals(0.75 * (1 - 1 / 27.0) / 3 / 4, lemma.secondDerivative(0), 1e-14);
    }

    @Test
    void scalesMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> SymmetricDensity.normal(0));
        assertThrows(IllegalArgumentException.class, () -> SymmetricDensity.uniform(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> SymmetricDensity.laplace(Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> SymmetricDensity.logistic(Double.NaN));
    }
}
