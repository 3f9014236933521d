// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import com.google.gson.Gson;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes a detector as one ONNX graph (see {@link OnnxFile}) whose metadata say how its scores
 * become p-values. With the clean view alone any program can do that: {@value #IMAGE_SIZE} is the
 * side of the images, {@value #CLEAN_SCORE} names the output that is the score, such as the norm,
 * and {@value #CLEAN_CALIBRATION} has the scores of held-out normal images as a JSON list; the
 * p-value of a score is (1 + how many of them are no larger) / (1 + how many there are). {@link
 * OnnxDetector} uses all views as well.
 */
public final class OnnxExport {

    /** The name in the metadata of the side of the images. */
    public static final String IMAGE_SIZE = "image_size";

    /** The name in the metadata of the output that is the score of the clean view. */
    public static final String CLEAN_SCORE = "clean_score";

    /** The name in the metadata of the clean view's scores of held-out normal images. */
    public static final String CLEAN_CALIBRATION = "clean_calibration";

    static final String DETECTOR = "oecl.detector";
    static final int VERSION = 2;

    private OnnxExport() {}

    /** What {@link OnnxDetector} needs beside the graph. */
    record Header(
            int version,
            OodScore score,
            int imageSize,
            TestViews views,
            ImageDecoder.Settings decoder,
            double truePositiveRate,
            List<Double> calibration) {}

    /**
     * Writes a detector, without a calibration of the clean view unless that is its score.
     *
     * @param detector whose score is computed from the network's outputs alone: a norm, HSC's,
     *     BCE's
     * @param out where to; an existing file is replaced, and is as it was if this fails
     * @throws IllegalArgumentException if the score is another, or the network is a block of one's
     *     own
     * @throws IOException if it cannot be written
     */
    public static void write(Detector detector, Path out) throws IOException {
        OnnxScore score = OnnxScore.of(detector.score()).orElseThrow(() -> beyondGraph(detector));
        write(
                detector,
                score.isClean() ? Optional.of(detector.calibration()) : Optional.empty(),
                out);
    }

    /**
     * Writes a detector with a calibration of its clean view. Images that it was trained on are
     * left out, so that the folder that it was trained with serves: what it held out remains.
     *
     * @param detector of a method that has a score of one view alone: all but those on frozen
     *     features
     * @param normal normal images, at least one of which no training has seen
     * @param out where to; an existing file is replaced, and is as it was if this fails
     * @return the calibration of the clean view
     * @throws IllegalArgumentException if no image is left, the method has no such score, or the
     *     network is a block of one's own
     * @throws IOException if it cannot be written
     */
    public static Calibration write(Detector detector, ImageSet normal, Path out)
            throws IOException {
        OnnxScore score =
                OnnxScore.clean(detector.scores().scores())
                        .orElseThrow(() -> beyondGraph(detector));
        int[] heldOut =
                IntStream.range(0, normal.size())
                        .filter(i -> !isTrainedOn(detector, normal, i))
                        .toArray();
        if (heldOut.length == 0) {
            throw new IllegalArgumentException(
                    "Of the %s images of %s none is new to the detector: a calibration needs normal images that no training has seen"
                            .formatted(normal.size(), normal.name()));
        }
        ImageSet images = normal.subset(heldOut);
        int size = detector.imageSize();
        double[] scores =
                detector.scores()
                        .scorerOfEachAlone(score.score())
                        .score(size == 0 ? images : new Squares(images, size));
        Calibration calibration = Calibration.of(scores, detector.calibration().truePositiveRate());
        write(detector, Optional.of(calibration), out);
        return calibration;
    }

    private static boolean isTrainedOn(Detector detector, ImageSet images, int index) {
        return detector.knowsTrainingImages()
                && detector.trainedOn()
                        .contains(ImageDigests.of(images.image(index), detector.imageSize()));
    }

    private static void write(Detector detector, Optional<Calibration> clean, Path out)
            throws IOException {
        TestViews views = detector.scores().views();
        Calibration all = detector.calibration();
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(IMAGE_SIZE, Integer.toString(views.size()));
        OnnxScore.clean(detector.scores().scores())
                .ifPresent(score -> metadata.put(CLEAN_SCORE, score.output()));
        clean.ifPresent(each -> metadata.put(CLEAN_CALIBRATION, json(numbers(each))));
        Header header =
                new Header(
                        VERSION,
                        detector.score(),
                        detector.imageSize(),
                        views,
                        detector.decoder().settings(),
                        all.truePositiveRate(),
                        numbers(all));
        metadata.put(DETECTOR, json(header));
        OnnxFile.write(detector.model(), views.size(), metadata, out);
    }

    private static IllegalArgumentException beyondGraph(Detector detector) {
        String wayOut =
                OnnxScore.clean(detector.scores().scores()).isPresent()
                        ? "give normal images (--normal) to calibrate the score of its clean view"
                        : "its network alone can be written, as a model";
        return new IllegalArgumentException(
                "The detector goes by %s, which compares with training images that the graph does not hold: %s. Of these the graph has all: %s"
                        .formatted(detector.score(), wayOut, OnnxScore.known()));
    }

    private static List<Double> numbers(Calibration calibration) {
        return Arrays.stream(calibration.scores()).boxed().toList();
    }

    private static String json(Object value) {
        return new Gson().toJson(value);
    }
}
