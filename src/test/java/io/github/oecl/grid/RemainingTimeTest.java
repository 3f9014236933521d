// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemainingTimeTest {

    private static final GridRun SLOW_1 = cell("slow", 1);
    private static final GridRun SLOW_2 = cell("slow", 2);
    private static final GridRun FAST_1 = cell("fast", 1);
    private static final GridRun FAST_2 = cell("fast", 2);
    private static final GridRun NEW = cell("new", 1);

    private final RemainingTime time = new RemainingTime();

    @Test
    void beforeACellHasFinishedNothingIsKnown() {
        time.start(SLOW_1, 0);
        assertTrue(time.estimate(List.of(SLOW_1), 1, 10).isEmpty());
    }

    @Test
    void aCellTakesAsLongAsThoseOfItsGroup() {
        finish();
        assertEquals(100, time.estimate(List.of(SLOW_2), 1, 100).getAsDouble());
        assertEquals(20, time.estimate(List.of(FAST_2), 1, 100).getAsDouble());
        assertEquals(60, time.estimate(List.of(NEW), 1, 100).getAsDouble());
    }

    @Test
    void jobsShareWhatIsLeft() {
        finish();
        assertEquals(120, time.estimate(List.of(SLOW_2, FAST_2), 1, 100).getAsDouble());
        assertEquals(100, time.estimate(List.of(SLOW_2, FAST_2), 2, 100).getAsDouble());
    }

    @Test
    void whatRunsHasPartOfItsTimeBehindIt() {
        finish();
        time.start(SLOW_2, 100);
        assertEquals(70, time.estimate(List.of(SLOW_2), 1, 130).getAsDouble());
        assertEquals(90, time.estimate(List.of(SLOW_2, FAST_2), 1, 130).getAsDouble());
        assertEquals(0, time.estimate(List.of(SLOW_2), 1, 500).getAsDouble());
    }

    @Test
    void aCellThatFailsAtOnceTellsNothing() {
        finish();
        time.start(NEW, 100);
        time.end(NEW, 101, false);
        assertEquals(20, time.estimate(List.of(FAST_2), 1, 101).getAsDouble());
        assertEquals(60, time.estimate(List.of(NEW), 1, 101).getAsDouble());
    }

    @Test
    void timesReadAsOnAClock() {
        assertEquals("0:09", RemainingTime.text(9.4));
        assertEquals("59:59", RemainingTime.text(3599));
        assertEquals("2:03:04", RemainingTime.text(2 * 3600 + 3 * 60 + 4));
    }

    private void finish() {
        time.start(SLOW_1, 0);
        time.start(FAST_1, 0);
        time.end(FAST_1, 20, true);
        time.end(SLOW_1, 100, true);
    }

    private static GridRun cell(String group, long seed) {
        return new GridRun(group, Recipes.cells(Preset.SMOKE).withSeed(seed));
    }
}
