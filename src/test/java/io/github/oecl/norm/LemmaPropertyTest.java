// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The lemma itself, for random parameters and every density at hand. */
class LemmaPropertyTest {

    /** Rounding in values of at most 1. */
    private static final double ROUNDING = 1e-13;

    @Provide
    Arbitrary<Lemma> lemmas() {
        Arbitrary<Function<Double, SymmetricDensity>> families =
                Arbitraries.of(
                        SymmetricDensity::normal,
                        SymmetricDensity::uniform,
                        SymmetricDensity::laplace,
                        SymmetricDensity::logistic);
        return Combinators.combine(powersOfTen(), powersOfTen(), families)
                .as((mu, scale, family) -> Lemma.of(mu, family.apply(scale)));
    }

    @Provide
    Arbitrary<Double> powersOfTen() {
        return Arbitraries.doubles().between(-2, 2).map(t -> Math.pow(10, t));
    }

    @Property(tries = 300)
    void isNonIncreasing(
            @ForAll("lemmas") Lemma lemma,
            @ForAll("powersOfTen") double y,
            @ForAll("powersOfTen") double step) {
        assertTrue(lemma.derivative(y) <= 0);
        assertTrue(lemma.value(y + step) <= lemma.value(y) + ROUNDING);
        assertTrue(lemma.value(y) <= lemma.value(0) + ROUNDING);
    }

    @Property(tries = 300)
    void liesBelowItsClosedUpperBound(
            @ForAll("lemmas") Lemma lemma, @ForAll("powersOfTen") double y) {
        assertTrue(lemma.value(y) <= lemma.upperBound(y) + ROUNDING);
        assertTrue(lemma.upperBound(y) <= lemma.value(0) + ROUNDING);
    }

    @Property(tries = 300)
    void isConvex(
            @ForAll("lemmas") Lemma lemma,
            @ForAll("powersOfTen") double a,
            @ForAll("powersOfTen") double b) {
        assertTrue(lemma.secondDerivative(a) >= 0);
        double chord = (lemma.value(a) + lemma.value(b)) / 2;
        assertTrue(lemma.value((a + b) / 2) <= chord + ROUNDING);
    }

    @Property(tries = 300)
    void liesBetweenItsTangentsAndItsChords(
            @ForAll("lemmas") Lemma lemma,
            @ForAll("powersOfTen") double a,
            @ForAll("powersOfTen") double b) {
        double slope = (lemma.value(b) - lemma.value(a)) / (b - a);
        double lower = lemma.derivative(Math.min(a, b));
        double upper = lemma.derivative(Math.max(a, b));
        double rounding = ROUNDING / Math.abs(b - a);
        assertTrue(a == b || (lower - rounding <= slope && slope <= upper + rounding));
    }
}
