// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.paper.internal.Ablation;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class AblationTest {

    private static final int ALPHA = 0;
    private static final int WARMUP = 1;
    private static final int VIEWS = 4;
    private static final int CLASSES = 9;
    private static final int DESCRIBED = 10;

    @Test
    void eachSettingIsNamedByWhatDiffersFromTheRecipeAndStandsByItsName() {
        assertEquals(
                List.of(
                        "the recipe",
                        "200 outliers",
                        "200 outliers, neutrophil alone",
                        "32 test views",
                        "alpha 0.1",
                        "as described",
                        "as published",
                        "temperature 0.2",
                        "temperature 1",
                        "warm-up 0"),
                List.copyOf(Ablation.settings(results(run -> 0, 1, 2)).keySet()));
    }

    @Test
    void ofARecipeThatIsAsPublishedTheReshuffledOneIsNamed() {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid = Experiment.ABLATIONS.builder().optPreset(Preset.PAPER);
        for (GridRun gridRun : grid.optData(ExperimentData.RAABIN).build().runs()) {
            results.put(gridRun.id(), FakeResults.of(gridRun.config()));
        }
        var names = Ablation.settings(GridResults.of(results)).keySet();
        assertTrue(names.containsAll(List.of("reshuffled", "as described", "alpha 1")));
    }

    @Test
    void whereTheRecipeIsAsPublishedItIsComparedAsSuch() {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid = Experiment.ABLATIONS.builder().optPreset(Preset.PAPER).optSeeds(1, 2, 3);
        for (GridRun gridRun : grid.optData(ExperimentData.RAABIN).build().runs()) {
            RunConfig run = gridRun.config();
            results.put(gridRun.id(), FakeResults.of(run, run.alpha().alpha() < 1 ? 15 : 0));
        }
        List<Claim> claims = Experiment.ABLATIONS.claims("live", GridResults.of(results));
        assertEquals(Verdict.SUPPORTED, claims.get(ALPHA).verdict());
        assertEquals(3, claims.get(VIEWS).decision().seeds());
        assertEquals(3, claims.get(DESCRIBED).decision().seeds());
    }

    @Test
    void theSeedsOfASettingStandTogether() {
        Ablation.settings(results(run -> 0, 1, 2))
                .values()
                .forEach(seeds -> assertEquals(2, seeds.size()));
        assertTrue(Ablation.settings(GridResults.of(Map.of())).isEmpty());
    }

    @Test
    void aSettingThatIsBetterOrWorseDecidesItsQuestion() {
        List<Claim> claims =
                claims(run -> run.alpha().alpha() < 1 ? 15 : run.alpha().warmup() == 0 ? -15 : 0);
        assertEquals(11, claims.size());
        assertEquals(Verdict.SUPPORTED, claims.get(ALPHA).verdict());
        assertEquals(Verdict.SUPPORTED, claims.get(WARMUP).verdict());
        assertEquals(Verdict.UNDECIDED, claims.get(VIEWS).verdict());
    }

    @Test
    void outliersOfOneClassAndTheOptimiserAreComparedWithEachOther() {
        List<Claim> claims =
                claims(run -> run.data().outlierClasses().size() == 1 ? 15 : layerwise(run));
        assertEquals(Verdict.CONTRADICTED, claims.get(CLASSES).verdict());
        assertEquals(Verdict.CONTRADICTED, claims.get(DESCRIBED).verdict());
    }

    private static double layerwise(RunConfig run) {
        return run.training().layerwise() ? -15 : 0;
    }

    @Test
    void scoresAreComparedWithinTheRecipe() {
        Claim backbone = claims(run -> 0).get(8);
        assertTrue(backbone.text().contains("backbone"));
        assertTrue(backbone.budget().endsWith("3 trainings"), backbone.budget());
        assertEquals(Verdict.UNDECIDED, backbone.verdict());
    }

    private static List<Claim> claims(ToDoubleFunction<RunConfig> gap) {
        return Experiment.ABLATIONS.claims("live", results(gap, 1, 2, 3));
    }

    private static GridResults results(ToDoubleFunction<RunConfig> gap, long... seeds) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (GridRun gridRun : Experiment.ABLATIONS.builder().optSeeds(seeds).build().runs()) {
            results.put(
                    gridRun.id(),
                    FakeResults.of(gridRun.config(), gap.applyAsDouble(gridRun.config())));
        }
        return GridResults.of(results);
    }
}
