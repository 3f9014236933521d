// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.Device;
import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.Json;
import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A detector of {@link OnnxExport} on ONNX Runtime, without PyTorch; {@code
 * com.microsoft.onnxruntime:onnxruntime} must be on the class path. Scores agree with those of the
 * {@link Detector} but for rounding. Any number of threads may use it at once. Holds native memory;
 * close it.
 */
public final class OnnxDetector implements AutoCloseable {

    private final OrtSession session;
    private final OnnxExport.Header header;
    private final Calibration calibration;
    private final Calibration clean;
    private final OnnxScore cleanScore;
    private final Function<RgbImage, byte[]> views;

    private OnnxDetector(
            OrtSession session, OnnxExport.Header header, Calibration clean, OnnxScore cleanScore) {
        this.session = session;
        this.header = header;
        this.clean = clean;
        this.cleanScore = cleanScore;
        calibration = calibration(header.calibration(), header.truePositiveRate());
        views = header.views().pixels();
    }

    /**
     * Loads a detector.
     *
     * @param file of {@link OnnxExport}
     * @return the detector, which the caller closes
     * @throws StateFormatException if the file is no graph, or not one of a detector
     * @throws IOException if it cannot be read
     */
    public static OnnxDetector load(Path file) throws IOException {
        byte[] graph = Files.readAllBytes(file);
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            OrtSession session = OrtEnvironment.getEnvironment().createSession(graph, options);
            try {
                return of(session, file);
            } catch (OrtException | IOException | RuntimeException | Error e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new StateFormatException(file, "ONNX Runtime says: " + e.getMessage(), e);
        }
    }

    private static OnnxDetector of(OrtSession session, Path file) throws OrtException, IOException {
        Map<String, String> metadata = session.getMetadata().getCustomMetadata();
        String told = metadata.get(OnnxExport.DETECTOR);
        if (told == null) {
            throw new StateFormatException(
                    file, "it is a graph, but not one of a detector: export one", null);
        }
        try {
            OnnxExport.Header header =
                    Json.value(JsonParser.parseString(told), OnnxExport.Header.class);
            requireKnown(header, file);
            String norms = metadata.get(OnnxExport.CLEAN_CALIBRATION);
            Calibration clean =
                    norms == null
                            ? null
                            : calibration(
                                    List.of(
                                            Json.value(
                                                    JsonParser.parseString(norms), Double[].class)),
                                    header.truePositiveRate());
            return new OnnxDetector(session, header, clean, cleanScore(metadata));
        } catch (IllegalArgumentException | NullPointerException | JsonParseException e) {
            throw new StateFormatException(file, "its metadata are damaged: " + e.getMessage(), e);
        }
    }

    /** Files of version 1 are of norms alone, and do not say so. */
    private static OnnxScore cleanScore(Map<String, String> metadata) {
        String output = metadata.getOrDefault(OnnxExport.CLEAN_SCORE, OnnxFile.NORM);
        return Arrays.stream(OnnxScore.values())
                .filter(score -> score.isClean() && score.output().equals(output))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no clean score " + output));
    }

    private static void requireKnown(OnnxExport.Header header, Path file) throws IOException {
        if (header.version() < 1
                || header.version() > OnnxExport.VERSION
                || header.score() == null) {
            throw new StateFormatException(
                    file,
                    "its detector is of version %s and goes by %s; this library reads versions 1 to %s"
                            .formatted(header.version(), header.score(), OnnxExport.VERSION),
                    null);
        }
    }

    private static Calibration calibration(List<Double> scores, double rate) {
        return Calibration.of(scores.stream().mapToDouble(Double::doubleValue).toArray(), rate);
    }

    /**
     * Scores an image by all views, as {@link Detector#detect(RgbImage)} does.
     *
     * @param image of any size
     * @return its score and p-value
     * @throws IllegalStateException if that score takes more than the graph
     */
    public Detection detect(RgbImage image) {
        OnnxScore score =
                OnnxScore.of(header.score())
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "The detector goes by "
                                                        + header.score()
                                                        + ", which takes more than the graph: score"
                                                        + " by the clean view alone"));
        return detection(views.apply(squared(image)), score, calibration);
    }

    /**
     * Scores an image by its clean view alone, which is as many times faster as there are views.
     *
     * @param image of any size
     * @return its score of one view, such as the norm, and p-value
     * @throws IllegalStateException if the file has no calibration of the clean view
     */
    public Detection detectClean(RgbImage image) {
        if (clean == null) {
            throw new IllegalStateException(
                    "The file has no calibration of the clean view: export the detector with normal"
                            + " images, as by oecl export --normal FOLDER");
        }
        int size = header.views().size();
        return detection(Resampling.square(squared(image), size).toBytes(), cleanScore, clean);
    }

    /** {@return the scores of the held-out normal images by all views} */
    public Calibration calibration() {
        return calibration;
    }

    /** {@return the scores of held-out normal images by the clean view, if the file has them} */
    public Optional<Calibration> cleanCalibration() {
        return Optional.ofNullable(clean);
    }

    /** {@return what decodes files of images, as those that the detector was trained on} */
    public ImageDecoder decoder() {
        return ImageDecoder.of(header.decoder());
    }

    /**
     * Returns a predictor of DJL that scores by all views, for one thread at a time. The arrays of
     * DJL's default engine carry the pixels to it, so this way does load PyTorch.
     *
     * @return takes images that wrap a {@link java.awt.image.BufferedImage}, as DJL's {@code
     *     BufferedImageFactory} makes them; the caller closes it before this detector
     */
    public Predictor<Image, Detection> predictor() {
        return DetectorPredictor.of(this::detect, Device.cpu());
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private RgbImage squared(RgbImage image) {
        return header.imageSize() == 0 ? image : Resampling.square(image, header.imageSize());
    }

    private Detection detection(byte[] pixels, OnnxScore score, Calibration reference) {
        int size = header.views().size();
        int count = pixels.length / (size * size * RgbImage.CHANNELS);
        ByteBuffer bytes = ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
        double value = score.of(output(score.output(), bytes, count, size), count);
        return new Detection(value, reference.pValue(value));
    }

    private float[] output(String name, ByteBuffer pixels, int count, int size) {
        long[] shape = {count, size, size, RgbImage.CHANNELS};
        try (OnnxTensor images =
                        OnnxTensor.createTensor(
                                OrtEnvironment.getEnvironment(),
                                pixels,
                                shape,
                                OnnxJavaType.UINT8);
                OrtSession.Result result =
                        session.run(Map.of(OnnxFile.IMAGES, images), Set.of(name))) {
            OnnxTensor output = (OnnxTensor) result.get(0);
            float[] values = new float[Math.toIntExact(output.getInfo().getNumElements())];
            output.getFloatBuffer().get(values);
            return values;
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(OrtException e) {
        return new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
    }
}
