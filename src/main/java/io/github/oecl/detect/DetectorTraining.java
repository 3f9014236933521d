// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.loss.Objective;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainerBuilder;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The training of a detector on one's own images: some are held out at random to calibrate on, and
 * the others are trained on.
 */
public final class DetectorTraining {

    private static final TrainingRecord UNTRAINED = new TrainingRecord(List.of(), 0, 0, 0, 0, true);

    private final DetectorPlan plan;
    private final double truePositiveRate;
    private final List<ImageFolder.Skipped> skipped;
    private final ImageDecoder decoder;
    private final int repeated;
    private final ImageSet outliers;
    private final ImageSet.Split split;
    private final Path from;

    DetectorTraining(
            DetectorPlan plan,
            double truePositiveRate,
            ImageDecoder decoder,
            List<ImageFolder.Skipped> skipped,
            int repeated,
            ImageSet outliers,
            ImageSet.Split split,
            Path from) {
        this.plan = plan;
        this.truePositiveRate = truePositiveRate;
        this.decoder = decoder;
        this.skipped = List.copyOf(skipped);
        this.repeated = repeated;
        this.outliers = outliers;
        this.split = split;
        this.from = from;
    }

    /** {@return a builder; the normal images must be set} */
    public static DetectorTrainingBuilder builder() {
        return new DetectorTrainingBuilder();
    }

    /** {@return the normal images that are trained on} */
    public ImageSet trainingImages() {
        return split.second();
    }

    /** {@return the normal images that are held out of training, to calibrate on} */
    public ImageSet calibrationImages() {
        return split.first();
    }

    /** {@return the files that could not be read, of normal images and of outliers} */
    public List<ImageFolder.Skipped> skipped() {
        return skipped;
    }

    /** {@return what will be trained, on how many images and for how long, for a reader} */
    public String description() {
        String text =
                "%s, preset %s: %,d images to train on, %,d to calibrate on%s; %,d epochs of %,d"
                        + " images a batch";
        String others =
                outliers == null
                        ? ""
                        : String.format(Locale.ROOT, ", %,d outliers", outliers.size());
        String left =
                repeated == 0
                        ? ""
                        : String.format(
                                Locale.ROOT, "; %,d exact copies of others left out", repeated);
        Precision precision = plan.training().precision();
        return String.format(
                        Locale.ROOT,
                        text,
                        plan.method().title(),
                        plan.preset(),
                        trainingImages().size(),
                        calibrationImages().size(),
                        others,
                        plan.training().epochs(),
                        plan.training().batch())
                + left
                + (precision == null ? "" : "; " + precision.remark());
    }

    /**
     * Trains and calibrates.
     *
     * @param listeners watch the training
     * @return the detector, which the caller closes
     * @throws CancellationException if the training was stopped before its end
     * @throws IOException if the detector to train on from cannot be read
     * @throws IllegalArgumentException if that has another network
     */
    public Detector train(TrainingListener... listeners) throws IOException {
        long seed = plan.training().seed();
        ComputeDevice device = ComputeDevice.fromEnvironment();
        OeclModel model =
                plan.model().network(plan.method(), plan.views().size(), seed, device.device());
        try {
            Set<String> trainedOn = begin(model);
            plan.views().ofTests(seed).of(model).requireSoundEngine();
            TrainingRecord training =
                    plan.method()
                            .objective()
                            .map(objective -> train(model, objective, List.of(listeners)))
                            .orElse(UNTRAINED);
            if (!training.completed()) {
                throw new CancellationException(
                        String.format(
                                Locale.ROOT,
                                "The training was stopped after %d steps: there is no detector",
                                training.steps()));
            }
            ImageScores scores =
                    ImageScores.fitted(
                            model, plan.views().ofTests(seed), plan.method(), trainingImages());
            return Detector.builder()
                    .setScores(scores)
                    .setCalibrationImages(calibrationImages())
                    .optScore(score())
                    .optImageSize(plan.imageSize())
                    .optDecoder(decoder)
                    .optTruePositiveRate(truePositiveRate)
                    .optNotes(notes(training, device))
                    .optTrainedOn(trainedOn)
                    .build();
        } catch (IOException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Takes the weights to begin with; returns digests of all images that will be trained on. */
    private Set<String> begin(OeclModel model) throws IOException {
        Set<String> digests = ImageDigests.of(trainingImages(), plan.imageSize());
        if (outliers != null) {
            digests.addAll(ImageDigests.of(outliers, plan.imageSize()));
        }
        if (from != null) {
            try (Detector earlier = DetectorFile.load(from, model.device())) {
                if (!earlier.model().architecture().equals(model.architecture())) {
                    throw new IllegalArgumentException(
                            String.format(
                                    Locale.ROOT,
                                    "%s has another network, %s, than this training, %s: take its"
                                            + " preset and method",
                                    from,
                                    earlier.model().architecture(),
                                    model.architecture()));
                }
                model.setParameters(
                        earlier.model().parameters().stream()
                                .map(parameter -> parameter.getArray().toFloatArray())
                                .toList());
                digests.addAll(earlier.trainedOn());
            }
        }
        return digests;
    }

    private TrainingRecord train(
            OeclModel model, Objective objective, List<TrainingListener> listeners) {
        TrainerBuilder builder =
                Trainer.builder()
                        .setModel(model)
                        .setObjective(objective)
                        .setNormal(trainingImages())
                        .optOutliers(outliers)
                        .setAugmentation(plan.views().augmentation())
                        .setConfig(plan.training());
        listeners.forEach(builder::optListener);
        return builder.build().train();
    }

    /** SimCLR's stronger usual score; of the other methods the one by which they are judged. */
    private OodScore score() {
        return plan.method().name().equals(MethodName.SIMCLR)
                ? OodScore.COSINE_NORM
                : plan.method().headline();
    }

    private Map<String, String> notes(TrainingRecord training, ComputeDevice device) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("settings", plan.toString());
        notes.put("training", description());
        if (from != null) {
            notes.put("trained on from", String.valueOf(from.getFileName()));
        }
        notes.put("steps", Long.toString(training.steps()));
        notes.put("seconds", String.format(Locale.ROOT, "%.0f", training.seconds()));
        notes.put("device", device.description());
        notes.putAll(Environment.current());
        notes.put(Environment.NUMERICS, Numerics.version(plan.training().precision()));
        notes.put("training images, SHA-256", trainingImages().digest());
        notes.put("calibration images, SHA-256", calibrationImages().digest());
        if (outliers != null) {
            notes.put("outliers, SHA-256", outliers.digest());
        }
        return notes;
    }
}
