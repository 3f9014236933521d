// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.BufferedImageFactory;
import ai.djl.modality.cv.Image;
import ai.djl.translate.TranslateException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A detector says on ONNX Runtime what it says here, as far as rounding lets it. */
class OnnxDetectorTest {

    /** Of the largest score. */
    private static final double TOLERANCE = 1e-5;

    private static final int SIZE = 32;
    private static final int NEW = 1000;
    private static final ImageSet IMAGES = SyntheticImages.objects(NEW / 10 + 5, 1, 0).train();

    @TempDir Path folder;

    private static Detector detector(OodMethod method, OodScore score, int calibration) {
        OeclModel model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optWidth(4)
                        .optHeads(method.scoring().heads())
                        .optDevice(Device.cpu())
                        .build();
        TestViews views = new TestViews(SIZE, 0.5, 3, 5);
        ImageSet some = IMAGES.subset(IntStream.range(0, calibration).toArray());
        return Detector.builder()
                .setScores(ImageScores.fitted(model, views, method, some.subset(0)))
                .optScore(score)
                .setCalibrationImages(some)
                .optImageSize(SIZE)
                .build();
    }

    @Test
    void pValuesDifferByNoMoreThanTheCalibrationScoresWithinTheTolerance() throws IOException {
        int last = IMAGES.size();
        ImageSet fresh = IMAGES.subset(IntStream.range(last - NEW, last).toArray());
        ImageSet normal = IMAGES.subset(IntStream.range(0, 49).toArray());
        Path file = folder.resolve("detector.onnx");
        try (Detector detector =
                detector(Methods.usual(MethodName.OECL), OodScore.CLEAN_NORM, 49)) {
            Calibration clean = OnnxExport.write(detector, normal, file);
            assertEquals(49, clean.size());
            try (OnnxDetector onnx = OnnxDetector.load(file)) {
                List<Detection> expected = detector.detect(fresh);
                int different = 0;
                for (int i = 0; i < NEW; i++) {
                    Detection here = expected.get(i);
                    different += compare(here, onnx.detect(fresh.image(i)), clean);
                    compare(here, onnx.detectClean(fresh.image(i)), clean);
                }
                assertTrue(different < NEW / 20, different + " p-values differ");
            }
        }
    }

    /** Returns 1 if the p-values differ at all. */
    private static int compare(Detection here, Detection there, Calibration calibration) {
        double tolerance = TOLERANCE * Math.abs(here.score());
        assertEquals(here.score(), there.score(), tolerance);
        long near =
                Arrays.stream(calibration.scores())
                        .filter(each -> Math.abs(each - here.score()) <= tolerance)
                        .count();
        double most = (double) near / (calibration.size() + 1);
        assertEquals(here.pValue(), there.pValue(), most + 1e-12);
        return here.pValue() == there.pValue() ? 0 : 1;
    }

    @Test
    void allViewsAreScoredAsHere() throws IOException {
        Path file = folder.resolve("detector.onnx");
        for (OnnxScore way : OnnxScore.values()) {
            OodScore score = way.score();
            try (Detector detector = detector(methodOf(score), score, 9)) {
                OnnxExport.write(detector, file);
                try (OnnxDetector onnx = OnnxDetector.load(file)) {
                    for (int i = 100; i < 110; i++) {
                        Detection here = detector.detect(IMAGES.image(i));
                        Detection there = onnx.detect(IMAGES.image(i));
                        assertEquals(
                                here.score(), there.score(), TOLERANCE * Math.abs(here.score()));
                    }
                    assertEquals(9, onnx.calibration().size());
                    assertEquals(detector.decoder(), onnx.decoder());
                    assertEquals(way.isClean(), onnx.cleanCalibration().isPresent());
                }
            }
        }
    }

    private static OodMethod methodOf(OodScore score) {
        return Stream.of(MethodName.OECL, MethodName.HSC, MethodName.BCE)
                .map(Methods::usual)
                .filter(method -> method.scoring().scores().contains(score))
                .findFirst()
                .orElseThrow();
    }

    /** Of HSC and BCE other programs take another output than the norm. */
    @Test
    void theCleanViewOfOtherMethodsHasItsOwnScore() throws IOException {
        Path file = folder.resolve("detector.onnx");
        ImageSet normal = IMAGES.subset(IntStream.range(20, 40).toArray());
        for (OodScore clean : List.of(OodScore.CLEAN_HYPERSPHERE, OodScore.CLEAN_LOGIT)) {
            try (Detector detector = detector(methodOf(clean), clean, 9)) {
                Calibration calibration = OnnxExport.write(detector, normal, file);
                try (OnnxDetector onnx = OnnxDetector.load(file)) {
                    for (int i = 100; i < 110; i++) {
                        RgbImage image = IMAGES.image(i);
                        double score = detector.detect(image).score();
                        Detection there = onnx.detectClean(image);
                        assertEquals(score, there.score(), TOLERANCE * Math.abs(score));
                        assertEquals(calibration.pValue(there.score()), there.pValue());
                    }
                }
            }
        }
    }

