// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.paper.Experiment;
import io.github.oecl.plot.Pixels;
import io.github.oecl.plot.Results;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.TestScores;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearFarFigureTest {

    private static GridResults results() {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid = Experiment.NEAR_AND_FAR.builder().optPreset(Preset.SMOKE).optSeeds(1, 2);
        for (GridRun gridRun : grid.build().runs()) {
            double size = gridRun.config().data().trainSize();
            double gap = gridRun.config().outlierDistance().isEmpty() ? 0 : size / 20;
            double seed = gridRun.config().training().seed();
            results.put(
                    gridRun.id(),
                    Results.of(
                            gridRun.config(),
                            new TestScores(
                                    Results.range(30, gap + seed, 0.5),
                                    Results.range(30, 0, 0.5))));
        }
        return GridResults.of(results);
    }

    @Test
    void eachKindOfOutliersHasACurveOverTheSizes() {
        List<AurocCurve> curves = NearFarFigure.curves(results());
        assertEquals(
                List.of("none (SimCLR)", "far outliers", "near outliers"),
                curves.stream().map(AurocCurve::name).toList());
        for (AurocCurve curve : curves) {
            assertEquals(List.of(16.0, 128.0), curve.points().stream().map(p -> p.x()).toList());
            curve.points().forEach(point -> assertEquals(2, point.seeds().size()));
        }
    }

    @Test
    void sizesLieOnALogarithmicAxisAndALargerAurocHigher() {
        CurveAxes axes = CurveAxes.from(0.55, 640, 100, List.of(50.0, 200.0, 800.0));
        assertEquals(0.5, axes.start());
        assertEquals(axes.x(200) - axes.x(50), axes.x(800) - axes.x(200), 1e-9);
        assertTrue(axes.y(0.9) < axes.y(0.6));
        assertEquals(0.4, CurveAxes.from(0.42, 640, 100, List.of(1.0)).start(), 1e-9);
    }

    @Test
    void theSmallPrintTellsSeedsImagesAndSteps() {
        String caption = comment(NearFarFigure.of("Figure 3", results()));
        assertTrue(caption.contains("mean over 2 seeds"), caption);
        assertTrue(caption.contains("test: 30 normal and 30 OOD images"), caption);
        assertTrue(caption.contains("OECL: 540 steps"), caption);
        assertTrue(caption.startsWith("Preset smoke"), caption);
    }

    @Test
    void withoutResultsTheFigureSaysSo() {
        BufferedImage figure = NearFarFigure.of("Recorded", GridResults.of(Map.of()));
        assertTrue(comment(figure).startsWith("Not run yet"));
    }

    @Test
    void everyKindIsDrawnInItsColour() {
        BufferedImage figure = NearFarFigure.of("Figure 3", results());
        for (OutlierDistance kind : OutlierDistance.values()) {
            Color color = NearFarFigure.color(Optional.of(kind));
            assertTrue(Pixels.count(figure, color) > 0, kind.name());
        }
        assertTrue(Pixels.count(figure, NearFarFigure.color(Optional.empty())) > 0);
    }

    private static String comment(BufferedImage figure) {
        return figure.getProperty("comment").toString();
    }
}
