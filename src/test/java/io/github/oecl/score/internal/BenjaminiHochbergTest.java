// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.Calibration;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenjaminiHochbergTest {

    /** The text of the procedure: the largest k with p_(k) at most k q / m. */
    private static boolean[] naive(double[] pValues, double level) {
        double[] rising = pValues.clone();
        Arrays.sort(rising);
        double threshold = -1;
        for (int k = 1; k <= rising.length; k++) {
            if (rising[k - 1] <= k * level / rising.length + 1e-12) {
                threshold = rising[k - 1];
            }
        }
        boolean[] selected = new boolean[pValues.length];
        for (int i = 0; i < selected.length; i++) {
            selected[i] = pValues[i] <= threshold;
        }
        return selected;
    }

    @Test
    void selectsWhatTheTextOfTheProcedureSelects() {
        for (int draw = 0; draw < 500; draw++) {
            KeyedRandom random = KeyedRandom.of(draw);
            int n = 5 + random.nextInt(60);
            Simulated images = Simulated.of(draw, n, 1 + random.nextInt(40), 3, Simulated::coarse);
            double[] p = images.pValues();
            double level = (1 + random.nextInt(19)) / 20.0;
            double[] adjusted = BenjaminiHochberg.adjusted(p);
            boolean[] selected = naive(p, level);
            for (int i = 0; i < p.length; i++) {
                assertEquals(
                        selected[i], BenjaminiHochberg.isSelected(adjusted[i], level), "" + draw);
            }
        }
    }

    @Test
    void aWorkedExample() {
        assertArrayEquals(
                new double[] {0.04, 0.06, 0.06, 0.5},
                BenjaminiHochberg.adjusted(new double[] {0.01, 0.04, 0.045, 0.5}),
                1e-12);
        assertEquals(0, BenjaminiHochberg.adjusted(new double[0]).length);
    }

    /** The rate is q (m - ood) / m without ties, and at most that with them. */
    @ParameterizedTest
    @CsvSource({"200, 50, 10", "19, 20, 5", "5, 10, 2", "99, 100, 0", "99, 10, 9"})
    void theFalseDiscoveryRateIsAsPromised(int n, int m, int ood) {
        double level = 0.2;
        double promised = level * (m - ood) / m;
        for (ToDoubleFunction<KeyedRandom> scores :
                java.util.List.<ToDoubleFunction<KeyedRandom>>of(
                        KeyedRandom::nextGaussian, Simulated::coarse)) {
            double[] shares =
                    IntStream.range(0, Simulated.DRAWS)
                            .mapToDouble(
                                    draw -> {
                                        Simulated s = Simulated.of(draw, n, m, ood, scores);
                                        return s.falseDiscoveries(s.pValues(), level);
                                    })
                            .toArray();
            double mean = Arrays.stream(shares).average().getAsDouble();
            double square = Arrays.stream(shares).map(s -> s * s).average().getAsDouble();
            double error = Math.sqrt((square - mean * mean) / shares.length);
            assertTrue(mean <= promised + 4 * error, mean + " over " + promised);
        }
    }

    /** The test above can fail: p-values at a fixed threshold promise nothing of the sort. */
    @Test
    void aThresholdOnThePValuesAloneWouldNotKeepTheRate() {
        double sum = 0;
        for (int draw = 0; draw < 1000; draw++) {
            Simulated s = Simulated.of(draw, 99, 100, 2, KeyedRandom::nextGaussian);
            long selected = Arrays.stream(s.pValues()).filter(p -> p <= 0.2).count();
            long normal = Arrays.stream(s.pValues()).skip(2).filter(p -> p <= 0.2).count();
            sum += normal / Math.max(1.0, selected);
        }
        assertTrue(sum / 1000 > 0.8, "" + sum);
    }

    @Test
    void saysHowManyImagesALevelNeeds() {
        // With 19 calibration images and 50 images at q = 0.1: 0.05 <= k 0.1 / 50 from k = 25 on.
        assertEquals(25, BenjaminiHochberg.leastImages(0.05, 50, 0.1));
        double[] p = new double[50];
        Arrays.fill(p, 1);
        Arrays.fill(p, 0, 24, 0.05);
        assertFalse(BenjaminiHochberg.isSelected(BenjaminiHochberg.adjusted(p)[0], 0.1));
        p[24] = 0.05;
        assertTrue(BenjaminiHochberg.isSelected(BenjaminiHochberg.adjusted(p)[0], 0.1));
    }

    /** Half the groups hold copies of one image, the others unlike images; all are normal. */
    @Test
    void aGroupCountsAsOneWhateverItsImagesHaveInCommon() {
        double any = 0;
        for (int draw = 0; draw < Simulated.DRAWS; draw++) {
            KeyedRandom random = KeyedRandom.of(draw);
            Calibration calibration = Calibration.of(random.doubles(60).toArray(), 0.95);
            double[] byGroup = new double[6];
            for (int g = 0; g < byGroup.length; g++) {
                double[] scores = random.doubles(4).toArray();
                double first = scores[0];
                boolean copies = g % 2 == 0;
                byGroup[g] =
                        BenjaminiHochberg.ofGroup(
                                Arrays.stream(scores)
                                        .map(s -> calibration.pValue(copies ? first : s))
                                        .toArray());
            }
            any += anySelected(byGroup) ? 1 : 0;
        }
        assertTrue(any / Simulated.DRAWS <= 0.2 + 0.016, "" + any);
    }

    /** Five patients with twelve images each are five, not sixty, to calibrate on. */
    @Test
    void imagesOfFewPatientsCalibrateAsGroupsOnly() {
        double single = 0;
        double grouped = 0;
        for (int draw = 0; draw < Simulated.DRAWS; draw++) {
            KeyedRandom random = KeyedRandom.of(draw);
            double[] all = new double[60];
            double[] lowest = new double[5];
            for (int patient = 0; patient < 5; patient++) {
                double[] scores = patient(random);
                System.arraycopy(scores, 0, all, 12 * patient, 12);
                lowest[patient] = Arrays.stream(scores).min().getAsDouble();
            }
            double[] image = patient(random);
            single += Calibration.of(all, 0.95).pValue(image[0]) <= 0.05 ? 1 : 0;
            double least = Arrays.stream(image).min().getAsDouble();
            grouped += Calibration.of(lowest, 0.95).pValue(least) <= 0.2 ? 1 : 0;
        }
        assertTrue(single / Simulated.DRAWS > 0.1, "twice what was promised: " + single);
        assertTrue(grouped / Simulated.DRAWS <= 0.2 + 0.016, "" + grouped);
    }

    private static double[] patient(KeyedRandom random) {
        double own = random.nextGaussian();
        return random.doubles(12).map(s -> own + 0.3 * s).toArray();
    }

    private static boolean anySelected(double[] pValues) {
        return Arrays.stream(BenjaminiHochberg.adjusted(pValues))
                .anyMatch(q -> BenjaminiHochberg.isSelected(q, 0.2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void whatIsNoPValueIsRefused(double value) {
        assertThrows(
                IllegalArgumentException.class,
                () -> BenjaminiHochberg.adjusted(new double[] {value}));
        assertThrows(
                IllegalArgumentException.class,
                () -> BenjaminiHochberg.ofGroup(new double[] {0.5, value}));
        assertThrows(IllegalArgumentException.class, () -> BenjaminiHochberg.requireLevel(value));
    }
}
