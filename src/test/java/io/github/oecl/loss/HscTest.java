// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import io.github.oecl.loss.Probe.Outputs;
import io.github.oecl.loss.internal.Hsc;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HscTest {

    private static final double[][] NO_HEAD = new double[1][1];

    @ParameterizedTest
    @CsvSource({"1,1,2,1", "3,5,4,0.1", "8,8,64,0.01", "17,4,3,10", "32,32,128,1"})
    void agreesWithTheNaiveLoss(int normal, int outliers, int dimension, double scale) {
        Outputs outputs = outputs(normal + outliers, dimension, scale);
        double expected = naive(outputs, normal);
        double loss = new Probe(new Hsc(), normal).loss(outputs);
        assertEquals(expected, loss, 1e-12 * Math.max(1, expected));
    }

    @ParameterizedTest
    @CsvSource({"1,1,2", "3,2,5", "4,4,8"})
    void gradientAgreesWithFiniteDifferences(int normal, int outliers, int dimension) {
        Outputs outputs = outputs(normal + outliers, dimension, 1);
        new Probe(new Hsc(), normal).assertGradientIsThatOf(o -> naive(o, normal), outputs);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-30, 1e-12, 1e-6, 1e-3, 1, 30, 1e4, 1e8, 1e15})
    void lossAndGradientAreFiniteAtEveryLength(double length) {
        Probe probe = new Probe(new Hsc(), 2);
        double[][] rows = new double[4][3];
        for (double[] row : rows) {
            row[0] = length;
        }
        Outputs outputs = new Outputs(rows, NO_HEAD);
        double expected = naive(outputs, 2);
        assertEquals(expected, probe.floatLoss(outputs), 1e-5 * Math.max(1, expected));
        for (double slope : probe.gradients(outputs, DataType.FLOAT32)[0]) {
            assertTrue(Double.isFinite(slope), "" + slope);
        }
    }

    @Test
    void shortOutliersKeepTheirGradientInFloat32() {
        double[][] rows = {{1e-3, 0}, {1e-3, 0}};
        double[] slopes =
                new Probe(new Hsc(), 1).gradients(new Outputs(rows, NO_HEAD), DataType.FLOAT32)[0];
        assertEquals(1e-3, slopes[0], 1e-8);
        assertEquals(-2 / 1e-3, slopes[2], 0.01 * 2 / 1e-3);
    }

    @Test
    void aBatchWithoutOutliersIsRefused() {
        Probe probe = new Probe(new Hsc(), 4);
        Outputs outputs = outputs(4, 3, 1);
        var error = assertThrows(IllegalArgumentException.class, () -> probe.loss(outputs));
        assertTrue(error.getMessage().contains("outliers"), error.getMessage());
    }

    private static Outputs outputs(int rows, int dimension, double scale) {
        return new Outputs(Probe.random(rows, dimension, scale), NO_HEAD);
    }

    private static double naive(Outputs outputs, int normal) {
        double[][] z = outputs.projections();
        double attraction = 0;
        double repulsion = 0;
        for (int row = 0; row < z.length; row++) {
            double square = Arrays.stream(z[row]).map(x -> x * x).sum();
            // The plain sqrt(square + 1) - 1 has no digits left of a short row.
            double h = square / (Math.sqrt(square + 1) + 1);
            if (row < normal) {
                attraction += h / normal;
            } else {
                repulsion -= Math.log(-Math.expm1(-h) + 1e-9) / (z.length - normal);
            }
        }
        return attraction + repulsion;
    }
}
