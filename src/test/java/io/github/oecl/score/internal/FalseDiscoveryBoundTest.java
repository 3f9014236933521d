// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalseDiscoveryBoundTest {

    /**
     * Whoever chooses the worst threshold after looking finds the bound broken at most so often.
     */
    @ParameterizedTest
    @CsvSource({"5, 8, 2", "50, 30, 0", "100, 20, 5"})
    void holdsAtTheThresholdThatIsWorstForIt(int n, int m, int ood) {
        FalseDiscoveryBound bound = FalseDiscoveryBound.of(n, m, 0.9, 1);
        for (ToDoubleFunction<KeyedRandom> scores :
                List.<ToDoubleFunction<KeyedRandom>>of(
                        KeyedRandom::nextGaussian, Simulated::coarse)) {
            double broken = 0;
            for (int draw = 0; draw < Simulated.DRAWS; draw++) {
                broken += broken(bound, Simulated.of(draw, n, m, ood, scores)) ? 1 : 0;
            }
            // Beside the draws of the test there are those by which the envelope was set.
            double error = 0.3 * (1 / Math.sqrt(Simulated.DRAWS) + 1 / Math.sqrt(999));
            assertTrue(broken / Simulated.DRAWS <= 0.1 + 3 * error, "" + broken);
        }
    }

    private static boolean broken(FalseDiscoveryBound bound, Simulated images) {
        double[] p = images.pValues();
        int[] most = bound.falseDiscoveries(p);
        double[] normal = Arrays.copyOfRange(p, images.ood(), p.length);
        Arrays.sort(normal);
        for (int i = 0; i < p.length; i++) {
            int count = 0;
            while (count < normal.length && normal[count] <= p[i]) {
                count++;
            }
            if (count > most[i]) {
                return true;
            }
        }
        return false;
    }

    /** Over many envelopes the stated confidence is kept, whatever the seed. */
    @Test
    void theDrawsOfTheEnvelopeCostNoConfidence() {
        double broken = 0;
        for (int seed = 0; seed < 40; seed++) {
            FalseDiscoveryBound bound = FalseDiscoveryBound.of(30, 20, 0.8, seed);
            for (int draw = 0; draw < 500; draw++) {
                int key = 500 * seed + draw;
                Simulated images = Simulated.of(key, 30, 20, 0, KeyedRandom::nextGaussian);
                broken += broken(bound, images) ? 1 : 0;
            }
        }
        assertTrue(broken / 20_000 <= 0.2 + 4 * 0.4 * (1 / Math.sqrt(20_000)), "" + broken);
        assertTrue(broken / 20_000 > 0.1, "the bound is not idle: " + broken);
    }

    @Test
    void clearlyOodImagesAreFound() {
        FalseDiscoveryBound bound = FalseDiscoveryBound.of(200, 40, 0.9, 0);
        double[] p = new double[40];
        Arrays.setAll(p, i -> i < 20 ? 1 / 201.0 : (i + 1) / 41.0);
        int[] most = bound.falseDiscoveries(p);
        assertTrue(most[0] <= 3, Arrays.toString(most));
        assertTrue(most[39] <= 40 && most[39] >= 20, Arrays.toString(most));
        assertArrayEquals(most, FalseDiscoveryBound.of(200, 40, 0.9, 0).falseDiscoveries(p));
    }

    @Test
    void countsHaveTheDistributionOfTheMarginalTest() {
        double[] mean = new double[9];
        for (int draw = 0; draw < 4000; draw++) {
            int[] counts = FalseDiscoveryBound.counts(9, 6, KeyedRandom.of(draw));
            for (int j = 0; j < 9; j++) {
                mean[j] += counts[j] / 4000.0;
            }
        }
        for (int j = 0; j < 9; j++) {
            assertEquals(6 * (j + 1) / 10.0, mean[j], 0.15);
        }
    }

    @Test
    void aLargeFolderTakesNoLargeTable() {
        double[] p = new double[5000];
        Arrays.fill(p, 1);
        assertEquals(5000, FalseDiscoveryBound.of(1000, 5000, 0.9, 0).falseDiscoveries(p)[0]);
    }

    @Test
    void otherNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FalseDiscoveryBound.of(0, 1, 0.9, 0));
        assertThrows(IllegalArgumentException.class, () -> FalseDiscoveryBound.of(1, 1, 0.999, 0));
        FalseDiscoveryBound bound = FalseDiscoveryBound.of(3, 2, 0.9, 0);
        assertThrows(
                IllegalArgumentException.class, () -> bound.falseDiscoveries(new double[] {0.5}));
    }
}
