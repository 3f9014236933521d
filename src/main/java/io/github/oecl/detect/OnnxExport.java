// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import com.google.gson.Gson;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes a detector as one ONNX graph (see {@link OnnxFile}) whose metadata say how its norms
 * become p-values. With the clean view alone any program can do that: {@value #IMAGE_SIZE} is the
 * side of the images, and {@value #CLEAN_CALIBRATION} the norms of held-out normal images as a JSON
 * list; the p-value of a norm is (1 + how many of them are no larger) / (1 + how many there are).
 * {@link OnnxDetector} uses all views as well.
 */
public final class OnnxExport {

    /** The name in the metadata of the side of the images. */
    public static final String IMAGE_SIZE = "image_size";

    /** The name in the metadata of the norms of held-out normal images. */
    public static final String CLEAN_CALIBRATION = "clean_calibration";

    static final String DETECTOR = "oecl.detector";
    static final int VERSION = 1;

    /** The scores that are computed from the graph's projections alone. */
    static final List<OodScore> SCORES =
            List.of(OodScore.NORM_OF_MEAN, OodScore.MEAN_SQUARED_NORM, OodScore.CLEAN_NORM);

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
     * @param detector whose score is a norm of the projection
     * @param out where to
     * @throws IllegalArgumentException if the score is another, or the network is a block of one's
     *     own
     * @throws IOException if it cannot be written
     */
    public static void write(Detector detector, OutputFile out) throws IOException {
        requireNorm(detector.score());
        boolean clean = detector.score().equals(OodScore.CLEAN_NORM);
        write(detector, clean ? Optional.of(detector.calibration()) : Optional.empty(), out);
    }

    /**
     * Writes a detector with a calibration of its clean view. Images that it was trained on are
     * left out, so that the folder that it was trained with serves: what it held out remains.
     *
     * @param detector of a method that has {@link OodScore#CLEAN_NORM}
     * @param normal normal images, at least one of which no training has seen
     * @param out where to
     * @return the calibration of the clean view
     * @throws IllegalArgumentException if no image is left, the method has no such norm, or the
     *     network is a block of one's own
     * @throws IOException if it cannot be written
     */
    public static Calibration write(Detector detector, ImageSet normal, OutputFile out)
            throws IOException {
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
        double[] norms =
                detector.scores()
                        .scorerOfEachAlone(OodScore.CLEAN_NORM)
                        .score(size == 0 ? images : new Squares(images, size));
        Calibration calibration = Calibration.of(norms, detector.calibration().truePositiveRate());
        write(detector, Optional.of(calibration), out);
        return calibration;
    }

    private static boolean isTrainedOn(Detector detector, ImageSet images, int index) {
        return detector.knowsTrainingImages()
                && detector.trainedOn()
                        .contains(ImageDigests.of(images.image(index), detector.imageSize()));
    }

    private static void write(Detector detector, Optional<Calibration> clean, OutputFile out)
            throws IOException {
        TestViews views = detector.scores().views();
        Calibration all = detector.calibration();
        Map<String, String> metadata = new TreeMap<>();
        metadata.put(IMAGE_SIZE, Integer.toString(views.size()));
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

    private static void requireNorm(OodScore score) {
        if (!SCORES.contains(score)) {
            throw new IllegalArgumentException(
                    ("The detector goes by %s, which takes more than the graph, unlike %s. Give"
                                    + " normal images (--normal) to calibrate the norm of its clean"
                                    + " view, if its method goes by norms")
                            .formatted(score, SCORES));
        }
    }

    private static List<Double> numbers(Calibration calibration) {
        return Arrays.stream(calibration.scores()).boxed().toList();
    }

    private static String json(Object value) {
        return new Gson().toJson(value);
    }
}
