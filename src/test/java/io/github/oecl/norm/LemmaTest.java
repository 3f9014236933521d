// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Golden;
import io.github.oecl.random.KeyedRandom;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LemmaTest {

    private static void assertRelative(double expected, double actual, double tolerance, Case at) {
        assertEquals(expected, actual, tolerance * Math.abs(expected), at::toString);
    }

    @Test
    void valuesAgreeWithTheGoldenOnes() {
        for (Case at : Golden.read("lemma.json", Cases.class).cases) {
            assertEquals(at.f, at.lemma().value(at.y), 1e-13, at::toString);
        }
    }

    @Test
    void derivativesAgreeWithHighPrecision() {
        for (Case at : Golden.read("lemma_derivatives.json", Cases.class).cases) {
            assertRelative(at.f, at.lemma().value(at.y), 1e-12, at);
            assertRelative(at.df, at.lemma().derivative(at.y), 1e-12, at);
            assertRelative(at.d2f, at.lemma().secondDerivative(at.y), 1e-12, at);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3,1,1e-12", "0.3,1,0.5", "1,1,0.5", "3,1,1e-6", "3,1,20", "1e3,1,1"})
    void uniformSpreadHasAClosedForm(double mu, double halfWidth, double y) {
        Lemma lemma = Lemma.of(mu, SymmetricDensity.uniform(halfWidth));
        double far = Math.sqrt((mu + halfWidth) * (mu + halfWidth) + y);
        double near = Math.sqrt((mu - halfWidth) * (mu - halfWidth) + y);
        double value = 2 * mu / (far + near);
        assertEquals(value, lemma.value(y), 1e-13 * value);
        double slope = -value / (2 * far * near);
        assertEquals(slope, lemma.derivative(y), -1e-12 * slope);
    }

    @Test
    void atZeroItIsTheErrorFunctionWithInfiniteSlope() {
        Lemma lemma = Lemma.normal(1.5, 2);
        assertEquals(Erf.erf(1.5 / (2 * Math.sqrt(2))), lemma.value(0), 1e-15);
        assertEquals(Double.NEGATIVE_INFINITY, lemma.derivative(0));
        assertEquals(Double.POSITIVE_INFINITY, lemma.secondDerivative(0));
    }

    @ParameterizedTest
    @CsvSource({"1e-3,1", "1,1", "30,1", "1e3,1", "1e-9,1e-10"})
    void isContinuousAtZero(double mu, double sigma) {
        Lemma lemma = Lemma.normal(mu, sigma);
        assertEquals(lemma.value(0), lemma.value(1e-30 * sigma * sigma), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e-12, 1e-17, 1e-100})
    void narrowSpreadIsTheLimit(double sigma) {
        Lemma lemma = Lemma.normal(2, sigma);
        assertEquals(2 / Math.sqrt(7), lemma.value(3), 1e-13);
        assertEquals(-Math.pow(7, -1.5), lemma.derivative(3), 1e-13);
        assertEquals(1.5 * Math.pow(7, -2.5), lemma.secondDerivative(3), 1e-13);
    }

    @Test
    void dependsOnRatiosAlone() {
        double value = Lemma.normal(0.7, 1.3).value(0.2);
        assertEquals(value, Lemma.normal(0.7e-100, 1.3e-100).value(0.2e-200), 1e-13);
        assertEquals(value, Lemma.normal(0.7e100, 1.3e100).value(0.2e200), 1e-13);
    }

    @Test
    void goesToZeroFarOut() {
        assertEquals(1e-10, Lemma.normal(1, 1).value(1e20), 1e-20);
    }

    @Test
    void agreesWithMonteCarlo() {
        KeyedRandom random = KeyedRandom.of(7);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double u = 0.8 + 1.2 * random.nextGaussian();
            double cosine = u / Math.sqrt(u * u + 0.5);
            sum += cosine;
            squares += cosine * cosine;
        }
        double mean = sum / draws;
        double error = Math.sqrt((squares / draws - mean * mean) / draws);
        assertEquals(mean, Lemma.normal(0.8, 1.2).value(0.5), 4 * error);
        assertTrue(error < 0.002, "the check is sharp: " + error);
    }

    @Test
    void refusesWhatTheLemmaDoesNotCover() {
        assertTrue(messageFor(() -> Lemma.normal(0, 1)).contains("positive, finite mu"));
        assertTrue(messageFor(() -> Lemma.normal(1, 0)).contains("standard deviation"));
        assertTrue(messageFor(() -> Lemma.normal(1, 1).value(-1)).contains("-1.0"));
        assertTrue(messageFor(() -> Lemma.normal(1, 1).value(Double.NaN)).contains("NaN"));
    }

    private static String messageFor(Runnable call) {
        return assertThrows(IllegalArgumentException.class, call::run).getMessage();
    }

    private record Cases(List<Case> cases) {}

    private record Case(
            String spread, double mu, double sigma, double y, double f, double df, double d2f) {

        Lemma lemma() {
            if (spread == null || spread.equals("normal")) {
                return Lemma.normal(mu, sigma);
            }
            return Lemma.of(
                    mu,
                    spread.equals("laplace")
                            ? SymmetricDensity.laplace(sigma)
                            : SymmetricDensity.logistic(sigma));
        }
    }
}
