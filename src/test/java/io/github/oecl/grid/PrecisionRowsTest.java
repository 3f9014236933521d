// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.model.Precision;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class PrecisionRowsTest {

    private static final RunConfig CELLS = Recipes.cells(Preset.SMOKE);
    private static final RunConfig OBJECTS = Recipes.objects(Preset.SMOKE);

    private final Map<String, RunResult> results = new LinkedHashMap<>();

    @Test
    void tenPairedSeedsWithoutADifferenceAreEquivalent() {
        add(CELLS, 10, 6, 6);
        Table table = table();
        assertEquals(1, table.rowCount());
        assertEquals("synthetic-cells: lymphocyte+monocyte", table.getString(0, "task"));
        assertEquals(10, table.longColumn("seeds").get(0));
        assertEquals(0, table.doubleColumn("difference").get(0));
        assertEquals("equivalent", table.getString(0, "verdict"));
        assertEquals("within 3 points of AUROC", table.getString(0, "reason"));
        assertEquals("yes", table.getString(0, "equivalent"));
    }

    @Test
    void nineAreNotEnough() {
        add(CELLS, 9, 6, 6);
        assertEquals("undecided", table().getString(0, "verdict"));
        assertEquals("no", table().getString(0, "equivalent"));
    }

    @Test
    void aLossIsWorse() {
        add(CELLS, 10, 12, 3);
        Table table = table();
        double difference = table.doubleColumn("difference").get(0);
        assertTrue(difference < -0.1, "difference " + difference);
        double both = table.doubleColumn("other").get(0) - table.doubleColumn("float32").get(0);
        assertEquals(both, difference, 1e-12);
        assertEquals("worse", table.getString(0, "verdict"));
        assertEquals("no", table.getString(0, "equivalent"));
    }

    @Test
    void aSmallLossCanBeDecidedAndWithinTheMargin() {
        add(CELLS, 10, 6, 5.9);
        Table table = table();
        double difference = table.doubleColumn("difference").get(0);
        assertTrue(difference < 0 && difference > -0.03, "difference " + difference);
        assertEquals("yes", table.getString(0, "equivalent"));
    }

    @Test
    void severalTasksAreDecidedTogetherToo() {
        add(CELLS, 10, 6, 6);
        add(OBJECTS, 10, 6, 6);
        Table table = table();
        assertEquals(3, table.rowCount());
        assertEquals("all of them", table.getString(2, "task"));
        assertEquals(10, table.longColumn("seeds").get(2));
        assertEquals("equivalent", table.getString(2, "verdict"));
    }

    @Test
    void seedsThatLackATaskDoNotCountForAll() {
        add(CELLS, 2, 6, 6);
        add(OBJECTS, 2, 6, 6);
        results.keySet().removeIf(id -> id.startsWith(CELLS.data().dataset() + " 2"));
        results.keySet().removeIf(id -> id.startsWith(OBJECTS.data().dataset() + " 1"));
        assertEquals("0 of 2 seeds complete", table().getString(2, "reason"));
    }

    @Test
    void aGridOfOnePrecisionHasNoSuchTable() {
        results.put("a", FakeResults.of(CELLS));
        assertTrue(table().isEmpty());
        String summary = GridResults.of(results).summary();
        assertFalse(summary.contains("precision"), summary);
        assertFalse(GridResults.of(results).perSeed().containsColumn("precision"));
    }

    @Test
    void bothAreToldApartInTheTables() {
        add(CELLS, 1, 6, 6);
        GridResults tables = GridResults.of(results);
        assertTrue(tables.perSeed().stringColumn("precision").contains("bf16"));
        assertTrue(tables.perSeed().stringColumn("precision").contains("float32"));
        assertTrue(tables.summary().contains("Other precisions against float32"));
    }

    private Table table() {
        return GridResults.of(results).againstFloat32();
    }

    private void add(RunConfig config, int seeds, double gap, double narrowGap) {
        for (long seed = 1; seed <= seeds; seed++) {
            RunConfig wide = config.withSeed(seed);
            String name = config.data().dataset() + " " + seed;
            results.put(name, FakeResults.of(wide, gap));
            RunConfig narrow = wide.with(wide.training().withPrecision(Precision.BF16));
            results.put(name + " bf16", FakeResults.of(narrow, narrowGap));
        }
    }
}
