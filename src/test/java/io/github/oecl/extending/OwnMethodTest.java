// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridReport;
import io.github.oecl.grid.RunExecutor;
import io.github.oecl.loss.Objective;
import io.github.oecl.method.ImageFeatures;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.ScoreReference;
import io.github.oecl.method.Scoring;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.KnnDistance;
import io.github.oecl.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A method of one's own with a score of its own, as {@code notebooks/extending.md} shows it. */
@ExtendWith(OwnPartsEnd.class)
class OwnMethodTest {

    /** SimCLR, scored by the distance to the k-th nearest training projection. */
    public record NearestProjection(double temperature, int k) implements OodMethod, Scoring {
        private static final OodScore SCORE = OodScore.of("PROJECTION_KNN", "-distance, projected");

        public Optional<Objective> objective() {
            return Optional.of(Objective.simClr(temperature));
        }

        public Scoring scoring() {
            return this;
        }

        public List<OodScore> scores() {
            return List.of(SCORE);
        }

        public ScoreReference fit(ViewProjections views, ImageSet training) {
            float[] projections = ImageFeatures.of(views, training).projections();
            return ScoreReference.of(projections, views.dimension());
        }

        public MethodScores of(ViewProjections views, ScoreReference reference) {
            float[] training = reference.only(views.dimension());
            KnnDistance nearest = KnnDistance.against(training, views.dimension(), k);
            return images ->
                    Map.of(SCORE, nearest.score(ImageFeatures.of(views, images).projections()));
        }
    }

    private static final DataCatalog CATALOG = DataCatalog.at(Path.of("nowhere"));

    @TempDir Path folder;

    @BeforeAll
    static void register() {
        Methods.register(new NearestProjection(0.5, 5));
    }

    @Test
    void runsIsADetectorAndIsLoadedAgain() throws IOException {
        RunConfig config = Recipes.objects(Preset.SMOKE).as(MethodName.of("nearest-projection"));
        Path file = folder.resolve("own.oecl");
        try (Run run = Run.of(config, CATALOG)) {
            run.result().write(folder.resolve("own.json"));
            RunResult read = RunResult.read(folder.resolve("own.json"));
            assertEquals(config, read.config());
            assertEquals(run.result().measured(), read.measured());
            assertEquals("-distance, projected", read.headlineScore().title());
            ImageSet some = run.task().testOod().take(4, 1);
            Detector detector =
                    Detector.builder()
                            .setScores(run.scores())
                            .setCalibrationImages(run.task().testNormal())
                            .build();
            DetectorFile.save(detector, file);
            List<Detection> before = detector.detect(some);
            try (Detector loaded = DetectorFile.load(file, Device.cpu())) {
                assertEquals(before, loaded.detect(some));
            }
        }
    }

    @Test
    void runsInAGridOfThisProcess() throws Exception {
        Grid grid =
                Grid.builder()
                        .setName("own")
                        .optPreset(Preset.SMOKE)
                        .optAxis(Axis.RECIPE, "objects")
                        .optAxis(Axis.METHOD, "nearest-projection", "simclr")
                        .build();
        GridReport report = grid.run(folder, RunExecutor.inThisJvm(CATALOG), 1, line -> {});
        assertEquals(Map.of(), report.failures());
        RunResult own = report.results().get("objects-nearest-projection-seed0");
        RunResult simclr = report.results().get("objects-simclr-seed0");
        // They are trained alike, and scored each in its way.
        assertEquals(
                simclr.training().epochs().get(1).loss(), own.training().epochs().get(1).loss());
        assertEquals("PROJECTION_KNN", own.headlineScore().name());
        assertTrue(Files.readString(report.file()).contains("projection-knn"));
    }

    @Test
    void trainsInATrainer() throws IOException {
        RunConfig config = Recipes.objects(Preset.SMOKE);
        Objective objective = new NearestProjection(0.2, 3).objective().orElseThrow();
        try (OeclModel model = config.model().build(objective.heads(), 0, Device.cpu())) {
            Trainer trainer =
                    Trainer.builder()
                            .setModel(model)
                            .setObjective(objective)
                            .setNormal(config.data().load(CATALOG).train())
                            .setAugmentation(config.views().augmentation())
                            .setConfig(config.training())
                            .build();
            assertTrue(trainer.train().completed());
        }
    }

    @Test
    void aFileOfAnUnknownMethodSaysHowItBecomesKnown() throws IOException {
        RunConfig config = Recipes.objects(Preset.SMOKE).with(new NearestProjection(0.2, 3));
        Path file = folder.resolve("run.json");
        config.write(file);
        assertEquals(config, RunConfig.read(file));
        Files.writeString(
                file, Files.readString(file).replace("NEAREST_PROJECTION", "NEAREST_NOTHING"));
        String message = assertThrows(IOException.class, () -> RunConfig.read(file)).getMessage();
        for (String said :
                new String[] {"run.json", "NEAREST_NOTHING", "oecl,", "jar", "register"}) {
            assertTrue(message.contains(said), message);
        }
    }
}
