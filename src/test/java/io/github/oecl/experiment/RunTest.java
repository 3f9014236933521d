// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.score.OodScore;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));

    @TempDir Path folder;

    @Test
    void aResultCanBeReadBackAndRunAgainToTheSameNumbers() throws IOException {
        Path file = folder.resolve("deep/result.json");
        RunResult first = run(Recipes.cells(Preset.SMOKE));
        ResultFile.write(first, file);
        RunResult read = ResultFile.read(file);
        assertEquals(first.config(), read.config());
        assertEquals(first.provenance(), read.provenance());
        RunResult again = run(ResultFile.readConfig(file));
        for (OodScore score : first.measured().keySet()) {
            assertArrayEquals(first.scores().get(score).ood(), again.scores().get(score).ood());
            assertEquals(read.measured().get(score), again.measured().get(score));
            DetectionMetrics recomputed = DetectionMetrics.of(read.scores().get(score));
            assertEquals(read.measured().get(score).metrics(), recomputed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"objects", "cells"})
    void theBaselineTrainsOnTheSameImagesForTheSameSteps(String recipe) throws IOException {
        RunConfig oecl = Recipes.byName(recipe, Preset.SMOKE);
        RunResult exposed = run(oecl);
        RunResult baseline = run(oecl.asSimClr());
        assertEquals(exposed.training().steps(), baseline.training().steps());
        assertEquals(
                exposed.provenance().images().get("train"),
                baseline.provenance().images().get("train"));
        assertEquals(exposed.training().views(), 2 * baseline.training().views());
        assertEquals(0, baseline.training().distinctOutliers());
        assertTrue(exposed.training().distinctOutliers() > 0);
    }

    @Test
    void anotherSeedGivesOtherNumbers() throws IOException {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        double[] one = run(config).scores().get(OodScore.CLEAN_NORM).normal();
        double[] two = run(config.withSeed(1)).scores().get(OodScore.CLEAN_NORM).normal();
        assertTrue(one[0] != two[0]);
    }

    @Test
    void validationHoldsTrainingImagesOutAndTouchesNoTestImage() throws IOException {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        var test = config.data().load(NO_FILES);
        var validation = config.data().onValidation().load(NO_FILES);
        assertEquals(
                test.train().size(), validation.train().size() + validation.testNormal().size());
        assertEquals(test.validationOod().digest(), validation.testOod().digest());
    }

    private static RunResult run(RunConfig config) throws IOException {
        try (Run run = Run.of(config, NO_FILES)) {
            return run.result();
        }
    }
}
