// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
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
        first.write(file);
        RunResult read = RunResult.read(file);
        assertEquals(first.config(), read.config());
        assertEquals(first.provenance(), read.provenance());
        String check = read.provenance().engineCheck();
        assertTrue(check.matches("good|not checked: OECL_ENGINE_CHECK is off"), check);
        RunResult again = run(RunConfig.read(file));
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

    @Test
    void aRunGoesOnFromItsOwnCheckpointsOnly() throws IOException {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("checkpoints"));
        Thread self = Thread.currentThread();
        TrainingListener stop =
                new TrainingListener() {
                    @Override
                    public void stepDone(long step, long steps) {
                        self.interrupt();
                    }
                };
        CancellationException stopped =
                assertThrows(
                        CancellationException.class,
                        () -> Run.of(config, NO_FILES, checkpoints, stop));
        assertTrue(Thread.interrupted());
        assertEquals("The training was stopped after 1 steps", stopped.getMessage());
        UncheckedIOException other =
                assertThrows(
                        UncheckedIOException.class,
                        () -> Run.of(config.withSeed(1), NO_FILES, checkpoints));
        assertTrue(
                other.getMessage().contains("training.seed is 0 there and 1 here"),
                other.getMessage());
        try (Run resumed = Run.of(config, NO_FILES, checkpoints)) {
            assertArrayEquals(
                    run(config).scores().get(OodScore.CLEAN_NORM).ood(),
                    resumed.result().scores().get(OodScore.CLEAN_NORM).ood());
        }
        assertTrue(Files.exists(checkpoints.folder()), "until the result is kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oecl", "hsc", "bce", "csi"})
    void followingTheAurocChangesNoNumberAndGoesOnAfterAStop(MethodName method) throws IOException {
        RunConfig plain = Recipes.objects(Preset.SMOKE).as(method);
        RunConfig config =
                plain.with(plain.data().onValidation()).with(plain.training().withEpochs(3));
        RunResult without = run(config);
        RunConfig followed = config.with(new CurveConfig(2, 0, 8));
        RunResult with = run(followed);
        assertNull(without.curve());
        for (OodScore score : without.scores().keySet()) {
            assertArrayEquals(without.scores().get(score).ood(), with.scores().get(score).ood());
        }
        long perEpoch = with.training().steps() / 3;
        assertEquals(List.of(2 * perEpoch, 3 * perEpoch), with.curve().steps());
        OodScore first = followed.method().scoring().scores().get(0);
        OodScore expected = first == OodScore.CSI ? OodScore.NORM_OF_MEAN : first;
        assertTrue(with.curve().auroc().containsKey(expected));
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("followed")).every(Duration.ZERO);
        stopAfter(followed, checkpoints, 2 * perEpoch);
        try (Run resumed = Run.of(followed, NO_FILES, checkpoints)) {
            assertEquals(with.curve(), resumed.result().curve());
        }
    }

    @Test
    void theLastPointOfACurveIsTheScoreOfTheEnd() throws IOException {
        RunConfig smoke = Recipes.objects(Preset.SMOKE);
        RunConfig config = smoke.with(smoke.data().onValidation());
        RunResult result = run(config.with(new CurveConfig(1, config.views().testViews(), 0)));
        for (OodScore score : result.curve().auroc().keySet()) {
            List<Double> points = result.curve().auroc().get(score);
            assertEquals(result.auroc(score), points.get(points.size() - 1), 1e-6);
        }
    }

    @Test
    void aCurveOfTestImagesIsRefused() {
        RunConfig config = Recipes.objects(Preset.SMOKE).with(CurveConfig.every(1));
        var error = assertThrows(IllegalArgumentException.class, () -> run(config));
        assertTrue(error.getMessage().startsWith("This run has a curve"), error.getMessage());
    }

    @Test
    void aWarmupOfMoreStepsThanThereAreIsRefused() {
        RunConfig config = Recipes.objects(Preset.SMOKE);
        OodMethod late = Methods.oecl(0.5, AlphaSchedule.afterSteps(1, 8));
        var error = assertThrows(IllegalArgumentException.class, () -> run(config.with(late)));
        assertTrue(error.getMessage().contains("8 steps of 8"), error.getMessage());
    }

    private static void stopAfter(RunConfig config, Checkpoints checkpoints, long last) {
        Thread self = Thread.currentThread();
        TrainingListener stop =
                new TrainingListener() {
                    @Override
                    public void stepDone(long step, long steps) {
                        if (step == last) {
                            self.interrupt();
                        }
                    }
                };
        assertThrows(
                CancellationException.class, () -> Run.of(config, NO_FILES, checkpoints, stop));
        assertTrue(Thread.interrupted());
    }

    @Test
    void otherImagesAreAnotherRun() throws IOException {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("checkpoints"));
        Run.of(config, NO_FILES, checkpoints).close();
        Task task = config.data().load(NO_FILES);
        Task fewer =
                new Task(
                        task.name(),
                        task.train(),
                        task.outliers(),
                        task.testNormal(),
                        task.testOod().take(5, 1),
                        task.validationOod());
        UncheckedIOException error =
                assertThrows(UncheckedIOException.class, () -> Run.of(config, fewer, checkpoints));
        assertTrue(error.getMessage().contains("test OOD is "), error.getMessage());
    }

    @Test
    void anErrorLeavesNoModel() {
        OeclModel[] seen = new OeclModel[1];
        TrainingListener fault =
                new TrainingListener() {
                    @Override
                    public void epochDone(EpochReport report, OeclModel model) {
                        seen[0] = model;
                        throw new StackOverflowError("a fault");
                    }
                };
        assertThrows(
                StackOverflowError.class,
                () -> Run.of(Recipes.cells(Preset.SMOKE), NO_FILES, fault));
        assertThrows(IllegalStateException.class, seen[0]::newManager);
    }

    private static RunResult run(RunConfig config) throws IOException {
        try (Run run = Run.of(config, NO_FILES)) {
            return run.result();
        }
    }
}