    @Test
    void aPredictorOfDjlScoresByAllViews() throws IOException, TranslateException {
        Path file = folder.resolve("detector.onnx");
        RgbImage image = IMAGES.image(100);
        try (Detector detector =
                detector(Methods.usual(MethodName.OECL), OodScore.NORM_OF_MEAN, 9)) {
            OnnxExport.write(detector, file);
        }
        try (OnnxDetector onnx = OnnxDetector.load(file);
                Predictor<Image, Detection> predictor = onnx.predictor()) {
            Image wrapped = new BufferedImageFactory().fromImage(image.toBufferedImage());
            Detection expected = onnx.detect(image);
            assertEquals(expected, predictor.predict(wrapped));
            assertEquals(
                    List.of(expected, expected), predictor.batchPredict(List.of(wrapped, wrapped)));
        }
    }

    @Test
    void neighboursInFrozenFeaturesAreNotInTheGraph() {
        Path file = folder.resolve("detector.onnx");
        OodMethod knn =
                Methods.byName("frozen-knn").with("features", "backbone").with("neighbours", 1);
        try (Detector detector = detector(knn, OodScore.KNN, 9)) {
            for (Executable writing :
                    List.<Executable>of(
                            () -> OnnxExport.write(detector, file),
                            () -> OnnxExport.write(detector, IMAGES.subset(1, 2), file))) {
                String said = assertThrows(IllegalArgumentException.class, writing).getMessage();
                assertTrue(said.contains("goes by KNN") && said.contains("as a model"), said);
            }
        }
    }

    @Test
    void withoutACalibrationTheCleanViewHasNoPValue() throws IOException {
        Path file = folder.resolve("detector.onnx");
        try (Detector detector =
                detector(Methods.usual(MethodName.OECL), OodScore.NORM_OF_MEAN, 9)) {
            OnnxExport.write(detector, file);
        }
        try (OnnxDetector onnx = OnnxDetector.load(file)) {
            IllegalStateException e =
                    assertThrows(
                            IllegalStateException.class, () -> onnx.detectClean(IMAGES.image(0)));
            assertTrue(e.getMessage().contains("--normal"), e::getMessage);
        }
    }

    @Test
    void imagesOfTheTrainingAreLeftOut() throws IOException {
        ImageSet five = IMAGES.subset(0, 1, 2, 3, 4);
        Path file = folder.resolve("detector.onnx");
        try (Detector all = detector(Methods.usual(MethodName.OECL), OodScore.NORM_OF_MEAN, 9)) {
            Detector knows = trainedOn(all, IMAGES.subset(0, 1));
            assertEquals(3, OnnxExport.write(knows, five, file).size());
            Detector knowsAll = trainedOn(all, five);
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> OnnxExport.write(knowsAll, five, file));
            assertTrue(e.getMessage().startsWith("Of the 5 images"), e::getMessage);
        }
    }

    /**
     * SimCLR's cosine is with training images, which the graph does not have; its norm is there.
     */
    @Test
    void aScoreThatTakesMoreThanTheGraphLeavesTheCleanView() throws IOException {
        Path file = folder.resolve("detector.onnx");
        try (Detector detector =
                detector(Methods.usual(MethodName.OECL), OodScore.COSINE_NORM, 9)) {
            IllegalArgumentException e =
                    assertThrows(
                            IllegalArgumentException.class, () -> OnnxExport.write(detector, file));
            assertTrue(e.getMessage().contains("--normal"), e::getMessage);
            OnnxExport.write(detector, IMAGES.subset(0, 1, 2), file);
        }
        try (OnnxDetector onnx = OnnxDetector.load(file)) {
            assertTrue(onnx.detectClean(IMAGES.image(5)).score() > 0);
            assertThrows(IllegalStateException.class, () -> onnx.detect(IMAGES.image(5)));
        }
    }

    private static Detector trainedOn(Detector detector, ImageSet images) {
        return new Detector(
                detector.scores(),
                detector.score(),
                detector.scores().scorerOfEachAlone(detector.score()),
                detector.imageSize(),
                detector.decoder(),
                detector.calibration(),
                Map.of(),
                new HashSet<>(ImageDigests.of(images, SIZE)));
    }

    @Test
    void whatIsNoDetectorIsRefused() throws IOException {
        Path file = folder.resolve("other.onnx");
        try (Detector hsc = detector(Methods.usual(MethodName.HSC), OodScore.HYPERSPHERE, 3)) {
            OnnxFile.write(hsc.model(), SIZE, Map.of(), file);
            assertRefused(file, "not one of a detector");
            String later = "{'version':3,'score':'CLEAN_NORM'}".replace('\'', '"');
            OnnxFile.write(hsc.model(), SIZE, Map.of(OnnxExport.DETECTOR, later), file);
            assertRefused(file, "of version 3");
            String other = "{'version':2,'score':'CLEAN_NORM'}".replace('\'', '"');
            Map<String, String> metadata =
                    Map.of(OnnxExport.DETECTOR, other, OnnxExport.CLEAN_SCORE, "backbone");
            OnnxFile.write(hsc.model(), SIZE, metadata, file);
            assertRefused(file, "no clean score backbone");
            OnnxFile.write(hsc.model(), SIZE, Map.of(OnnxExport.DETECTOR, "[]"), file);
            assertRefused(file, "metadata are damaged");
        }
        Files.writeString(file, "no graph");
        assertRefused(file, "ONNX Runtime says");
    }

    private static void assertRefused(Path file, String reason) {
        IOException e = assertThrows(StateFormatException.class, () -> OnnxDetector.load(file));
        assertTrue(e.getMessage().contains(reason), e::getMessage);
    }
}
