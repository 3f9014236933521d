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
import io.github.oecl.method.MethodConfig;
import io.github.oecl.method.MethodConfig.Method;
import io.github.oecl.method.MethodTable;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.ScoreFile;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.ResultFile;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.DetectionMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Every method through the one loop, and what the library says of each. */
class MethodsTest {

    private static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));
    private static final RunConfig OECL = Recipes.cells(Preset.SMOKE);

    private static final String OUTLIERS = ".*(of outliers|against outliers|of shifted copies)";

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void runsAndIsScoredByItsOwnScores(Method method) throws IOException {
        RunConfig config = OECL.as(method);
        try (Run run = Run.of(config, NO_FILES)) {
            RunResult result = run.result();
            Objective objective = config.method().objective();
            List<OodScore> scores = OodScore.of(objective.score());
            assertEquals(Set.copyOf(scores), result.measured().keySet());
            assertEquals(scores.get(0), result.headlineScore());
            Path file = folder.resolve("result.json");
            ResultFile.write(result, file);
            RunResult read = ResultFile.read(file);
            assertEquals(config, read.config());
            DetectionMetrics again = DetectionMetrics.of(read.scores().get(scores.get(0)));
            assertEquals(result.measured().get(scores.get(0)).metrics(), again);
            assertScoredAgainFromAFile(run);
            assertTableSays(method, result.training().epochs().get(0).parts(), objective);
            assertSameBudget(result, row(method, config.training().batch()));
        }
    }

    private void assertScoredAgainFromAFile(Run run) throws IOException {
        Path file = folder.resolve("model.oecl");
        ScoreFile.save(run.scores(), Map.of(), file);
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            var before = run.scores().of(run.task().testOod());
            var after = ScoreFile.load(file, model).of(run.task().testOod());
            before.forEach((score, values) -> assertArrayEquals(values, after.get(score)));
        }
    }

    /** The loss in words has a word for each part that the loss reports, and for no other. */
    private static void assertTableSays(
            Method method, Map<String, Double> parts, Objective objective) {
        String loss = row(method, 1).getString("loss");
        assertEquals(parts.containsKey(LossTerms.CONTRASTIVE), loss.contains("NT-Xent"), loss);
        assertEquals(parts.containsKey(LossTerms.SHIFT), loss.contains("of the shift"), loss);
        assertEquals(parts.containsKey(LossTerms.OUTLIER_LOGIT), loss.contains("binary"), loss);
        assertEquals(!objective.views().outliers().isEmpty(), loss.matches(OUTLIERS), loss);
        assertEquals(OECL.as(method).method().alpha() != null, loss.contains("alpha"), loss);
    }

    private static void assertSameBudget(RunResult result, Row row) {
        long steps = 2 * (128 / 16);
        assertEquals(steps, result.training().steps());
        assertEquals(steps * row.getLong("views_a_step"), result.training().views());
        boolean exposed = row.getString("outliers").equals("outlier exposure");
        assertEquals(exposed, result.training().distinctOutliers() > 0);
    }

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
        assertViews(Method.OECL, 2, 2, 256);
        assertViews(Method.SELF_OECL, 8, 0, 512);
        assertViews(Method.SIMCLR, 2, 0, 128);
        assertViews(Method.SIMCLR_UNNORMALISED, 2, 0, 128);
        assertViews(Method.CSI, 8, 0, 512);
        assertViews(Method.HSC, 1, 1, 128);
        assertViews(Method.BCE, 1, 1, 128);
        assertEquals(Method.values().length, MethodTable.of(64).rowCount());
    }

    @ParameterizedTest
    @EnumSource(names = {"OECL", "HSC", "BCE"})
    void aMethodOfExposureWithoutOutliersSaysSo(Method method) throws IOException {
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
    @EnumSource(names = {"SIMCLR", "SELF_OECL", "CSI"})
    void aMethodThatNeedsNoneRunsWithoutOutliers(Method method) throws IOException {
        try (Run run = Run.of(OECL.as(method).with(withoutOutliers()), NO_FILES)) {
            assertTrue(run.result().training().completed());
        }
    }

    @Test
    void anUnknownMethodListsTheKnownOnes() {
        var error = assertThrows(IllegalArgumentException.class, () -> Method.of("hcs"));
        assertEquals(
                "method is 'hcs'; it must be one of oecl, self-oecl, simclr, simclr-unnormalised,"
                        + " csi, hsc, bce",
                error.getMessage());
        assertEquals(Method.SELF_OECL, Method.of("self-oecl"));
        error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new MethodConfig(null, 0.5, null, null));
        assertTrue(error.getMessage().contains("BCE"), error.getMessage());
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
        assertTrue(error.getMessage().contains("HSC has no temperature"), error.getMessage());
    }

    @Test
    void aShiftCanBeChosenForCsi() {
        RunConfig config = Axis.SHIFT.apply(OECL.as(Method.CSI), "cutperm");
        assertEquals("CSI (cutperm)", config.method().objective().name());
        assertEquals("CSI (rotation)", OECL.as(Method.CSI).method().objective().name());
    }

    @Test
    void anyMethodLeadsBackToTheSameBaseline() {
        for (Method method : Method.values()) {
            assertEquals(OECL.asSimClr(), OECL.as(method).asSimClr());
        }
    }

    private static void assertViews(Method method, long normal, long outlier, long step) {
        Row row = row(method, 64);
        assertEquals(normal, row.getLong("views_of_normal"));
        assertEquals(outlier, row.getLong("views_of_outlier"));
        assertEquals(step, row.getLong("views_a_step"));
    }

    private static Row row(Method method, int batch) {
        Table table = MethodTable.of(batch);
        Row row = table.row(method.ordinal());
        assertEquals(method, Method.of(row.getString("method")));
        return row;
    }

    private static DataConfig withoutOutliers() {
        DataConfig data = OECL.data();
        return new DataConfig(
                data.dataset(), data.normal(), data.ood(), null, List.of(), 0, 0, false, 0);
    }
}
