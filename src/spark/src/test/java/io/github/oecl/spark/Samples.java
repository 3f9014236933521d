// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.spark.sql.SparkSession;

/** A small detector, images on the disk, and a cluster of two processes. */
final class Samples {

    private static final int SIDE = 24;

    private Samples() {}

    static SparkSession cluster() throws IOException {
        return Sessions.open(null, 2, classPath());
    }

    static String classPath() throws IOException {
        // Spark looks there for jars, of which it needs none, and keeps its executors' logs there.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** The local cluster's processes are this one's only children. */
    static List<ProcessHandle> executors() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }

    /** Writes a detector with an untrained network. */
    static Path detector(Path file) throws IOException {
        OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optWidth(8)
                        .optDevice(Device.cpu())
                        .build();
        TestViews views = new TestViews(16, 0.5, 3, 7);
        try (Detector detector =
                Detector.builder()
                        .setScores(
                                ImageScores.fitted(
                                        model,
                                        views,
                                        Methods.usual(MethodName.SIMCLR),
                                        noise("training", 8)))
                        .setCalibrationImages(noise("calibration", 19))
                        .optImageSize(16)
                        .optDecoder(ImageDecoder.withLimits(1 << 20, 1000))
                        .build()) {
            DetectorFile.save(detector, file);
        }
        return file;
    }

    private static ImageSet noise(String name, int count) {
        List<RgbImage> images = new ArrayList<>();
        Random random = new Random(name.hashCode());
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[16 * 16 * 3];
            random.nextBytes(pixels);
            images.add(RgbImage.of(16, 16, pixels));
        }
        return ImageSet.of(name, List.of(name), images, new int[count]);
    }

    /** Writes sixty images and all that makes folders hard to read. */
    static Path hardFolder(Path folder) throws IOException {
        images(Files.createDirectories(folder.resolve("class=a")), 20);
        images(Files.createDirectories(folder.resolve("_underscored/deep")), 20);
        images(Files.createDirectories(folder.resolve("a [1] {b}")), 20);
        Path image = folder.resolve("class=a/image-0.png");
        for (String name :
                List.of("_named.png", "odd, \"name\".png", "100%.png", "\u00e4\u00f6.png")) {
            Files.copy(image, folder.resolve(name));
        }
        Files.createFile(folder.resolve("empty.png"));
        // Over the limit of the detector, under the usual one.
        BufferedImage large = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
        ImageIO.write(large, "png", folder.resolve("large.png").toFile());
        Files.write(folder.resolve("damaged.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13});
        Files.writeString(folder.resolve("text.txt"), "no image");
        Files.createSymbolicLink(folder.resolve("link.png"), image);
        Files.createSymbolicLink(folder.resolve("dangling.png"), folder.resolve("gone.png"));
        Files.createSymbolicLink(folder.resolve("class=a/loop"), folder);
        return folder;
    }

    static void images(Path folder, int count) throws IOException {
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
                image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt());
            }
            ImageIO.write(image, "png", folder.resolve("image-" + i + ".png").toFile());
        }
    }
}
