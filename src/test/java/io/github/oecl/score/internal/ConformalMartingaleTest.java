// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConformalMartingaleTest {

    private static final int STREAMS = 10_000;
    private static final int CALIBRATION = 50;
    private static final int LENGTH = 150;

    private static ConformalMartingale martingale(
            KeyedRandom random, int seed, ToDoubleFunction<KeyedRandom> scores) {
        double[] calibration = new double[CALIBRATION];
        Arrays.setAll(calibration, i -> scores.applyAsDouble(random));
        return ConformalMartingale.of(calibration, seed);
    }

    /** Returns the largest value over a stream without a change. */
    private static double largest(int stream, ToDoubleFunction<KeyedRandom> scores) {
        KeyedRandom random = KeyedRandom.of(stream);
        ConformalMartingale martingale = martingale(random, stream, scores);
        double largest = 1;
        for (int i = 0; i < LENGTH; i++) {
            largest = Math.max(largest, martingale.add(scores.applyAsDouble(random)));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutAChangeOneStreamInCEverReachesC(boolean ties) {
        ToDoubleFunction<KeyedRandom> scores = ties ? Simulated::coarse : KeyedRandom::nextGaussian;
        double[] largest =
                IntStream.range(0, STREAMS).mapToDouble(s -> largest(s, scores)).toArray();
        for (double c : new double[] {2, 5, 20, 100}) {
            double share = Arrays.stream(largest).filter(v -> v >= c).count() / (double) STREAMS;
            double error = Math.sqrt(1 / c * (1 - 1 / c) / STREAMS);
            assertTrue(share <= 1 / c + 4 * error, share + " reach " + c);
        }
        assertTrue(Arrays.stream(largest).filter(v -> v >= 2).count() > STREAMS / 50.0);
    }

    /** Ranks among the calibration alone are no martingale: its peculiarities are bet on. */
    @Test
    void ranksAmongTheCalibrationAloneWouldRaiseFalseAlarms() {
        int alarms = 0;
        for (int stream = 0; stream < 500; stream++) {
            KeyedRandom random = KeyedRandom.of(stream);
            double[] calibration = random.doubles(CALIBRATION).toArray();
            // The p-values of a fixed calibration, bet on as if they were uniform.
            ConformalMartingale bets = ConformalMartingale.of(uniform(20_000), stream);
            boolean reached = false;
            for (int i = 0; i < 2000; i++) {
                double score = random.nextDouble();
                double below = Arrays.stream(calibration).filter(c -> c < score).count();
                double p = (below + random.nextDouble()) / (CALIBRATION + 1);
                reached |= bets.add(p) >= 20;
            }
            alarms += reached ? 1 : 0;
        }
        assertTrue(alarms > 2 * 500 / 20, "" + alarms);
    }

    private static double[] uniform(int count) {
        return IntStream.range(0, count).mapToDouble(i -> (i + 0.5) / count).toArray();
    }

    /** After 100 images without a change scores fall by two standard deviations. */
    @Test
    void aShiftIsNoticedAfterAFewDozenImages() {
        List<Integer> delays = new ArrayList<>();
        for (int stream = 0; stream < 300; stream++) {
            KeyedRandom random = KeyedRandom.of(stream);
            ConformalMartingale martingale = martingale(random, stream, KeyedRandom::nextGaussian);
            for (int i = 0; i < 100; i++) {
                martingale.add(random.nextGaussian());
            }
            int delay = 0;
            while (martingale.value() < 100 && delay < 500) {
                martingale.add(random.nextGaussian() - 2);
                delay++;
            }
            delays.add(delay);
        }
        delays.sort(null);
        assertTrue(delays.get(150) >= 12 && delays.get(150) <= 45, "median " + delays.get(150));
        assertTrue(delays.get(290) < 80, "late " + delays.get(290));
    }

    /** The rank, written out: how many of the others are lower, and a part of the equal ones. */
    @Test
    void pValuesRankAmongCalibrationAndEarlierScores() {
        KeyedRandom random = KeyedRandom.of(3);
        ConformalMartingale martingale = ConformalMartingale.of(new double[] {1, 2, 2}, 7);
        List<Double> seen = new ArrayList<>(List.of(1.0, 2.0, 2.0));
        for (int i = 0; i < 60; i++) {
            double score = random.nextInt(5);
            martingale.add(score);
            double lower = seen.stream().filter(s -> s < score).count();
            double equal = seen.stream().filter(s -> s == score).count() + 1;
            double n = seen.size() + 1;
            assertTrue(martingale.pValue() >= lower / n, "" + i);
            assertTrue(martingale.pValue() <= (lower + equal) / n, "" + i);
            seen.add(score);
        }
    }

    @Test
    void theSeedFixesTies() {
        assertEquals(of(5), of(5));
        assertTrue(of(5) != of(6));
    }

    private static double of(long seed) {
        ConformalMartingale martingale = ConformalMartingale.of(new double[4], seed);
        return IntStream.range(0, 20).mapToDouble(i -> martingale.add(0)).sum();
    }

    @Test
    void aHugeWealthStaysANumber() {
        ConformalMartingale martingale = ConformalMartingale.of(new double[0], 0);
        for (int i = 0; i < 20_000; i++) {
            martingale.add(i);
        }
        assertTrue(Double.isFinite(martingale.value()) && martingale.value() > 1e300);
        assertThrows(IllegalArgumentException.class, () -> martingale.add(Double.NaN));
    }
}
