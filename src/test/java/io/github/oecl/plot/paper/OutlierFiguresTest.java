// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.method.Scoring;
import io.github.oecl.paper.Experiment;
import io.github.oecl.paper.ExperimentData;
import io.github.oecl.paper.internal.Ablation;
import io.github.oecl.plot.Pixels;
import io.github.oecl.plot.Results;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.TestScores;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The figures of few outliers, of ablations, and of classes that are pooled. */
class OutlierFiguresTest {

    private static final GridResults NONE = GridResults.of(Map.of());

    private static GridResults results(
            Experiment experiment, ExperimentData data, ToDoubleFunction<RunConfig> gap) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid = experiment.builder().optPreset(Preset.SMOKE).optData(data).optSeeds(1, 2);
        for (GridRun gridRun : grid.build().runs()) {
            double first = gap.applyAsDouble(gridRun.config());
            results.put(
                    gridRun.id(),
                    Results.of(
                            gridRun.config(),
                            new TestScores(
                                    Results.range(20, first, 0.5), Results.range(20, 0, 0.5))));
        }
        return GridResults.of(results);
    }

    private static GridResults few() {
        return results(
                Experiment.FEW_SHOT, ExperimentData.SYNTHETIC, run -> 1 + run.outlierCount());
    }

    @Test
    void eachMethodHasACurveOverTheNumberOfOutliers() {
        List<AurocCurve> curves = FewShotFigure.curves(few(), OutlierDistance.FAR);
        assertEquals(List.of("BCE", "HSC", "OECL"), curves.stream().map(AurocCurve::name).toList());
        for (AurocCurve curve : curves) {
            assertEquals(List.of(1.0, 8.0), curve.points().stream().map(p -> p.x()).toList());
            assertTrue(curve.last().auroc().getMin() > curve.points().get(0).auroc().getMax());
        }
    }

    @Test
    void fewOutliersAreDrawnInTheColoursOfTheMethodsAndNoneInGrey() {
        BufferedImage figure = FewShotFigure.of("Few outliers", few());
        for (String method : List.of("OECL", "HSC", "BCE")) {
            assertTrue(Pixels.count(figure, MethodStyle.of(method).color()) > 0);
        }
        assertTrue(comment(figure).contains("mean over 2 seeds"));
        assertTrue(comment(figure).contains("A seed draws its outliers"));
    }

    @Test
    void theLevelWithoutOutliersHasABandAsWideAsItsSeedsDiffer() {
        int equal = heightOfTheBand(run -> 1);
        int near = heightOfTheBand(run -> run.training().seed() / 4.0);
        int far = heightOfTheBand(run -> run.training().seed() / 2.0);
        assertTrue(equal < near && near < far, equal + ", " + near + ", " + far);
    }

    private static int heightOfTheBand(ToDoubleFunction<RunConfig> gap) {
        GridResults results = results(Experiment.FEW_SHOT, ExperimentData.SYNTHETIC, gap);
        Color grey =
                Pixels.onWhite(
                        Style.transparent(MethodStyle.of("SimCLR").color(), CurvesPanel.BAND));
        return Pixels.tallest(FewShotFigure.of("Few", results), grey);
    }

    @Test
    void oneKindOfOutliersFillsTheWidth() {
        Map<String, RunResult> near = new LinkedHashMap<>(few().results());
        near.values()
                .removeIf(
                        run ->
                                run.config()
                                        .outlierDistance()
                                        .equals(Optional.of(OutlierDistance.FAR)));
        BufferedImage one = FewShotFigure.of("Few", GridResults.of(near));
        assertEquals(FewShotFigure.of("Few", few()).getWidth(), one.getWidth());
    }

    @Test
    void theRecipesOtherScoresStandUnderIt() {
        GridResults results = results(Experiment.ABLATIONS, ExperimentData.SYNTHETIC, run -> 2);
        List<DotsPanel.Row> rows = AblationFigure.rows(Ablation.settings(results));
        int scores = Scoring.norm().scores().size();
        assertEquals(scores + 9, rows.size());
        assertEquals(Ablation.RECIPE, rows.get(0).name());
        assertTrue(rows.get(0).strong());
        assertTrue(rows.get(scores - 1).name().contains("backbone"));
        rows.forEach(row -> assertEquals(2, row.dots().size()));
        assertTrue(comment(AblationFigure.of("Ablations", results)).contains("Blue: the recipe"));
    }

    @Test
    void theMeanOfTheClassesStandsAboveThem() {
        GridResults results =
                results(
                        Experiment.AERIAL_AND_SKIN,
                        ExperimentData.SYNTHETIC,
                        run ->
                                run.outlierDistance().equals(Optional.of(OutlierDistance.FAR))
                                        ? 4
                                        : 1);
        List<DotsPanel.Row> rows = PooledFigure.rows(results);
        assertEquals(1 + 3, rows.size());
        assertEquals("synthetic-cells, 3 classes", rows.get(0).name());
        assertTrue(rows.get(0).strong());
        assertEquals("synthetic-cells: monocyte", rows.get(2).name());
        assertEquals(rows.get(0).dots().get(0).value(), rows.get(1).dots().get(0).value(), 1e-9);
        BufferedImage figure = PooledFigure.of("Pooled", results);
        assertTrue(comment(figure).contains("mean over the seeds 1, 2;"), comment(figure));
        assertTrue(comment(figure).contains("\nsynthetic-cells: OECL: "), comment(figure));
        assertTrue(Pixels.count(figure, MethodStyle.of("OECL").color()) > 0);
        assertTrue(Pixels.count(figure, MethodStyle.of("SimCLR").color()) > 0);
    }

    @Test
    void aClassThatLacksASeedIsOwnedUpTo() {
        GridResults all = results(Experiment.AERIAL_AND_SKIN, ExperimentData.SYNTHETIC, run -> 1);
        Map<String, RunResult> some = new LinkedHashMap<>(all.results());
        some.remove(some.keySet().iterator().next());
        BufferedImage figure = PooledFigure.of("Pooled", GridResults.of(some));
        assertTrue(comment(figure).contains("those that were run of the seeds"), comment(figure));
    }

    @Test
    void withoutResultsTheFiguresSaySo() {
        for (BufferedImage figure :
                List.of(
                        FewShotFigure.of("Few", NONE),
                        AblationFigure.of("Ablations", NONE),
                        PooledFigure.of("Pooled", NONE))) {
            assertTrue(comment(figure).startsWith("Not run yet"));
        }
    }

    private static String comment(BufferedImage figure) {
        return figure.getProperty("comment").toString();
    }
}
