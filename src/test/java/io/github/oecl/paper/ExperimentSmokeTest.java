// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.TestScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of the experiments on near, far and few outliers trains and is tested. */
class ExperimentSmokeTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));

    @ParameterizedTest
    @EnumSource(names = {"NEAR_AND_FAR", "FEW_SHOT", "ABLATIONS", "AERIAL_AND_SKIN"})
    void everyCellGivesAResultAndTheClaimsAreJudged(Experiment experiment) throws IOException {
        Map<String, RunResult> results = new LinkedHashMap<>();
        Grid grid = experiment.builder().optPreset(Preset.SMOKE).build();
        for (GridRun gridRun : grid.runs()) {
            try (Run run = Run.of(gridRun.config(), NO_FILES)) {
                results.put(gridRun.id(), run.result());
            }
        }
        results.values().forEach(ExperimentSmokeTest::wasGivenWhatItAsked);
        List<Claim> claims = experiment.claims("smoke", GridResults.of(results));
        assertTrue(claims.stream().anyMatch(claim -> claim.support() != null));
    }

    private static void wasGivenWhatItAsked(RunResult result) {
        RunConfig run = result.config();
        int k = run.outlierCount();
        if (k >= 0) {
            assertEquals(k, result.training().distinctOutliers());
        }
        if (run.data().trainSize() > 0) {
            assertEquals(16, result.training().steps());
        }
        TestScores scores = result.scores().get(result.comparedScore());
        assertEquals(shareOfPairsInOrder(scores), result.auroc(result.comparedScore()), 1e-9);
    }

    /** The AUROC by its definition: a normal image scores higher than an OOD one, ties half. */
    private static double shareOfPairsInOrder(TestScores scores) {
        double inOrder = 0;
        for (double normal : scores.normal()) {
            for (double ood : scores.ood()) {
                inOrder += normal > ood ? 1 : normal == ood ? 0.5 : 0;
            }
        }
        return inOrder / scores.normal().length / scores.ood().length;
    }
}
