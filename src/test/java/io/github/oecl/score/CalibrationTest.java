// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    private static final int DRAWS = 40_000;

    /** Four standard errors: a right p-value is beyond them in one of 30,000 simulations. */
    private static final double ERRORS = 4;

    private static Calibration of(double... scores) {
        return Calibration.of(scores, 0.95);
    }

    @Test
    void countsTheCalibrationImagesThatAreAsStrange() {
        Calibration calibration = of(3, 1, 2, 4);
        assertEquals(0.2, calibration.pValue(0.5));
        assertEquals(0.6, calibration.pValue(2.5));
        assertEquals(1, calibration.pValue(9));
    }

    @Test
    void aTieIsCountedAsNoStranger() {
        assertEquals(0.8, of(1, 2, 2, 3).pValue(2));
        assertEquals(0.4, of(1, 2, 2, 3).pValue(Math.nextDown(2.0)));
    }

    @ParameterizedTest
    @CsvSource({"19, 0.05", "99, 0.05", "30, 0.1", "7, 0.5"})
    void exchangeableScoresHaveTheirShareOfFalseAlarms(int n, double level) {
        double rate = rate(n, level, KeyedRandom::nextGaussian);
        double expected = of(new double[n]).falsePositives(level, 1).rate();
        assertEquals(expected, rate, ERRORS * Math.sqrt(expected * (1 - expected) / DRAWS));
        assertTrue(expected <= level);
    }

    @ParameterizedTest
    @CsvSource({"19, 0.05", "99, 0.05", "30, 0.2", "9, 0.5"})
    void tiesMakeFalseAlarmsOnlyRarer(int n, double level) {
        double rate = rate(n, level, random -> random.nextInt(4));
        assertTrue(rate <= level + ERRORS * Math.sqrt(level * (1 - level) / DRAWS), "" + rate);
    }

    /** The bound above can be broken: without the 1 that is added a p-value is not valid. */
    @Test
    void theShareOfTheCalibrationAloneWouldGiveMoreAlarmsThanPromised() {
        int alarms = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            KeyedRandom random = KeyedRandom.of(draw, 20);
            double image = random.nextDouble();
            long stranger = random.doubles(20).filter(score -> score <= image).count();
            alarms += stranger / 20.0 <= 0.05 ? 1 : 0;
        }
        assertTrue((double) alarms / DRAWS > 0.09, "" + alarms);
    }

    @Test
    void theThresholdIsTheLargestThatEnoughImagesReach() {
        double[] scores = IntStream.rangeClosed(1, 20).asDoubleStream().toArray();
        assertEquals(2, Calibration.of(scores, 0.95).threshold());
        assertEquals(3, Calibration.of(scores, 0.9).threshold());
        assertEquals(2, Calibration.of(scores, 0.9001).threshold());
        assertEquals(1, Calibration.of(scores, 1).threshold());
        assertEquals(20, Calibration.of(scores, 1e-9).threshold());
        assertEquals(1, Calibration.of(new double[] {1, 1, 5}, 0.5).threshold());
    }

    @Test
    void theThresholdDoesNotDependOnHowAProductIsRounded() {
        double[] scores = IntStream.rangeClosed(1, 100).asDoubleStream().toArray();
        for (int percent = 1; percent <= 100; percent++) {
            assertEquals(101 - percent, Calibration.of(scores, percent / 100.0).threshold());
        }
    }

    @Test
    void aLevelThatNoImageCanReachIsRefusedWithTheNumberOfImagesItTakes() {
        double[] eighteen = new double[18];
        var error =
                assertThrows(
                        IllegalArgumentException.class, () -> of(eighteen).requireReachable(0.05));
        assertTrue(error.getMessage().contains("at least 19 images"), error.getMessage());
        assertDoesNotThrow(() -> of(new double[19]).requireReachable(0.05));
    }

    @Test
    void refusesWhatIsNoScoreOrRate() {
        assertThrows(IllegalArgumentException.class, () -> of());
        assertThrows(IllegalArgumentException.class, () -> of(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> of(1).pValue(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Calibration.of(new double[] {1}, 0));
        assertThrows(IllegalArgumentException.class, () -> Calibration.of(new double[] {1}, 1.01));
    }

    /** Returns how often a new score, drawn like n others, gets a p-value at or below a level. */
    private static double rate(int n, double level, ToDoubleFunction<KeyedRandom> score) {
        int alarms = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            KeyedRandom random = KeyedRandom.of(draw, n);
            double image = score.applyAsDouble(random);
            double[] others =
                    IntStream.range(0, n).mapToDouble(i -> score.applyAsDouble(random)).toArray();
            alarms += of(others).pValue(image) <= level ? 1 : 0;
        }
        return (double) alarms / DRAWS;
    }
}
