// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.paper.Experiment;
import io.github.oecl.plot.Results;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.TestScores;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StabilityFigureTest {

    private static final TestScores SCORES =
            new TestScores(Results.range(10, 5, 1), Results.range(10, 4, 1));

    private static GridResults results() {
        Map<String, RunResult> results = new LinkedHashMap<>();
        Experiment.STABILITY
                .builder()
                .optPreset(Preset.SMOKE)
                .optSeeds(1, 2)
                .build()
                .runs()
                .stream()
                .forEach(
                        gridRun -> results.put(gridRun.id(), Results.of(gridRun.config(), SCORES)));
        return GridResults.of(results);
    }

    @Test
    void trainingsAreNamedByTheirAlphaAndWarmUp() {
        List<String> labels =
                results().results().values().stream()
                        .map(run -> StabilityFigure.alpha(run.config()))
                        .distinct()
                        .toList();
        assertEquals(4, labels.size());
        assertEquals("α 1 at once", labels.get(0));
        assertEquals("α 0.1 after 1", labels.get(3));
    }

    @Test
    void theCaptionHasTheBudget() {
        BufferedImage figure = StabilityFigure.of("Stability", results());
        String caption = figure.getProperty("comment").toString();
        assertTrue(caption.contains("Preset smoke, seeds 1, 2."), caption);
        assertTrue(caption.contains("synthetic-cells: monocyte"), caption);
        assertTrue(caption.contains("540 steps"), caption);
    }

    @Test
    void trainingsWithoutAlphaAreLeftOut() {
        GridResults simClr = GridResults.of(Map.of("simclr", Results.chance()));
        BufferedImage figure = StabilityFigure.of("Stability", simClr);
        assertTrue(figure.getProperty("comment").toString().startsWith("Not run yet"));
    }
}
