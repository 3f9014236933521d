// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.Device;
import ai.djl.modality.cv.Image;
import ai.djl.repository.zoo.Criteria;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A detector in one file: a file of {@link ImageScores#save}, which can be loaded as such, with one
 * more entry, {@code detector.json}: which score, the size of the images, how files of them are
 * decoded, the true positive rate of the threshold, the scores of the calibration images, and
 * digests of the images that were trained on.
 */
public final class DetectorFile {

    private static final int VERSION = 1;
    private static final String HEADER = "detector.json";

    private DetectorFile() {}

    /** Calibration scores are text: rounded to float32 they would have other ties. */
    private record Header(
            int version,
            OodScore score,
            int imageSize,
            ImageDecoder.Settings decoder,
            double truePositiveRate,
            List<Double> calibration,
            List<String> trainedOn) {

        /** Files of version 0.1 do not have them. */
        Set<String> restoredDigests() {
            if (trainedOn != null && trainedOn.contains(null)) {
                throw new IllegalArgumentException(HEADER + " lacks a digest");
            }
            return trainedOn == null ? Set.of() : Set.copyOf(new HashSet<>(trainedOn));
        }

        /** What is not told is as usual. */
        ImageDecoder knownDecoder() {
            return decoder == null ? ImageDecoder.withDefaults() : ImageDecoder.of(decoder);
        }

        Calibration restored() {
            if (calibration == null || calibration.contains(null)) {
                throw new IllegalArgumentException(HEADER + " lacks calibration scores");
            }
            double[] scores = calibration.stream().mapToDouble(Double::doubleValue).toArray();
            return Calibration.of(scores, truePositiveRate);
        }
    }

    /**
     * Saves a detector.
     *
     * @param detector an open one
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if CSI's shift is not one that {@link
     *     io.github.oecl.transform.Shift} has by name
     */
    public static void save(Detector detector, Path file) throws IOException {
        Calibration calibration = detector.calibration();
        Header header =
                new Header(
                        VERSION,
                        detector.score(),
                        detector.imageSize(),
                        changed(detector.decoder()),
                        calibration.truePositiveRate(),
                        Arrays.stream(calibration.scores()).boxed().toList(),
                        digests(detector));
        detector.scores().requireSavable();
        StateWriter.write(
                file,
                out -> {
                    detector.scores().write(detector.notes(), out);
                    out.json(HEADER, header);
                });
    }

    /** The usual settings are not told, as in files of 0.1. */
    private static ImageDecoder.Settings changed(ImageDecoder decoder) {
        return decoder.equals(ImageDecoder.withDefaults()) ? null : decoder.settings();
    }

    /**
     * Loads a detector, which says of every image what it said before.
     *
     * @param file a file of {@link #save}
     * @param device where it is to compute
     * @return the detector, which the caller closes
     * @throws io.github.oecl.io.internal.StateFormatException if the file is no detector or a
     *     damaged one
     * @throws IOException if it cannot be read
     */
    public static Detector load(Path file, Device device) throws IOException {
        // Opening it means to read it all, for its checksum: once is enough.
        try (StateReader in = new StateReader(file)) {
            return load(in, device);
        }
    }

    /**
     * Loads a detector that is in memory, as where it came over a network.
     *
     * @param bytes of a file of {@link #save}
     * @param device where it is to compute
     * @return the detector, which the caller closes
     * @throws io.github.oecl.io.internal.StateFormatException if it is no detector or a damaged one
     * @throws IOException if there is no room for a temporary file
     */
    public static Detector load(byte[] bytes, Device device) throws IOException {
        try (StateReader in = StateReader.of(bytes)) {
            return load(in, device);
        }
    }

    private static Detector load(StateReader in, Device device) throws IOException {
        Header header = header(in);
        OeclModel model = ModelFile.load(in, device);
        try {
            return detector(in, header, ImageScores.load(in, model));
        } catch (IOException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /**
     * Says whether a file holds a detector, and not only a model.
     *
     * @param in an open file
     * @return whether there is the entry of a detector
     */
    public static boolean is(StateReader in) {
        return in.has(HEADER);
    }

    /**
     * Says to DJL's model zoo how a detector is loaded.
     *
     * @param file a file of {@link #save}
     * @param device where it is to compute
     * @return criteria; {@code loadModel()} reads the file, and the detector is closed with the
     *     model
     */
    public static Criteria<Image, Detection> criteria(Path file, Device device) {
        Path whole = file.toAbsolutePath();
        return Criteria.builder()
                .setTypes(Image.class, Detection.class)
                .optEngine("PyTorch")
                .optDevice(device)
                .optModelPath(whole.getParent())
                .optModelName(whole.getFileName().toString())
                .optArgument("blockFactory", DetectorBlockFactory.class.getName())
                .optOption("hasParameter", "false")
                .optTranslator(new DetectorTranslator())
                .build();
    }

    /** Returns the digests of the images that a detector was trained on; none if it has none. */
    static Set<String> trainedOn(Path file) throws IOException {
        try (StateReader in = new StateReader(file)) {
            Header header = header(in);
            try {
                return header.restoredDigests();
            } catch (IllegalArgumentException e) {
                throw in.damaged(e.getMessage(), e);
            }
        }
    }

    /** Returns how a detector reads files of images. */
    static ImageDecoder decoder(Path file) throws IOException {
        try (StateReader in = new StateReader(file)) {
            return header(in).knownDecoder();
        }
    }

    /** Null, which is not written, where a detector of an earlier version has none. */
    private static List<String> digests(Detector detector) {
        return detector.knowsTrainingImages()
                ? detector.trainedOn().stream().sorted().toList()
                : null;
    }

    private static Detector detector(StateReader in, Header header, ImageScores scores)
            throws IOException {
        try {
            return new Detector(
                    scores,
                    header.score(),
                    scores.scorerOfEachAlone(header.score()),
                    header.imageSize(),
                    header.knownDecoder(),
                    header.restored(),
                    ModelFile.notes(in),
                    header.restoredDigests());
        } catch (IllegalArgumentException e) {
            throw in.damaged(e.getMessage(), e);
        }
    }

    private static Header header(StateReader in) throws IOException {
        Header header = in.json(HEADER, Header.class);
        if (header.version() != VERSION || header.score() == null) {
            throw in.damaged(
                    String.format(
                            Locale.ROOT,
                            "its detector is of version %d and goes by the score %s; this library"
                                    + " reads version %d",
                            header.version(),
                            header.score(),
                            VERSION),
                    null);
        }
        return header;
    }
}
