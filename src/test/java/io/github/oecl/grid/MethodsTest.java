// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.ImageSet;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scored;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.DetectionMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Every method through the one loop, and what the library says of each. */
class MethodsTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));
    private static final RunConfig OECL = Recipes.cells(Preset.SMOKE);

    private static final String OUTLIERS = ".*(of outliers|against outliers|of shifted copies)";

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#names")
    void runsAndIsScoredByItsOwnScores(MethodName method) throws IOException {
        RunConfig config = OECL.as(method);
        try (Run run = Run.of(config, NO_FILES)) {
            RunResult result = run.result();
            Optional<Objective> objective = config.method().objective();
            List<OodScore> scores = config.method().scoring().scores();
            assertEquals(Set.copyOf(scores), result.measured().keySet());
            assertEquals(scores.get(0), result.headlineScore());
            Path file = folder.resolve("result.json");
            result.write(file);
            RunResult read = RunResult.read(file);
            assertEquals(config, read.config());
            DetectionMetrics again = DetectionMetrics.of(read.scores().get(scores.get(0)));
            assertEquals(result.measured().get(scores.get(0)).metrics(), again);
            assertScoredAgainFromAFile(run);
            assertTableSays(method, result, objective);
            assertSameBudget(result, row(method, config.training().batch()));
        }
    }

    private void assertScoredAgainFromAFile(Run run) throws IOException {
        Path file = folder.resolve("model.oecl");
        run.scores().save(Map.of(), file);
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            var before = run.scores().of(run.task().testOod());
            var after = ImageScores.load(file, model).of(run.task().testOod());
            before.forEach((score, values) -> assertArrayEquals(values, after.get(score)));
        }
    }

    /** The loss in words has a word for each part that the loss reports, and for no other. */
    private static void assertTableSays(
            MethodName method, RunResult result, Optional<Objective> objective) {
        String loss = row(method, 1).getString("loss");
        if (objective.isEmpty()) {
            assertTrue(loss.startsWith("none"), loss);
            return;
        }
        Map<String, Double> parts = result.training().epochs().get(0).parts();
        assertEquals(parts.containsKey(LossTerms.CONTRASTIVE), loss.contains("NT-Xent"), loss);
        assertEquals(parts.containsKey(LossTerms.SHIFT), loss.contains("of the shift"), loss);
        assertEquals(parts.containsKey(LossTerms.OUTLIER_LOGIT), loss.contains("binary"), loss);
        assertEquals(!objective.get().views().outliers().isEmpty(), loss.matches(OUTLIERS), loss);
        assertEquals(OECL.as(method).alpha() != null, loss.contains("alpha"), loss);
    }

    private static void assertSameBudget(RunResult result, Row row) {
        long steps = 2 * (128 / 16);
        boolean trains = result.config().method().objective().isPresent();
        assertEquals(trains ? steps : 0, result.training().steps());
        assertEquals(steps * row.getLong("views_a_step"), result.training().views());
        boolean exposed = row.getString("outliers").equals("outlier exposure");
        assertEquals(exposed, result.training().distinctOutliers() > 0);
    }

    @Tag("recorded")
    @Test
    void resultsOfBeforeThereWereMoreMethodsAreRead() throws IOException {
        GridResults recorded = GridResults.read(Path.of("notebooks", "recorded", "quick"));
        for (RunResult result : recorded.results().values()) {
            assertEquals(4, result.scores().size());
            assertEquals(OodScore.NORM_OF_MEAN, result.headlineScore());
            assertTrue(result.auroc(OodScore.COSINE_NORM) > 0.5);
            var error =
                    assertThrows(
                            IllegalArgumentException.class, () -> result.auroc(OodScore.LOGIT));
            assertTrue(error.getMessage().contains("NORM_OF_MEAN"), error.getMessage());
        }
    }

    @Test
    void theTableHasTheViewsOfEachMethod() {
        assertViews(MethodName.OECL, 2, 2, 256);
        assertViews(MethodName.SELF_OECL, 8, 0, 512);
        assertViews(MethodName.SIMCLR, 2, 0, 128);
        assertViews(MethodName.SIMCLR_UNNORMALISED, 2, 0, 128);
        assertViews(MethodName.CSI, 8, 0, 512);
        assertViews(MethodName.HSC, 1, 1, 128);
        assertViews(MethodName.BCE, 1, 1, 128);
        assertEquals(Methods.all().size(), Methods.table(64).rowCount());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oecl", "hsc", "bce"})
    void aMethodOfExposureWithoutOutliersSaysSo(MethodName method) throws IOException {
        RunConfig config = OECL.as(method).with(withoutOutliers());
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Run.of(config, NO_FILES));
        assertTrue(error.getMessage().contains("data.outliers"), error.getMessage());
        GridBuilder grid = Grid.builder().setName("none").optBase("mine", config);
        error = assertThrows(IllegalArgumentException.class, grid::build);
        assertTrue(error.getMessage().contains("data.outliers"), error.getMessage());
        var task = OECL.data().load(NO_FILES).withOutliers(ImageSet.empty("none"));
        assertThrows(IllegalArgumentException.class, () -> Run.of(OECL.as(method), task));
    }

    @ParameterizedTest
    @ValueSource(strings = {"simclr", "self-oecl", "csi"})
    void aMethodThatNeedsNoneRunsWithoutOutliers(MethodName method) throws IOException {
        try (Run run = Run.of(OECL.as(method).with(withoutOutliers()), NO_FILES)) {
            assertTrue(run.result().training().completed());
        }
    }

    @Test
    void anUnknownMethodListsTheKnownOnes() {
        var error = assertThrows(IllegalArgumentException.class, () -> Methods.byName("hcs"));
        String known =
                "There is no method \"hcs\"; there are oecl, self-oecl, simclr,"
                        + " simclr-unnormalised, csi, hsc, bce";
        assertTrue(error.getMessage().startsWith(known), error.getMessage());
        assertTrue(error.getMessage().contains("Methods.register"), error.getMessage());
        assertEquals(MethodName.SELF_OECL, Methods.byName("self-oecl").name());
    }

    @Test
    void aMethodWithoutATemperatureCannotBeGivenOne() {
        GridBuilder grid =
                Grid.builder()
                        .setName("t")
                        .optPreset(Preset.SMOKE)
                        .optAxis(Axis.RECIPE, "cells")
                        .optAxis(Axis.METHOD, "hsc")
                        .optAxis(Axis.TEMPERATURE, 0.1, 0.5);
        var error = assertThrows(IllegalArgumentException.class, grid::build);
        assertTrue(error.getMessage().contains("hsc has no temperature"), error.getMessage());
    }

    @Test
    void aShiftCanBeChosenForCsi() {
        RunConfig config = Axis.SHIFT.apply(OECL.as(MethodName.CSI), "cutperm");
        assertEquals("CSI (cutperm)", config.method().title());
        assertEquals("CSI (rotation)", OECL.as(MethodName.CSI).method().title());
    }

    @Test
    void anyMethodLeadsBackToTheSameBaseline() {
        for (MethodName method : Scored.names()) {
            assertEquals(OECL.asSimClr(), OECL.as(method).asSimClr());
        }
    }

    private static void assertViews(MethodName method, long normal, long outlier, long step) {
        Row row = row(method, 64);
        assertEquals(normal, row.getLong("views_of_normal"));
        assertEquals(outlier, row.getLong("views_of_outlier"));
        assertEquals(step, row.getLong("views_a_step"));
    }

    private static Row row(MethodName method, int batch) {
        Table table = Methods.table(batch);
        for (Row each : table) {
            if (each.getString("method").equals(method.label())) {
                return each;
            }
        }
        throw new AssertionError(method + " is not in the table");
    }

    private static DataConfig withoutOutliers() {
        DataConfig data = OECL.data();
        return new DataConfig(
                data.dataset(), data.normal(), data.ood(), null, List.of(), 0, 0, false, 0);
    }
}
