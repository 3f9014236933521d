// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import ai.djl.inference.Predictor;
import ai.djl.modality.cv.Image;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scorer;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.Calibration;
import io.github.oecl.score.internal.BenjaminiHochberg;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that it takes to say of an image how strange it is: the model, how an image is brought to its
 * size, the fitted score, and the calibration. {@link DetectorFile} keeps it in one file. Holds
 * native memory; close it.
 *
 * <p>Each image is scored by itself, by the same random views for all. So its score depends on no
 * other image, and calibration images and new ones are treated alike, which their exchangeability
 * asks for. The score of an image is bit-identical whether it is scored alone or with others, in
 * any order; many at a time are faster.
 *
 * <p>Any number of threads may use a detector at once, and get bit-identical scores; it must be
 * closed when none does.
 */
public final class Detector implements AutoCloseable {

    private final ImageScores scores;
    private final OodScore score;
    private final Scorer scorer;
    private final int imageSize;
    private final ImageDecoder decoder;
    private final Calibration calibration;
    private final Map<String, String> notes;
    private final Set<String> trainedOn;

    Detector(
            ImageScores scores,
            OodScore score,
            Scorer scorer,
            int imageSize,
            ImageDecoder decoder,
            Calibration calibration,
            Map<String, String> notes,
            Set<String> trainedOn) {
        this.scores = scores;
        this.score = score;
        this.scorer = scorer;
        this.imageSize = requireSize(imageSize);
        this.decoder = decoder;
        this.calibration = calibration;
        this.notes = Map.copyOf(notes);
        this.trainedOn = Set.copyOf(trainedOn);
    }

    /** {@return a builder; scores and calibration images must be set} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Scores an image.
     *
     * @param image of any size
     * @return its score and p-value
     */
    public Detection detect(RgbImage image) {
        return detect(List.of(image)).get(0);
    }

    /**
     * Scores images together, which is faster than one by one.
     *
     * @param images of any sizes
     * @return a detection for each
     */
    public List<Detection> detect(List<RgbImage> images) {
        return detect(ImageSet.of("images", List.of("image"), images, new int[images.size()]));
    }

    /**
     * Scores a set, each image by itself.
     *
     * @param images of any sizes
     * @return a detection for each
     */
    public List<Detection> detect(ImageSet images) {
        return Arrays.stream(values(scorer, imageSize, images))
                .mapToObj(value -> new Detection(value, calibration.pValue(value)))
                .toList();
    }

    /**
     * Returns the smallest false discovery rate at which each image of a set is flagged as OOD: the
     * procedure of Benjamini and Hochberg on the p-values.
     *
     * @param detections of all images that are looked at together
     * @return in (0, 1], as many; an image is flagged at this rate and at larger ones
     */
    public static double[] falseDiscoveryRates(List<Detection> detections) {
        return BenjaminiHochberg.adjusted(
                detections.stream().mapToDouble(Detection::pValue).toArray());
    }

    /** {@return the scores of the held-out normal images, with the threshold} */
    public Calibration calibration() {
        return calibration;
    }

    /** {@return which score it goes by} */
    public OodScore score() {
        return score;
    }

    /**
     * {@return the side in pixels of the square that every image is made, or 0 if images are left
     * as they are}
     */
    public int imageSize() {
        return imageSize;
    }

    /** {@return what whoever made it wrote down, such as how it was trained} */
    public Map<String, String> notes() {
        return notes;
    }

    /** {@return what decodes files of images, as those that the detector was trained on} */
    public ImageDecoder decoder() {
        return decoder;
    }

    /**
     * Returns this detector with another calibration. Both have one model: close one of them.
     *
     * @param normal normal images that no training has seen, drawn like those to come
     * @param truePositiveRate the share of them that the threshold is to let pass, in (0, 1]
     * @return the calibrated detector
     * @throws IllegalArgumentException if there is no image, one was trained on, or the rate is out
     *     of its range
     */
    public Detector calibratedOn(ImageSet normal, double truePositiveRate) {
        Map<String, String> now = new TreeMap<>(notes);
        now.put("calibration images, SHA-256", normal.digest());
        Calibration another = calibration(scorer, imageSize, normal, truePositiveRate, trainedOn);
        return new Detector(scores, score, scorer, imageSize, decoder, another, now, trainedOn);
    }

    /**
     * {@return whether it knows the images that it was trained on, and refuses them as calibration}
     * Files of earlier versions do not name them.
     */
    public boolean knowsTrainingImages() {
        return !trainedOn.isEmpty();
    }

    Set<String> trainedOn() {
        return trainedOn;
    }

