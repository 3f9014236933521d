// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.image.DamagedImages;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.Resampling;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.Scored;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorFileTest {

    private static final ImageSet NEW = Scored.noise("new", 5);
    private static final ImageDecoder DECODER =
            ImageDecoder.withDefaults().asStored().withSampleBits(12).withMegapixels(30);

    @TempDir Path folder;

    private static Detector detector(OodMethod method) {
        OeclModel model = Scored.model(method);
        return Detector.builder()
                .setScores(
                        ImageScores.fitted(
                                model, Scored.VIEWS, method, Scored.noise("training", 6)))
                .setCalibrationImages(Scored.noise("calibration", 7))
                .optImageSize(6)
                .optDecoder(DECODER)
                .optTruePositiveRate(0.8)
                .optNotes(Map.of("by", "test"))
                .build();
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void aLoadedDetectorSaysWhatItSaidBefore(OodMethod method) throws IOException {
        Path file = folder.resolve("detector.oecl");
        List<Detection> before;
        Calibration calibration;
        try (Detector detector = detector(method)) {
            before = detector.detect(NEW);
            calibration = detector.calibration();
            DetectorFile.save(detector, file);
        }
        try (Detector loaded = DetectorFile.load(Files.readAllBytes(file), Device.cpu())) {
            assertEquals(before, loaded.detect(NEW));
        }
        try (Detector loaded = DetectorFile.load(file, Device.cpu())) {
            assertEquals(before, loaded.detect(NEW));
            assertArrayEquals(calibration.scores(), loaded.calibration().scores());
            assertEquals(calibration.threshold(), loaded.calibration().threshold());
            assertEquals(0.8, loaded.calibration().truePositiveRate());
            assertEquals(6, loaded.imageSize());
            assertEquals(DECODER, loaded.decoder());
            assertEquals(Map.of("by", "test"), loaded.notes());
        }
    }

    /** It is not the files' fault, and none is left out for it. */
    @Test
    void aLackOfMemoryEndsTheScoringOfAFolder() throws IOException {
        Assumptions.assumeTrue(Runtime.getRuntime().maxMemory() < 2_500_000_000L);
        Files.write(folder.resolve("huge.png"), DamagedImages.huge());
        OeclModel model = Scored.model(Methods.usual(MethodName.SIMCLR));
        try (Detector detector =
                Detector.builder()
                        .setScores(
                                ImageScores.fitted(
                                        model, Scored.VIEWS, Methods.usual(MethodName.SIMCLR), NEW))
                        .setCalibrationImages(NEW)
                        .optDecoder(ImageDecoder.withDefaults().withMegapixels(700))
                        .build()) {
            OutOfMemoryError error =
                    assertThrows(OutOfMemoryError.class, () -> FolderScores.of(detector, folder));
            assertTrue(error.getMessage().contains("huge.png"), error.getMessage());
        }
    }

    @Test
    void anImageHasOneScoreWhateverItComesWith() {
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            List<Detection> all = detector.detect(NEW);
            assertEquals(all.get(3), detector.detect(NEW.image(3)));
            assertEquals(all.get(3), detector.detect(NEW.subset(4, 3)).get(1));
            assertTrue(all.stream().distinct().count() > 1);
        }
    }

    @Test
    void imagesAreBroughtToTheSizeOfTheTrainingImages() {
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            assertEquals(
                    detector.detect(Resampling.square(NEW.image(0), 6)),
                    detector.detect(NEW.image(0)));
        }
    }

    @Test
    void aCalibrationImageHasItsOwnRankAsPValue() {
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            double[] pValues =
                    detector.detect(Scored.noise("calibration", 7)).stream()
                            .mapToDouble(Detection::pValue)
                            .sorted()
                            .toArray();
            assertArrayEquals(
                    new double[] {2 / 8.0, 3 / 8.0, 4 / 8.0, 5 / 8.0, 6 / 8.0, 7 / 8.0, 1},
                    pValues);
        }
    }

    @Test
    void aModelWithoutCalibrationIsNoDetector() throws IOException {
        Path file = folder.resolve("model.oecl");
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            detector.scores().save(Map.of(), file);
        }
        assertRefused(file, "it holds no detector.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{version: 2, score: 'NORM_OF_MEAN', truePositiveRate: 0.9, calibration: [1]}",
                "{version: 1, score: 'MAGIC', truePositiveRate: 0.9, calibration: [1]}",
                "{version: 1, score: 'CSI', truePositiveRate: 0.9, calibration: [1]}",
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0, calibration: [1]}",
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0.9, calibration: []}",
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0.9, calibration: [null]}",
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0.9, calibration: ['NaN']}",
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0.9}",
                "{version: 1, score: 'NORM_OF_MEAN', imageSize: -1, truePositiveRate: 0.9,"
                        + " calibration: [1]}"
            })
    void aWrongHeaderIsRefusedByName(String json) throws IOException {
        Path file = folder.resolve("wrong.oecl");
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            StateWriter.write(
                    file,
                    out -> {
                        detector.scores().write(Map.of(), out);
                        out.json("detector.json", com.google.gson.JsonParser.parseString(json));
                    });
        }
        assertRefused(file, "");
    }

    /** What is in the file beside the detector is read for the checksum alone: 8 MB. */
    @Test
    void theFileIsReadOnce() throws IOException {
        Path file = folder.resolve("large.oecl");
        String json =
                "{version: 1, score: 'NORM_OF_MEAN', truePositiveRate: 0.9, calibration: [1, 2]}";
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            StateWriter.write(
                    file,
                    out -> {
                        detector.scores().write(Map.of(), out);
                        out.json("detector.json", com.google.gson.JsonParser.parseString(json));
                        out.floats("other.f32", List.of(new float[2 << 20]));
                    });
        }
        DetectorFile.load(file, Device.cpu()).close();
        long before = bytesRead();
        DetectorFile.load(file, Device.cpu()).close();
        double times = (bytesRead() - before) / (double) Files.size(file);
        assertTrue(times > 0.9 && times < 1.5, times + " times");
    }

    private static long bytesRead() throws IOException {
        Path counts = Path.of("/proc/self/io");
        assumeTrue(Files.isReadable(counts), "only Linux counts what a process reads");
        return Files.readAllLines(counts).stream()
                .filter(line -> line.startsWith("rchar: "))
                .mapToLong(line -> Long.parseLong(line.substring("rchar: ".length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFileThatIsCutShortOrChangedIsRefusedByName() throws IOException {
        Path file = folder.resolve("damaged.oecl");
        try (Detector detector = detector(Methods.usual(MethodName.SIMCLR))) {
            DetectorFile.save(detector, file);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused(file, "zip");
        whole[whole.length / 3] ^= 1;
        Files.write(file, whole);
        assertRefused(file, "");
    }

    private static void assertRefused(Path file, String reason) {
        var error =
                assertThrows(
                        StateFormatException.class, () -> DetectorFile.load(file, Device.cpu()));
        assertTrue(error.getMessage().contains(file.toString()), error.getMessage());
        assertTrue(error.getMessage().contains(reason), error.getMessage());
    }
}
