// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import io.github.oecl.loss.Probe.Outputs;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.transform.Shift;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsiTest {

    private static final int ROTATIONS = 4;

    @ParameterizedTest
    @CsvSource({"1,2,0.5", "2,16,0.1", "3,5,1.0", "8,64,0.5", "5,3,0.07"})
    void agreesWithTheNaiveLoss(int images, int dimension, double temperature) {
        Outputs outputs = outputs(images, dimension, 1);
        double loss = probe(images, temperature).loss(outputs);
        assertEquals(naive(outputs, images, temperature), loss, 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"1,3,0.5", "2,4,0.9"})
    void gradientAgreesWithFiniteDifferences(int images, int dimension, double temperature) {
        probe(images, temperature)
                .assertGradientIsThatOf(
                        o -> naive(o, images, temperature), outputs(images, dimension, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-20, 1e-6, 1, 1e4, 1e15})
    void lossAndGradientAreFiniteAtEveryScale(double scale) {
        Outputs outputs = outputs(2, 4, scale);
        Probe probe = probe(2, 0.5);
        assertTrue(Double.isFinite(probe.floatLoss(outputs)));
        for (double[] slopes : probe.gradients(outputs, DataType.FLOAT32)) {
            for (double slope : slopes) {
                assertTrue(Double.isFinite(slope), "" + slope);
            }
        }
    }

    @Test
    void eachRotationOfAnImageIsAnInstanceSeenTwice() {
        ViewPlan plan = new Csi(0.5).views();
        List<String> rows =
                plan.normals().stream().map(block -> block.view() + " " + block.shift()).toList();
        assertEquals(
                List.of(
                        "0 identity",
                        "0 rotation 90",
                        "0 rotation 180",
                        "0 rotation 270",
                        "1 identity",
                        "1 rotation 90",
                        "1 rotation 180",
                        "1 rotation 270"),
                rows);
        assertTrue(plan.outliers().isEmpty() && !plan.needsOutliers());
        assertEquals(8 * 64, plan.rows(64));
    }

    @Test
    void theHeadHasAnOutputForEachVariant() {
        assertEquals(Map.of("shift", 4), new Csi(0.5).heads());
        assertEquals(Map.of("shift", 2), new Csi(Shift.noise(0.2), 0.5).heads());
    }

    @Test
    void aTemperatureThatIsNoneIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Csi(0));
    }

    private static Probe probe(int images, double temperature) {
        return new Probe(new Csi(temperature), 2 * ROTATIONS * images);
    }

    private static Outputs outputs(int images, int dimension, double scale) {
        int rows = 2 * ROTATIONS * images;
        return new Outputs(
                Probe.random(rows, dimension, scale), Probe.random(rows, ROTATIONS, scale));
    }

    /** Row by row: view, then rotation, then image. */
    private static double naive(Outputs outputs, int images, double temperature) {
        double[][] z = outputs.projections();
        double sum = 0;
        int row = 0;
        for (int view = 0; view < 2; view++) {
            for (int rotation = 0; rotation < ROTATIONS; rotation++) {
                for (int image = 0; image < images; image++, row++) {
                    int positive = ((1 - view) * ROTATIONS + rotation) * images + image;
                    double similarities = 0;
                    for (int other = 0; other < z.length; other++) {
                        if (other != row) {
                            similarities += Math.exp(cosine(z[row], z[other]) / temperature);
                        }
                    }
                    sum += Math.log(similarities) - cosine(z[row], z[positive]) / temperature;
                    double[] logits = outputs.head()[row];
                    double exponentials = 0;
                    for (double logit : logits) {
                        exponentials += Math.exp(logit);
                    }
                    sum += Math.log(exponentials) - logits[rotation];
                }
            }
        }
        return sum / z.length;
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }
}
