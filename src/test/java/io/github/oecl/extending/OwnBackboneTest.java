// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.basicmodelzoo.cv.classification.SqueezeNet;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import com.google.gson.JsonElement;
import io.github.oecl.data.Task;
import io.github.oecl.detect.Detection;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.extension.internal.Registry;
import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridRun;
import io.github.oecl.io.internal.Json;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.InferenceModel;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.NetworkLayers;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A backbone from any DJL block, as the guide to extensions shows it. */
@ExtendWith(OwnPartsEnd.class)
class OwnBackboneTest {

    @TempDir Path folder;

    // guide: backbone
    /** Two stages of a small VGG. */
    static SequentialBlock smallVgg() {
        SequentialBlock vgg = new SequentialBlock();
        for (int channels : new int[] {8, 16}) {
            vgg.add(
                            Conv2d.builder()
                                    .setKernelShape(new Shape(3, 3))
                                    .optPadding(new Shape(1, 1))
                                    .setFilters(channels)
                                    .build())
                    .add(BatchNorm.builder().build())
                    .add(Activation.reluBlock())
                    .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)));
        }
        return vgg.add(Pool.globalAvgPool2dBlock());
    }

    static RunConfig withSmallVgg(RunConfig config) {
        Backbone vgg = Backbone.register("small-vgg", () -> smallVgg());
        return config.with(config.model().with(vgg));
    }

    // end

    @BeforeAll
    static void register() {
        Backbone.register("small-vgg", OwnBackboneTest::smallVgg);
        Backbone.register("squeezenet", () -> SqueezeNet.squeezenet(24));
    }

    @Test
    void aRunAndItsDetectorAndTheirFilesNameIt() throws IOException {
        Path result = folder.resolve("result.json");
        Path file = folder.resolve("detector.oecl");
        try (Run run = Run.of(withSmallVgg(Recipes.cells(Preset.SMOKE)), Tiny.NO_FILES)) {
            run.result().write(result);
            Task task = run.task();
            Detector detector =
                    Detector.builder()
                            .setScores(run.scores())
                            .setCalibrationImages(task.testNormal())
                            .build();
            DetectorFile.save(detector, file);
            List<Detection> before = detector.detect(task.testOod());
            assertEquals(before.get(1), detector.detect(task.testOod().image(1)));
            try (Detector loaded = DetectorFile.load(file, Device.cpu())) {
                assertEquals("small-vgg", loaded.model().architecture().block().name());
                assertEquals(16, loaded.model().architecture().featureSize());
                assertEquals(before, loaded.detect(task.testOod()));
            }
            RunConfig read = RunConfig.read(result);
            assertEquals("small-vgg", read.model().backbone().name());
            try (Run again = Run.of(read, Tiny.NO_FILES)) {
                assertEquals(run.result().measured(), again.result().measured());
            }
        }
    }

    @Test
    void aBlockOfTheModelZooTrainsToTheSameBitsWhenItIsStopped() throws IOException {
        RunConfig config = Recipes.cells(Preset.SMOKE);
        RunConfig zoo = config.with(config.model().with(Backbone.named("squeezenet")));
        float[] straight;
        try (Run run = Run.of(zoo, Tiny.NO_FILES)) {
            straight = Tiny.weights(run.model());
        }
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("checkpoints"));
        Thread self = Thread.currentThread();
        TrainingListener stop =
                new TrainingListener() {
                    @Override
                    public void stepDone(long step, long steps) {
                        self.interrupt();
                    }
                };
        assertThrows(
                CancellationException.class, () -> Run.of(zoo, Tiny.NO_FILES, checkpoints, stop));
        assertTrue(Thread.interrupted());
        try (Run resumed = Run.of(zoo, Tiny.NO_FILES, checkpoints)) {
            assertArrayEquals(
                    straight, Tiny.weights(resumed.model()), "dropout is that of the step");
        }
    }

    @Test
    void trainingItFurtherDoesNotChangeAnInferenceModel() {
        try (OeclModel model = model("small-vgg", 0);
                NDManager manager = model.newManager();
                InferenceModel before = model.inferenceModel()) {
            NDArray images = manager.randomUniform(0, 1, new Shape(2, 3, 32, 32));
            float[] features = before.evaluate(images).projection().toFloatArray();
            List<float[]> trained = new ArrayList<>();
            for (Parameter parameter : model.parameters()) {
                trained.add(parameter.getArray().mul(2).toFloatArray());
            }
            model.setParameters(trained);
            assertArrayEquals(features, before.evaluate(images).projection().toFloatArray());
            try (InferenceModel after = model.inferenceModel()) {
                float[] others = after.evaluate(images).projection().toFloatArray();
                assertFalse(Arrays.equals(features, others));
            }
        }
    }

    @Test
    void theSeedGivesItsWeights() {
        try (OeclModel one = model("small-vgg", 3);
                OeclModel same = model("small-vgg", 3);
                OeclModel other = model("small-vgg", 4)) {
            assertArrayEquals(Tiny.weights(one), Tiny.weights(same));
            assertFalse(Arrays.equals(Tiny.weights(one), Tiny.weights(other)));
        }
    }

    @Test
    void theChecksOfTheEngineFindItsLayers() {
        try (OeclModel model = model("small-vgg", 0)) {
            List<String> layers =
                    NetworkLayers.of(model, 4, 32).stream().map(Object::toString).toList();
            assertEquals(
                    List.of(
                            "the 3 x 3 convolution from 3 to 8 channels, stride 1, on 4 x 32 x 32",
                            "the 3 x 3 convolution from 8 to 16 channels, stride 1, on 4 x 16 x 16",
                            "the linear layer from 16 to 512 on 4 rows",
                            "the linear layer from 512 to 128 on 4 rows"),
                    layers);
        }
    }

    @Test
    void aServiceOnTheClassPathIsFoundWithoutACall() {
        try (OeclModel model = model("vgg-from-a-jar", 0)) {
            assertEquals(List.of(0.5, 0.5, 0.5), model.architecture().mean());
            assertTrue(Backbone.names().contains("vgg-from-a-jar"));
        }
    }

    @Test
    void theMemoryOfAStepIsEstimatedFromItsParts() {
        try (OeclModel model = model("small-vgg", 0)) {
            double none = model.memoryOfStep(0, 32);
            double one = model.memoryOfStep(1, 32);
            // Convolution, batch norm and ReLU of 8 channels at 32 x 32, then of 16 at 16 x 16.
            double floats = 3 * (8 * 32 * 32 + 16 * 16 * 16);
            assertTrue(one - none > floats * Float.BYTES && one - none < 4 * floats * Float.BYTES);
            assertEquals(2 * (one - none), model.memoryOfStep(2, 32) - none, 1);
            long numbers = model.parameterCount();
            assertTrue(none > 3.0 * numbers * Float.BYTES, none + " for " + numbers);
        }
    }

    @Test
    void aGridComparesItWithOthers() {
        Grid grid =
                Grid.builder()
                        .setName("backbones")
                        .optBase("cells", Recipes.cells(Preset.SMOKE))
                        .optAxis(Axis.BACKBONE, "compact", "small-vgg")
                        .build();
        assertEquals(
                List.of("cells-oecl-compact-seed0", "cells-oecl-small-vgg-seed0"),
                grid.runs().stream().map(GridRun::id).toList());
        RunConfig own = grid.runs().get(1).config();
        assertEquals(own, Json.value(Json.tree(own), RunConfig.class));
    }

    @Test
    void aFileWhoseFactoryIsMissingSaysItsNameAndHowToRegisterIt() throws IOException {
        Path file = folder.resolve("model.oecl");
        Registry.Scope known = Registry.scope();
        Backbone.register("gone", OwnBackboneTest::smallVgg);
        try (OeclModel model = model("gone", 0)) {
            ModelFile.save(model, Map.of(), file);
        }
        known.close();
        StateFormatException missing =
                assertThrows(StateFormatException.class, () -> ModelFile.load(file, Device.cpu()));
        String text = missing.getMessage();
        assertTrue(text.contains(file.toString()), text);
        assertTrue(
                text.contains("no backbone \"gone\"") && text.contains("Backbone.register"), text);
        assertTrue(text.contains("BackboneFactory"), text);
    }

    @Test
    void aConfigurationWhoseFactoryIsMissingIsReadAndSaysItsNameWhenItIsRun() {
        Registry.Scope known = Registry.scope();
        Backbone lost = Backbone.register("lost", OwnBackboneTest::smallVgg);
        RunConfig config = Recipes.cells(Preset.SMOKE);
        JsonElement file = Json.tree(config.with(config.model().with(lost)));
        known.close();
        RunConfig read = Json.value(file, RunConfig.class);
        assertEquals("lost", read.model().backbone().name());
        String text =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Run.of(read, Tiny.NO_FILES).close())
                        .getMessage();
        assertTrue(text.contains("no backbone \"lost\""), text);
    }

    @Test
    void aBlockThatMakesNoFeaturesIsRefused() {
        Backbone.register("no-features", () -> new SequentialBlock().add(Activation.reluBlock()));
        String text =
                assertThrows(IllegalArgumentException.class, () -> model("no-features", 0))
                        .getMessage();
        assertTrue(text.contains("no-features") && text.contains("(1, 3, 32, 32)"), text);
        String taken =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Backbone.register("compact", OwnBackboneTest::smallVgg))
                        .getMessage();
        assertTrue(taken.contains("take another name"), taken);
    }

    private static OeclModel model(String backbone, long seed) {
        return OeclModel.builder()
                .setBackbone(Backbone.named(backbone))
                .optSeed(seed)
                .optDevice(Device.cpu())
                .build();
    }
}
