// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.method.MethodName;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.SeedsRow;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.TestScores;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedsFigureTest {

    private static RunResult oecl(long seed, double firstOod) {
        RunConfig config = Results.OECL.withSeed(seed);
        return Results.of(
                config, new TestScores(Results.range(10, 5, 1), Results.range(10, firstOod, 1)));
    }

    private static GridResults results() {
        Map<String, RunResult> results = new LinkedHashMap<>();
        results.put("cells-oecl-seed1", oecl(1, -6));
        results.put("cells-oecl-seed2", oecl(2, 0.5));
        results.put("cells-simclr-seed1", Results.chance());
        return GridResults.of(results);
    }

    @Test
    void theMeanStandsWithTheLeastAndTheLargest() {
        List<ScoredRun> seeds =
                List.of(ScoredRun.headline(oecl(1, -6)), ScoredRun.headline(oecl(2, 5)));
        assertEquals("75.0% (50.0 to 100.0)", new SeedsRow(seeds).text());
    }

    @Test
    void oneSeedHasNoSpread() {
        List<ScoredRun> seed = List.of(ScoredRun.headline(oecl(1, 5)));
        assertEquals("50.0%", new SeedsRow(seed).text());
    }

    @Test
    void oneHeadingServesAllRowsOfATask() {
        int rows = 3; // OECL with its score, SimCLR with both
        assertEquals(22 + rows * 28 + 44, panelHeight());
    }

    private static int panelHeight() {
        return new SeedsPanel(SeedsFigure.rows(results())).height();
    }

    @Test
    void theRowsOfATaskStandTogether() {
        Map<String, RunResult> results = new LinkedHashMap<>(results().results());
        RunConfig other = Recipes.objects(Preset.SMOKE);
        RunResult objects = Results.of(other, Results.chance().scores().values().iterator().next());
        results.put("a", objects);
        results.put(
                "b",
                Results.of(
                        Results.OECL.as(MethodName.HSC),
                        objects.scores().values().iterator().next()));
        List<String> tasks =
                SeedsFigure.rows(GridResults.of(results)).stream().map(SeedsRow::task).toList();
        String cells = "synthetic-cells: lymphocyte+monocyte";
        assertEquals(List.of(cells, cells, cells, cells, "synthetic-objects: car"), tasks);
    }

    @Test
    void withoutResultsTheFigureSaysSo() {
        BufferedImage figure = SeedsFigure.of("Recorded", GridResults.of(Map.of()));
        assertTrue(figure.getProperty("comment").toString().startsWith("Not run yet"));
    }

    @Test
    void eachMethodHasAColour() {
        BufferedImage figure = SeedsFigure.of("Recorded", results());
        assertTrue(has(figure, MethodStyle.of("OECL").color()));
        assertTrue(has(figure, MethodStyle.of("SimCLR").color()));
    }

    private static boolean has(BufferedImage figure, Color color) {
        int width = figure.getWidth();
        int[] pixels = figure.getRGB(0, 0, width, figure.getHeight(), null, 0, width);
        return Arrays.stream(pixels).anyMatch(pixel -> pixel == color.getRGB());
    }
}
