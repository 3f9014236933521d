// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalsePositivesTest {

    @Test
    void oneImageAgainstOneIsATossOfACoin() {
        assertArrayEquals(
                new double[] {0.5, 0.5}, new FalsePositives(1, 1, 0.5).probabilities(), 1e-15);
    }

    /** Two of four in a random order: the alarms are the new ones before the first old one. */
    @Test
    void agreesWithCountingTheOrdersOfTwoAndTwo() {
        assertArrayEquals(
                new double[] {3 / 6.0, 2 / 6.0, 1 / 6.0},
                new FalsePositives(2, 2, 0.4).probabilities(),
                1e-15);
    }

    @ParameterizedTest
    @CsvSource({"20, 30, 0.1", "99, 200, 0.05", "10000, 20000, 0.5", "5, 7, 0.1"})
    void probabilitiesSumToOneAndHaveTheRateAsTheirMean(int n, int m, double level) {
        FalsePositives falsePositives = new FalsePositives(n, m, level);
        double[] probabilities = falsePositives.probabilities();
        assertEquals(1, Arrays.stream(probabilities).sum(), 1e-6);
        double mean = 0;
        for (int f = 0; f <= m; f++) {
            mean += f * probabilities[f] / m;
        }
        assertEquals(falsePositives.rate(), mean, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "0.29, 99, 0.29",
        "0.07, 99, 0.07",
        "0.05, 19, 0.05",
        "0.05, 18, 0",
        "0.05, 30, 0.03225806451612903"
    })
    void theRateIsTheLargestPValueUpToTheLevel(double level, int n, double rate) {
        assertEquals(rate, new FalsePositives(n, 1, level).rate());
    }

    @Test
    void theRangeHoldsTheSharesOfASimulation() {
        Interval range = new FalsePositives(49, 100, 0.1).range(0.95);
        int inside = 0;
        for (int draw = 0; draw < 4000; draw++) {
            KeyedRandom random = KeyedRandom.of(draw);
            Calibration calibration = Calibration.of(random.doubles(49).toArray(), 0.95);
            double share =
                    random.doubles(100).filter(s -> calibration.pValue(s) <= 0.1).count() / 100.0;
            inside += range.excludes(share) ? 0 : 1;
        }
        // Four standard errors below 95%; above it, as shares come in steps.
        assertTrue(inside / 4000.0 > 0.936 && inside / 4000.0 < 0.985, "" + inside);
    }

    @Test
    void refusesWhatIsNoNumberOfImagesOrLevel() {
        assertThrows(IllegalArgumentException.class, () -> new FalsePositives(0, 1, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new FalsePositives(1, 0, 0.1));
        assertThrows(IllegalArgumentException.class, () -> new FalsePositives(1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new FalsePositives(1, 1, 1));
    }
}
