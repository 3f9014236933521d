// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scoring;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.AurocDifference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class GridResultsTest {

    private static final RunConfig OECL = Recipes.cells(Preset.SMOKE);

    private final Map<String, RunResult> results = new LinkedHashMap<>();

    @TempDir Path folder;

    GridResultsTest() {
        for (long seed = 1; seed <= 3; seed++) {
            RunConfig config = OECL.withSeed(seed);
            results.put("cells-oecl-seed" + seed, FakeResults.of(config, 15));
            results.put("cells-simclr-seed" + seed, FakeResults.of(config.asSimClr(), 6));
        }
    }

    @Test
    void eachCellAndScoreHasARow() {
        Table table = GridResults.of(results).perSeed();
        assertEquals(6 * Scoring.norm().scores().size(), table.rowCount());
        Table row =
                table.where(
                        table.stringColumn("cell")
                                .isEqualTo("cells-oecl-seed2")
                                .and(table.stringColumn("score").isEqualTo("clean-norm")));
        RunResult result = results.get("cells-oecl-seed2");
        var measured = result.measured().get(OodScore.CLEAN_NORM);
        assertEquals("synthetic-cells: lymphocyte+monocyte", row.getString(0, "task"));
        assertEquals("smoke", row.getString(0, "preset"));
        assertEquals(2, row.longColumn("seed").get(0));
        assertEquals(measured.metrics().auroc(), row.doubleColumn("auroc").get(0));
        assertEquals(measured.auroc().low(), row.doubleColumn("auroc_low").get(0));
        assertEquals(measured.metrics().fprAt95Tpr(), row.doubleColumn("fpr95").get(0));
        assertEquals(1.0, row.doubleColumn("alpha").get(0));
        assertEquals("epochs", row.getString(0, "warmup_unit"));
    }

    @Test
    void aMethodWithoutAlphaHasNone() {
        Table table = GridResults.of(results).perSeed();
        Table simClr = table.where(table.stringColumn("method").isEqualTo("SimCLR"));
        assertEquals(simClr.rowCount(), simClr.doubleColumn("alpha").countMissing());
    }

    @Test
    void cellsThatDifferBySeedAloneAreOneRow() {
        Table table = GridResults.of(results).overSeeds();
        assertEquals(2 * Scoring.norm().scores().size(), table.rowCount());
        Table row = table.where(table.stringColumn("score").isEqualTo("norm-of-mean"));
        assertEquals(List.of("cells-oecl", "cells-simclr"), row.stringColumn("group").asList());
        double[] auroc =
                results.values().stream()
                        .filter(result -> result.config().alpha() != null)
                        .mapToDouble(result -> result.auroc(OodScore.NORM_OF_MEAN))
                        .sorted()
                        .toArray();
        assertEquals(3, row.longColumn("seeds").get(0));
        assertEquals(auroc[0], row.doubleColumn("auroc_min").get(0));
        assertEquals(auroc[2], row.doubleColumn("auroc_max").get(0));
        double mean = (auroc[0] + auroc[1] + auroc[2]) / 3;
        assertEquals(mean, row.doubleColumn("auroc_mean").get(0), 1e-12);
        assertEquals(3, row.getString(0, "auroc_by_seed").split("; ").length);
    }

    @Test
    void eachSeedIsComparedWithItsOwnSimClr() {
        Table table = GridResults.of(results).againstSimClr();
        assertEquals(3, table.rowCount());
        RunResult simClr = results.get("cells-simclr-seed1");
        double expected =
                results.get("cells-oecl-seed1").auroc(OodScore.NORM_OF_MEAN)
                        - simClr.auroc(simClr.betterSimClrScore());
        assertEquals(expected, table.doubleColumn("difference").get(0));
        assertTrue(table.doubleColumn("low").get(0) <= expected);
        assertEquals("better", table.getString(0, "verdict"));
    }

    @Test
    void oneSeedIsNoVerdictAlthoughItsIntervalExcludesZero() {
        results.keySet().removeIf(id -> !id.endsWith("seed1"));
        results.put("cells-simclr-seed1", FakeResults.of(OECL.withSeed(1).asSimClr(), 1));
        Table table = GridResults.of(results).againstSimClr();
        assertTrue(table.doubleColumn("low").get(0) > 0);
        assertEquals("undecided", table.getString(0, "verdict"));
    }

    @Test
    void whichOutliersSimClrWasGivenMakesNoDifference() {
        RunConfig far = Axis.OUTLIERS.apply(OECL, "synthetic-textures").withSeed(1);
        results.put("far", FakeResults.of(far, 15));
        results.remove("cells-simclr-seed2");
        Table table = GridResults.of(results).againstSimClr();
        assertEquals(
                List.of("cells-oecl-seed1", "cells-oecl-seed3", "far"),
                table.stringColumn("cell").asList());
    }

    @Test
    void otherTestImagesCannotBeCompared() {
        RunResult cells = results.get("cells-oecl-seed1");
        RunResult objects = FakeResults.of(Recipes.objects(Preset.SMOKE));
        OodScore score = OodScore.CLEAN_NORM;
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> AurocDifference.of(cells, score, objects, score));
        assertTrue(error.getMessage().contains("test normal"), error.getMessage());
    }

    @Test
    void aResultDoesNotDifferFromItself() {
        RunResult result = results.get("cells-oecl-seed1");
        OodScore score = OodScore.CLEAN_NORM;
        AurocDifference none = AurocDifference.of(result, score, result, score);
        assertEquals(0, none.value());
        assertEquals(false, none.decided());
    }

    @Test
    void theTextSaysThePresetAndAlignsItsColumns() {
        List<String> lines = GridResults.of(results).summary().lines().toList();
        assertEquals("Over seeds, preset smoke; metrics in %", lines.get(0));
        assertTrue(lines.get(1).matches("group +score +seeds +auroc_mean .*"), lines.get(1));
        int score = lines.get(1).indexOf("score");
        assertTrue(lines.get(2).startsWith("norm-of-mean", score), lines.get(2));
        assertTrue(lines.contains("Against SimCLR, preset smoke; metrics in %"));
    }

    @Test
    void metricsArePrintedInPercentAndKeptAsFractions() {
        Table table = GridResults.of(results).overSeeds();
        double mean = table.doubleColumn("auroc_mean").get(0);
        assertTrue(mean > 0 && mean <= 1, () -> "a fraction: " + mean);
        String percent = String.format(Locale.ROOT, "%.1f", 100 * mean);
        assertEquals(percent, table.column("auroc_mean").getString(0));
        String seeds = table.getString(0, "auroc_by_seed");
        assertTrue(seeds.matches("1: \\d+\\.\\d \\[\\d+\\.\\d, \\d+\\.\\d\\];.*"), seeds);
    }

    @Test
    void theCsvIsReadBackToTheSameNumbers() throws IOException {
        Grid grid =
                Grid.builder()
                        .setName("test")
                        .optPreset(Preset.SMOKE)
                        .optAxis(Axis.RECIPE, "cells")
                        .optAxis(Axis.METHOD, "oecl", "simclr")
                        .optAxis(Axis.SEED, 1, 2, 3, 4)
                        .build();
        String text = ResultCsv.text(grid, results);
        assertTrue(
                text.startsWith("# {\n#   \"grid\": \"test\",\n#   \"cells\": \"6 of 8\","), text);
        assertTrue(text.contains("SHA-256 "), text);
        Table read =
                Table.read()
                        .usingOptions(CsvReadOptions.builderFromString(text).commentPrefix('#'));
        Table written = GridResults.of(results).perSeed();
        assertEquals(written.columnNames(), read.columnNames());
        assertEquals(written.doubleColumn("auroc").asList(), read.doubleColumn("auroc").asList());
        assertEquals(written.stringColumn("cell").asList(), read.stringColumn("cell").asList());
    }

    @Test
    void theFolderOfAGridIsReadAsATable() throws IOException {
        for (Map.Entry<String, RunResult> result : results.entrySet()) {
            result.getValue().write(folder.resolve("cells").resolve(result.getKey() + ".json"));
        }
        GridResults table = GridResults.read(folder);
        assertEquals(results.keySet(), table.results().keySet());
        Table again = table.againstSimClr();
        assertEquals(GridResults.of(results).againstSimClr().print(), again.print());
    }

    @Test
    void aFolderWithoutResultsIsNamed() {
        IOException error = assertThrows(IOException.class, () -> GridResults.read(folder));
        assertTrue(error.getMessage().contains(folder.toString()), error.getMessage());
    }
}
