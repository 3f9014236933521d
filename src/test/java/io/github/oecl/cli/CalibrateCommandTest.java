// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.image.ImageDecoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A detector that is calibrated anew, or trained on with more images. */
class CalibrateCommandTest {

    private static final ImageSet CARS = SyntheticImages.objects(60, 1, 0).train().ofClasses("car");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void train() throws IOException {
        write(0, 20, "normal");
        write(20, 32, "fresh");
        assertEquals(0, train("normal", "m.oecl"), err::toString);
    }

    private void write(int from, int to, String name) throws IOException {
        Path target = Files.createDirectories(folder.resolve(name));
        for (int i = from; i < to; i++) {
            Files.write(target.resolve(i + ".png"), CARS.image(i).png());
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int train(String normal, String model, String... options) {
        String[] call = {
            "train", path(normal), "--preset", "smoke", "--method", "simclr", "--epochs", "1"
        };
        return oecl(
                Stream.of(call, new String[] {"--out", path(model)}, options)
                        .flatMap(Stream::of)
                        .toArray(String[]::new));
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    private int calibrate(String images) {
        return oecl("calibrate", path("m.oecl"), path(images), "--out", path("new.oecl"));
    }

    @Test
    void freshImagesCalibrateAnew() throws IOException {
        assertEquals(0, calibrate("fresh"), err::toString);
        assertTrue(out.toString().contains("calibrated on 12 images"), out::toString);
        assertTrue(out.toString().contains("smallest p-value 0.0769"), out::toString);
        String csv = path("scores.csv");
        assertEquals(
                0,
                oecl("score", path("new.oecl"), path("fresh"), "--csv", csv, "--level", "0.1"),
                err::toString);
        assertTrue(out.toString().contains("12 images to calibrate on"), out::toString);
    }

    @Test
    void imagesThatWereTrainedOnAreRefusedByTheirContent() throws IOException {
        // All of them, and one of them under another name.
        assertEquals(1, calibrate("normal"));
        assertTrue(err.toString().contains("was trained on the image"), err::toString);
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            write(20, 24, "mixed" + i);
            Path copy = folder.resolve("mixed" + i).resolve("renamed.png");
            Files.copy(folder.resolve("normal").resolve(i + ".png"), copy);
            refused += calibrate("mixed" + i);
        }
        assertEquals(16, refused, "the 4 held-out images may calibrate again");
    }

    @Test
    void trainingGoesOnWithMoreImages() throws IOException {
        assertEquals(1, train("absent", "on.oecl", "--from", path("m.oecl")));
        write(0, 20, "more");
        write(40, 56, "more");
        assertEquals(0, train("more", "on.oecl", "--from", path("m.oecl")), err::toString);
        // 16 were trained on; of the 20 others a fifth is held out.
        assertTrue(out.toString().contains("32 images to train on, 4 to calibrate"), out::toString);
        String[] again = {"calibrate", path("on.oecl"), path("normal"), "--out", path("x.oecl")};
        assertEquals(1, oecl(again), "it remembers what the first one was trained on");
        assertFalse(Files.exists(folder.resolve("x.oecl")));
    }

    /** Else half of its images would lie on their side. */
    @Test
    void trainingGoesOnReadingImagesAsBefore() throws IOException {
        assertEquals(0, train("normal", "stored.oecl", "--as-stored"), err::toString);
        write(0, 40, "more");
        String stored = path("stored.oecl");
        assertEquals(0, train("more", "on.oecl", "--from", stored), err::toString);
        assertEquals(
                ImageDecoder.withDefaults().asStored(),
                decoder("on.oecl"),
                "as the first one reads them");
        assertEquals(
                0,
                train("more", "other.oecl", "--from", stored, "--megapixels", "30"),
                err::toString);
        assertEquals(ImageDecoder.withDefaults().withMegapixels(30), decoder("other.oecl"));
    }

    private ImageDecoder decoder(String name) throws IOException {
        try (Detector detector = DetectorFile.load(folder.resolve(name), Device.cpu())) {
            return detector.decoder();
        }
    }

    @Test
    void trainingOnTheSameImagesLeavesNoneToCalibrateOn() throws IOException {
        write(0, 3, "few");
        assertEquals(0, train("few", "few.oecl", "--calibration", "0.34"), err::toString);
        assertEquals(
                1,
                oecl(
                        "train",
                        path("fresh"),
                        "--preset",
                        "smoke",
                        "--shift",
                        "rotation",
                        "--method",
                        "csi",
                        "--from",
                        path("m.oecl"),
                        "--out",
                        path("y.oecl")));
        assertTrue(err.toString().contains("has another network"), err::toString);
    }
}
