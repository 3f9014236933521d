// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import io.github.oecl.loss.Probe.Outputs;
import io.github.oecl.loss.internal.Bce;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BceTest {

    @ParameterizedTest
    @CsvSource({"1,1,1", "3,5,0.1", "8,8,5", "17,4,3", "32,32,1"})
    void agreesWithTheNaiveLoss(int normal, int outliers, double scale) {
        Outputs outputs = outputs(normal + outliers, scale);
        assertEquals(naive(outputs, normal), new Probe(new Bce(), normal).loss(outputs), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,2", "4,8"})
    void gradientAgreesWithFiniteDifferences(int normal, int outliers) {
        Outputs outputs = outputs(normal + outliers, 1);
        new Probe(new Bce(), normal).assertGradientIsThatOf(o -> naive(o, normal), outputs);
    }

    @Test
    void aHeadThatKnowsNothingCostsLog2AndIsPushedHalfWay() {
        Outputs outputs = new Outputs(new double[2][2], new double[2][1]);
        Probe probe = new Probe(new Bce(), 1);
        assertEquals(Math.log(2), probe.floatLoss(outputs), 1e-6);
        double[] slopes = probe.gradients(outputs, DataType.FLOAT32)[1];
        assertEquals(-0.25, slopes[0], 1e-7);
        assertEquals(0.25, slopes[1], 1e-7);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e30, -1e4, -100, -20, 0, 20, 100, 1e4, 1e30})
    void lossAndGradientAreFiniteAtEveryLogit(double logit) {
        Probe probe = new Probe(new Bce(), 1);
        Outputs outputs = new Outputs(new double[2][2], new double[][] {{logit}, {logit}});
        // One of the two is wrong by the whole logit, the other is right.
        double expected = Math.abs(logit) / 2 + Math.log1p(Math.exp(-Math.abs(logit)));
        assertEquals(expected, probe.floatLoss(outputs), 1e-6 * Math.max(1, expected));
        for (double slope : probe.gradients(outputs, DataType.FLOAT32)[1]) {
            assertTrue(Math.abs(slope) <= 0.5, "" + slope);
        }
    }

    @Test
    void theProjectionHasNoPartInIt() {
        double[] slopes = new Probe(new Bce(), 2).gradients(outputs(4, 1), DataType.FLOAT64)[0];
        assertEquals(0, Arrays.stream(slopes).map(Math::abs).sum());
    }

    @Test
    void aBatchWithoutOutliersIsRefused() {
        Probe probe = new Probe(new Bce(), 4);
        Outputs outputs = outputs(4, 1);
        var error = assertThrows(IllegalArgumentException.class, () -> probe.loss(outputs));
        assertTrue(error.getMessage().contains("outliers"), error.getMessage());
    }

    private static Outputs outputs(int rows, double scale) {
        return new Outputs(Probe.random(rows, 3, 1), Probe.random(rows, 1, scale));
    }

    private static double naive(Outputs outputs, int normal) {
        double[][] logits = outputs.head();
        double sum = 0;
        for (int row = 0; row < logits.length; row++) {
            double probability = 1 / (1 + Math.exp(-logits[row][0]));
            sum -= Math.log(row < normal ? probability : 1 - probability);
        }
        return sum / logits.length;
    }
}