    /** {@return the model, which this closes; training it further does not change the scores} */
    public OeclModel model() {
        return scores.model();
    }

    @Override
    public void close() {
        model().close();
    }

    /**
     * Returns a predictor of DJL, for one thread at a time.
     *
     * @return takes images that wrap a {@link java.awt.image.BufferedImage}, as DJL's {@code
     *     BufferedImageFactory} makes them; the caller closes it before this detector
     */
    public Predictor<Image, Detection> predictor() {
        return DetectorPredictor.of(this::detect, model().device());
    }

    ImageScores scores() {
        return scores;
    }

    private static Calibration calibration(
            Scorer scorer,
            int imageSize,
            ImageSet normal,
            double truePositiveRate,
            Set<String> trainedOn) {
        ImageDigests.requireUntrained(normal, imageSize, trainedOn);
        return Calibration.of(values(scorer, imageSize, normal), truePositiveRate);
    }

    private static double[] values(Scorer scorer, int imageSize, ImageSet images) {
        if (images.size() == 0) {
            return new double[0];
        }
        return scorer.score(imageSize == 0 ? images : new Squares(images, imageSize));
    }

    private static int requireSize(int size) {
        if (size < 0) {
            throw new IllegalArgumentException(
                    "The size of the images (0 is as they are) must be at least 0, not " + size);
        }
        return size;
    }

    /** Makes a detector of a trained model. */
    public static final class Builder {

        private static final double USUAL_RATE = 0.95;

        private ImageScores scores;
        private OodScore score;
        private ImageSet normal;
        private int imageSize;
        private ImageDecoder decoder = ImageDecoder.withDefaults();
        private double truePositiveRate = USUAL_RATE;
        private Map<String, String> notes = Map.of();
        private Set<String> trainedOn = Set.of();

        private Builder() {}

        /**
         * Sets the fitted scores of the model.
         *
         * @param scores of an open model, which the detector closes
         * @return this builder
         */
        public Builder setScores(ImageScores scores) {
            this.scores = scores;
            return this;
        }

        /**
         * Sets the images to calibrate on.
         *
         * @param normal normal images that the training has not seen, drawn like those to come; at
         *     least one, and for a level of 5% at least 19
         * @return this builder
         */
        public Builder setCalibrationImages(ImageSet normal) {
            this.normal = normal;
            return this;
        }

        /**
         * Sets which score to go by. By default the one by which the method is judged.
         *
         * @param score one that goes with the model's method
         * @return this builder
         */
        public Builder optScore(OodScore score) {
            this.score = score;
            return this;
        }

        /**
         * Makes every image a square before it is scored, as the training images were: its short
         * side is brought to this size and the middle is cut out. By default images are left as
         * they are.
         *
         * @param imageSize the side in pixels; 0 to leave the images as they are
         * @return this builder
         */
        public Builder optImageSize(int imageSize) {
            this.imageSize = imageSize;
            return this;
        }

        /**
         * Sets what decodes files of images. By default {@link ImageDecoder#withDefaults()}.
         *
         * @param decoder as that of the images that the model was trained on
         * @return this builder
         */
        public Builder optDecoder(ImageDecoder decoder) {
            this.decoder = Objects.requireNonNull(decoder, "decoder");
            return this;
        }

        /**
         * Sets what share of normal images the threshold is to let pass. By default 0.95.
         *
         * @param rate in (0, 1]
         * @return this builder
         */
        public Builder optTruePositiveRate(double rate) {
            this.truePositiveRate = rate;
            return this;
        }

        /**
         * Sets what to write down in the file.
         *
         * @param notes such as how the model was trained
         * @return this builder
         */
        public Builder optNotes(Map<String, String> notes) {
            this.notes = new TreeMap<>(notes);
            return this;
        }

        /** Sets the digests of the images that were trained on, by {@link ImageDigests}. */
        Builder optTrainedOn(Set<String> digests) {
            this.trainedOn = digests;
            return this;
        }

        /**
         * Scores the calibration images.
         *
         * @return the detector
         * @throws IllegalArgumentException if a part is missing or out of its range, or the score
         *     does not go with the model's method
         */
        public Detector build() {
            if (scores == null || normal == null) {
                throw new IllegalArgumentException(
                        "A detector needs calls of setScores and setCalibrationImages");
            }
            requireSize(imageSize);
            OodScore chosen = score == null ? scores.headlineScore() : score;
            Scorer scorer = scores.scorerOfEachAlone(chosen);
            Calibration calibration =
                    calibration(scorer, imageSize, normal, truePositiveRate, trainedOn);
            return new Detector(
                    scores, chosen, scorer, imageSize, decoder, calibration, notes, trainedOn);
        }
    }
}
