// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import ai.djl.Device;
import io.github.oecl.data.DataDoors;
import io.github.oecl.experiment.GridFile;
import io.github.oecl.experiment.ResultDoor;
import io.github.oecl.experiment.ResultFile;
import io.github.oecl.image.DamagedImage;
import io.github.oecl.image.DamagedImages;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.model.ModelFile;
import io.github.oecl.norm.NormTrajectoryFile;
import io.github.oecl.score.DetectorDoor;
import io.github.oecl.score.DetectorFile;
import io.github.oecl.train.CheckpointDoor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
        try {
            Path scratch = Files.createTempDirectory("oecl-samples");
            byte[] checkpoint = CheckpointDoor.sample(scratch);
            Path file = scratch.resolve("detector.oecl");
            DetectorDoor.write(file);
            byte[] detector = Files.readAllBytes(file);
            Files.delete(file);
            Files.deleteIfExists(scratch);
            return all(detector, checkpoint);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Target> all(byte[] detector, byte[] checkpoint) throws IOException {
        return List.of(
                new Target("image", "image.png", images(), DECODER::decode),
                Target.of("cifar", "data.bin", DataDoors.cifar(), DataDoors::readCifar),
                Target.of(
                        "cifar-names",
                        DataDoors.CIFAR_NAMES,
                        DataDoors.cifarNames(),
                        DataDoors::readCifarNames),
                Target.of("npy", "images.npy", DataDoors.npy(), DataDoors::readNpy),
                Target.of("voc", "00001.xml", DataDoors.voc(), DataDoors::readVoc),
                Target.of("table", "table.csv", DataDoors.table(), DataDoors::readTable),
                Target.of("grid", "some.grid.json", text(GRID), GridFile::read),
                Target.of("result", "result.json", ResultDoor.result(), ResultFile::read),
                Target.of("config", "config.json", ResultDoor.config(), ResultFile::readConfig),
                Target.of("trajectory", "norms.csv", text(TRAJECTORY), NormTrajectoryFile::read),
                Target.of("model", "model.oecl", detector, Targets::model),
                Target.of("detector", "detector.oecl", detector, Targets::detector),
                Target.of("checkpoint", "step.oecl", checkpoint, CheckpointDoor::read),
                entry("model-header", detector, "model.json", Targets::model),
                entry("scores-header", detector, "scores.json", Targets::detector),
                entry("detector-header", detector, "detector.json", Targets::detector),
                entry("progress", checkpoint, "training.json", CheckpointDoor::read));
    }

    /** A part of a zip, put into a whole one, as its checksum would hide all that is behind it. */
    private static Target entry(String name, byte[] zip, String entry, Target.Reading reading)
            throws IOException {
        return Target.of(
                name,
                "sealed.oecl",
                Zips.entries(zip).get(entry),
                file -> {
                    Files.write(file, Zips.with(zip, entry, Files.readAllBytes(file)));
                    reading.read(file);
                });
    }

    private static List<byte[]> images() throws IOException {
        return DamagedImages.all().stream()
                .filter(image -> image.kind().equals("good"))
                .map(DamagedImage::bytes)
                .toList();
    }

    private static void model(Path file) throws IOException {
        ModelFile.load(file, Device.cpu()).close();
        ModelFile.notes(file);
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
