// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Library;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training resumes from a checkpoint of the very same training only. */
class ResumeSettingsTest {

    private static final Objective OECL = oecl(0.5, AlphaSchedule.afterEpochs(1, 0));

    @TempDir Path folder;
    private Path place;

    @BeforeEach
    void stopATraining() {
        place = folder.resolve("checkpoints");
        assertEquals(5, train(OECL, builder -> builder, 5).steps());
    }

    @Test
    void theSameSettingsResume() {
        assertTrue(train(oecl(0.5, AlphaSchedule.afterEpochs(1, 0)), b -> b, 0).completed());
    }

    @Test
    void anotherAlphaIsRefused() {
        refuses(
                oecl(0.5, AlphaSchedule.afterEpochs(2, 0)),
                b -> b,
                "objective.alpha.alpha is 1.0 there and 2.0 here");
        refuses(
                oecl(0.5, AlphaSchedule.afterEpochs(1, 3)),
                b -> b,
                "objective.alpha.warmup is 0 there and 3 here");
        refuses(
                oecl(0.5, AlphaSchedule.afterSteps(1, 0)),
                b -> b,
                "objective.alpha.unit is EPOCHS there and STEPS here");
    }

    @Test
    void anotherTemperatureIsRefused() {
        refuses(
                oecl(0.2, AlphaSchedule.afterEpochs(1, 0)),
                b -> b,
                "objective.temperature is 0.5 there and 0.2 here");
    }

    @Test
    void anotherAugmentationIsRefused() {
        Augmentation gray = SimclrAugmentation.builder().setSize(8).optGrayscale(0.9).build();
        refuses(
                OECL,
                builder -> builder.setAugmentation(gray),
                "augmentation.grayscale is 0.2 there and 0.9 here");
        Augmentation crop = SimclrAugmentation.builder().setSize(8).optArea(0.5, 1).build();
        refuses(
                OECL,
                builder -> builder.setAugmentation(crop),
                "augmentation.crop.minArea is 0.08 there and 0.5 here");
    }

    @Test
    void anotherShiftOfTheSameNameIsRefused() {
        Path first = place.resolveSibling("noise");
        place = first;
        AlphaSchedule alpha = AlphaSchedule.afterEpochs(1, 0);
        train(Objective.selfOecl(Shift.noise(0.2), 0.5, alpha), b -> b, 5);
        refuses(
                Objective.selfOecl(Shift.noise(0.4), 0.5, alpha),
                b -> b,
                "objective.views.outliers is");
        assertTrue(train(Objective.selfOecl(Shift.noise(0.2), 0.5, alpha), b -> b, 0).completed());
    }

    @Test
    void otherImagesAreRefused() {
        refuses(
                OECL,
                builder -> builder.setNormal(TinyTraining.noise("others", 12)),
                "normal images is 12 images, SHA-256");
        refuses(
                OECL,
                builder -> builder.optOutliers(TinyTraining.noise("others", 3)),
                "outliers is 3 images, SHA-256");
    }

    @Test
    void otherSettingsOfTheTrainingAreRefused() {
        refuses(
                OECL,
                builder -> builder.setConfig(TinyTraining.config(4).withLearningRate(0.06)),
                "config.learningRate is 0.05 there and 0.06 here");
    }

    @Test
    void anotherArchitectureIsAnotherTraining() {
        try (OeclModel wider =
                OeclModel.builder()
                        .setBackbone(io.github.oecl.model.Backbone.COMPACT)
                        .optWidth(8)
                        .optHidden(8)
                        .optEmbedding(6)
                        .optDevice(Device.cpu())
                        .build()) {
            refuses(OECL, builder -> builder.setModel(wider), "model.width is 4 there and 8 here");
        }
    }

    @Test
    void anotherNumericsVersionIsRefusedWithTheWayOut() throws IOException {
        rewrite("\"numerics\": \"" + Numerics.VERSION + "\"", "\"numerics\": \"0.9\"");
        String message = refuses(OECL, b -> b, "is of numerics version 0.9 and this library has");
        assertTrue(message.contains("commit " + Library.current().commit()), message);
        assertTrue(message.contains("remove " + place + " to begin anew"), message);
    }

    @Test
    void anotherNumberOfThreadsIsRefusedWithTheWayOut() throws IOException {
        int threads = ComputeDevice.threads();
        rewrite("\"engine threads\": \"" + threads + "\"", "\"engine threads\": \"7\"");
        String message =
                refuses(
                        OECL,
                        b -> b,
                        "was computed with 7 engine threads and this process has " + threads);
        assertTrue(message.contains("Set OMP_NUM_THREADS=7 "), message);
        assertTrue(message.contains("remove " + place + " to begin anew"), message);
    }

    /** It was written by the version before, by the training of {@link #stopATraining}. */
    @Test
    void aCheckpointWithoutNumericsIsRefusedAndItsWeightsAreRead() throws IOException {
        Path file = place.resolve("step-000000005.oecl");
        try (var before = getClass().getResourceAsStream("/before/step-000000005.oecl")) {
            Files.write(file, before.readAllBytes());
        }
        String message = refuses(OECL, b -> b, "has no numerics version");
        assertTrue(message.contains("remove " + place + " to begin anew"), message);
        try (OeclModel model = ModelFile.load(file, Device.cpu())) {
            assertEquals(4, model.architecture().width());
        }
        assertTrue(ModelFile.environment(file).isEmpty());
    }

    private static Objective oecl(double temperature, AlphaSchedule alpha) {
        return Objective.oecl(temperature, alpha);
    }

    private String refuses(
            Objective objective, UnaryOperator<TrainerBuilder> change, String words) {
        UncheckedIOException error =
                assertThrows(UncheckedIOException.class, () -> train(objective, change, 0));
        assertEquals(CheckpointException.class, error.getCause().getClass());
        assertTrue(error.getMessage().contains(words), error.getMessage());
        return error.getMessage();
    }

    private TrainingRecord train(
            Objective objective, UnaryOperator<TrainerBuilder> change, long stopAfter) {
        try (OeclModel model = TinyTraining.model(objective)) {
            Trainer[] trainer = new Trainer[1];
            TrainerBuilder builder =
                    TinyTraining.trainer(model, objective, 12, 4)
                            .optCheckpoints(Checkpoints.in(place).every(Duration.ofDays(1)))
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step == stopAfter) {
                                                trainer[0].cancel();
                                            }
                                        }
                                    });
            trainer[0] = change.apply(builder).build();
            return trainer[0].train();
        }
    }

    private void rewrite(String from, String to) throws IOException {
        Path file = place.resolve("step-000000005.oecl");
        CheckpointTestAccess.rewrite(file, "training.json", text -> text.replace(from, to));
    }
}
