// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FreeFeatureTest {

    private static FreeFeature.Builder at(double... start) {
        return FreeFeature.builder().setStart(start).setLearningRate(0.1);
    }

    @Test
    void aStepIsOrthogonalAndScalesAsOneOverTheNorm() {
        FreeFeature feature = at(2, 0).build();
        feature.step(FreeFeature.alignTo(0, 5));
        assertArrayEquals(new double[] {2, 0.1 / 2}, feature.feature(), 1e-15);
    }

    @Test
    void turnsTowardsTheTarget() {
        FreeFeature feature = at(1, 0, 0).build();
        feature.norms(FreeFeature.alignTo(0, 3, 4), 2000);
        double[] direction = FreeFeature.direction(feature.feature());
        assertArrayEquals(new double[] {0, 0.6, 0.8}, direction, 1e-6);
    }

    @Test
    void weightDecayShrinksAFeatureThatHasFoundItsTarget() {
        FreeFeature feature = at(0, 4).optWeightDecay(0.5).build();
        double[] norms = feature.norms(FreeFeature.alignTo(0, 1), 3);
        assertArrayEquals(new double[] {4, 3.8, 3.61, 3.4295}, norms, 1e-12);
    }

    @Test
    void momentumCarriesOn() {
        FreeFeature feature = at(1, 0).optMomentum(0.5).build();
        feature.step(FreeFeature.alignTo(0, 1));
        feature.step(direction -> new double[2]);
        assertArrayEquals(new double[] {1, 0.15}, feature.feature(), 1e-15);
    }

    @Test
    void changingViewsRaiseTheNormAndWeightDecayHoldsIt() {
        double free = finalNorm(0);
        double decayed = finalNorm(0.01);
        assertTrue(free > 2 * decayed, free + " against " + decayed);
    }

    private static double finalNorm(double weightDecay) {
        UnaryOperator<double[]> views =
                FreeFeature.alignToViewsOf(new double[] {1, 0}, 1, KeyedRandom.of(1));
        return at(1, 0).optWeightDecay(weightDecay).build().norms(views, 20_000)[20_000];
    }

    @Test
    void normsBeginAtTheStart() {
        double[] norms = at(3, 4).build().norms(FreeFeature.alignTo(1, 0), 2);
        assertEquals(3, norms.length);
        assertEquals(5, norms[0]);
    }

    @Test
    void wrongValuesAreNamed() {
        assertMessage("zero", at(0, 0)::build);
        assertMessage("zero", FreeFeature.builder().setLearningRate(1)::build);
        assertMessage("learning rate", FreeFeature.builder().setStart(1, 2)::build);
        assertMessage("learning rate", at(1).setLearningRate(Double.NaN)::build);
        assertMessage("momentum", at(1).optMomentum(1)::build);
        assertMessage("weight decay", at(1).optWeightDecay(-1)::build);
        assertMessage("zero", () -> FreeFeature.alignTo(0, 0));
        assertMessage("dimension 3", () -> at(1, 0).build().step(FreeFeature.alignTo(1, 0, 0)));
    }

    @Test
    void aFeatureThatDecaysToZeroIsReported() {
        FreeFeature feature = at(1, 0).setLearningRate(1).optWeightDecay(1).build();
        feature.step(FreeFeature.alignTo(1, 0));
        assertThrows(IllegalStateException.class, () -> feature.step(FreeFeature.alignTo(1, 0)));
    }

    private static void assertMessage(String part, Runnable call) {
        String message = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
