// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import ai.djl.Device;
import io.github.oecl.data.formats.FormatsTestAccess;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.DetectorTestAccess;
import io.github.oecl.grid.Grid;
import io.github.oecl.image.DamagedImages;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.weights.WeightsFile;
import io.github.oecl.model.weights.WeightsReader;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.run.ResultTestAccess;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.CheckpointTestAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** All readers of files. */
final class Targets {

    private static final ImageDecoder DECODER = ImageDecoder.withLimits(1 << 20, 1 << 20);

    private Targets() {}

    static Target named(String name) {
        return all().stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no target " + name));
    }

    static List<Target> all() {
        return List.of(
                new Target("image", "image.png", Targets::images, DECODER::decode),
                new Target(
                        "cifar",
                        "data.bin",
                        one(FormatsTestAccess::cifar),
                        FormatsTestAccess::readCifar),
                new Target(
                        "cifar-names",
                        FormatsTestAccess.CIFAR_NAMES,
                        one(FormatsTestAccess::cifarNames),
                        FormatsTestAccess::readCifarNames),
                new Target(
                        "npy",
                        "images.npy",
                        one(FormatsTestAccess::npy),
                        FormatsTestAccess::readNpy),
                new Target(
                        "voc",
                        "00001.xml",
                        one(FormatsTestAccess::voc),
                        FormatsTestAccess::readVoc),
                new Target(
                        "table",
                        "table.csv",
                        one(FormatsTestAccess::table),
                        FormatsTestAccess::readTable),
                new Target(
                        "grid", "some.grid.json", one(() -> text(GRID)), file -> Grid.read(file)),
                new Target("result", "result.json", one(ResultTestAccess::result), RunResult::read),
                new Target("config", "config.json", one(ResultTestAccess::config), RunConfig::read),
                new Target(
                        "trajectory",
                        "norms.csv",
                        one(() -> text(TRAJECTORY)),
                        NormTrajectory::read),
                new Target("model", "model.oecl", one(() -> Detectors.GOOD), Targets::model),
                new Target(
                        "detector", "detector.oecl", one(() -> Detectors.GOOD), Targets::detector),
                new Target(
                        "checkpoint",
                        "step.oecl",
                        one(() -> Checkpoints.GOOD),
                        CheckpointTestAccess::read),
                new Target("weights", "w.safetensors", one(() -> Weights.OURS), Targets::weights),
                new Target(
                        "weights-of-another-program",
                        "theirs.safetensors",
                        one(() -> Weights.THEIRS),
                        Targets::weights),
                entry("model-header", () -> Detectors.GOOD, "model.json", Targets::model),
                entry("scores-header", () -> Detectors.GOOD, "scores.json", Targets::detector),
                entry("detector-header", () -> Detectors.GOOD, "detector.json", Targets::detector),
                entry(
                        "progress",
                        () -> Checkpoints.GOOD,
                        "training.json",
                        CheckpointTestAccess::read));
    }

    /** A detector, which is also a model, made when it is first asked for. */
    private static final class Detectors {
        static final byte[] GOOD = made("detector.oecl", DetectorTestAccess::write);
    }

    private static final class Checkpoints {
        static final byte[] GOOD =
                made(
                        "checkpoint",
                        file -> Files.write(file, CheckpointTestAccess.sample(sibling(file))));

        private static Path sibling(Path file) {
            return file.resolveSibling("training");
        }
    }

    /** A file of the library, and one that does not tell of what network it is. */
    private static final class Weights {
        static final byte[] OURS = made("w.safetensors", Weights::write);
        static final byte[] THEIRS =
                new String(OURS, StandardCharsets.ISO_8859_1)
                        .replace("oecl.architecture", "some.architecture")
                        .getBytes(StandardCharsets.ISO_8859_1);

        private static void write(Path file) throws IOException {
            try (OeclModel model =
                    OeclModel.builder()
                            .setBackbone(Backbone.RESNET18_CIFAR)
                            .optWidth(1)
                            .optBlocks(1, 1)
                            .optHidden(2)
                            .optEmbedding(2)
                            .optDevice(Device.cpu())
                            .build()) {
                WeightsFile.write(model, file);
            }
        }
    }

    private interface Writing {
        void write(Path file) throws IOException;
    }

    private static byte[] made(String name, Writing writing) {
        try {
            Path scratch = Files.createTempDirectory("oecl-samples");
            Path file = scratch.resolve(name);
            writing.write(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            Files.delete(scratch);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Supplier<List<byte[]>> one(Supplier<byte[]> sample) {
        return () -> List.of(sample.get());
    }

    /** A part of a zip, put into a whole one, as its checksum would hide all that is behind it. */
    private static Target entry(
            String name, Supplier<byte[]> zip, String entry, Target.Reading reading) {
        return new Target(
                name,
                "sealed.oecl",
                one(() -> Zips.entries(zip.get()).get(entry)),
                file -> {
                    Files.write(file, Zips.with(zip.get(), entry, Files.readAllBytes(file)));
                    reading.read(file);
                });
    }

    private static List<byte[]> images() {
        try {
            return List.copyOf(DamagedImages.good().values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void model(Path file) throws IOException {
        ModelFile.load(file, Device.cpu()).close();
        ModelFile.notes(file);
    }

    private static void weights(Path file) throws IOException {
        new WeightsReader().setPath(file).optDevice(Device.cpu()).read().model().close();
    }

    private static void detector(Path file) throws IOException {
        DetectorFile.load(file, Device.cpu()).close();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String GRID =
            """
            {
              "name": "trials", "about": "a note", "preset": "smoke",
              "axes": {"recipe": ["objects", "cells"], "seed": [1, 2], "epochs": [3]},
              "variants": [{"method": "simclr"}, {"method": "oecl", "alpha": 0.1, "warmup": 2}]
            }
            """;

    private static final String TRAJECTORY =
            """
            # {
            #   "seed": "1"
            # }
            epoch,group,statistic,images,views,mean,q05,q25,median,q75,q95
            0,normal,NORM_OF_MEAN,10,4,1.5,1.0,1.2,1.5,1.7,2.0
            1,normal,NORM_OF_MEAN,10,4,1.75,1.0,1.2,1.5,1.7,2.0
            """;
}
