// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalPValuesTest {

    /** The formula as it stands in the paper. */
    private static double naive(int n, double delta, int j) {
        int k = Math.max(1, n / 2);
        int i = n + 1 - j;
        double product = delta;
        for (int r = 0; r < k; r++) {
            product *= Math.max(0, i - r) / (double) (n - r);
        }
        return 1 - Math.pow(product, 1.0 / k);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 51, 200})
    void isTheFormulaOfThePaper(int n) {
        ConditionalPValues values = ConditionalPValues.of(n, 0.9);
        for (int j = 1; j <= n + 1; j++) {
            assertEquals(naive(n, 0.1, j), values.of(j / (n + 1.0)), 1e-12, n + ", " + j);
        }
        assertEquals(values.smallest(), values.of(1 / (n + 1.0)));
    }

    /** The values are right for a calibration if every order statistic lies below its bound. */
    @ParameterizedTest
    @CsvSource({"5, 0.9", "20, 0.9", "50, 0.5"})
    void holdsForTheCalibrationAtHandWithTheStatedConfidence(int n, double confidence) {
        ConditionalPValues values = ConditionalPValues.of(n, confidence);
        double held =
                IntStream.range(0, Simulated.DRAWS)
                        .filter(draw -> holds(values, KeyedRandom.of(draw), n))
                        .count();
        double error = Math.sqrt(confidence * (1 - confidence) / Simulated.DRAWS);
        assertTrue(held / Simulated.DRAWS >= confidence - 4 * error, "" + held);
        // Simes' inequality holds with equality where no bound is cut off.
        assertEquals(confidence, held / Simulated.DRAWS, 0.02);
    }

    private static boolean holds(ConditionalPValues values, KeyedRandom random, int n) {
        double[] shares = random.doubles(n).toArray();
        Arrays.sort(shares);
        for (int i = 0; i < n; i++) {
            if (shares[i] > values.of((i + 1) / (n + 1.0))) {
                return false;
            }
        }
        return true;
    }

    /** All images are normal: the rate of a calibration is the share of draws that select any. */
    @Test
    void theRateOfACalibrationExceedsTheLevelNoMoreOftenThanStated() {
        double corrected = 0;
        double plain = 0;
        for (int c = 0; c < 100; c++) {
            double[] shares = KeyedRandom.of(c).doubles(20).sorted().toArray();
            ConditionalPValues values = ConditionalPValues.of(20, 0.9);
            corrected += rate(shares, c, values) > 0.25 ? 1 : 0;
            plain += rate(shares, c, null) > 0.25 ? 1 : 0;
        }
        assertTrue(corrected <= 10, "" + corrected);
        assertTrue(plain > 10, "the plain form does not hold for each: " + plain);
    }

    private static double rate(double[] shares, int c, ConditionalPValues values) {
        int draws = 400;
        int any = 0;
        for (int draw = 0; draw < draws; draw++) {
            KeyedRandom random = KeyedRandom.of(c, draw);
            double[] p = new double[4];
            for (int i = 0; i < p.length; i++) {
                int below = -1 - Arrays.binarySearch(shares, random.nextDouble());
                double plain = (1.0 + below) / (shares.length + 1);
                p[i] = values == null ? plain : values.of(plain);
            }
            double least = Arrays.stream(BenjaminiHochberg.adjusted(p)).min().getAsDouble();
            any += BenjaminiHochberg.isSelected(least, 0.2) ? 1 : 0;
        }
        return (double) any / draws;
    }

    @Test
    void otherNumbersAreRefused() {
        ConditionalPValues values = ConditionalPValues.of(9, 0.9);
        assertThrows(IllegalArgumentException.class, () -> values.of(0.15));
        assertThrows(IllegalArgumentException.class, () -> values.of(0));
        assertThrows(IllegalArgumentException.class, () -> values.of(1.1));
        assertThrows(IllegalArgumentException.class, () -> values.of(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPValues.of(0, 0.9));
        assertThrows(IllegalArgumentException.class, () -> ConditionalPValues.of(9, 1));
    }
}
