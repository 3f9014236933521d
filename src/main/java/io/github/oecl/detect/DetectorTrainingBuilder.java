// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.run.Preset;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says which images a {@link DetectorTraining} is to take, and how it is to train. */
public final class DetectorTrainingBuilder {

    private static final double CALIBRATION_SHARE = 0.2;
    private static final double TRUE_POSITIVE_RATE = 0.95;

    private DetectorImages normal;
    private DetectorImages outliers;
    private Backbone backbone;
    private String shift;
    private MethodName method;
    private Preset preset = Preset.QUICK;
    private Map<String, Object> settings = Map.of();
    private Integer epochs;
    private long seed;
    private ImageDecoder decoder;
    private double truePositiveRate = TRUE_POSITIVE_RATE;
    private double calibration = CALIBRATION_SHARE;
    private Path from;

    DetectorTrainingBuilder() {}

    /**
     * Sets the folder of normal images.
     *
     * @param folder its files at any depth; subfolders mean nothing
     * @return this builder
     */
    public DetectorTrainingBuilder setNormal(Path folder) {
        this.normal = DetectorImages.in(folder, "normal");
        return this;
    }

    /**
     * Sets the normal images, from a database, say, or another library.
     *
     * @param images of any sizes; their labels mean nothing
     * @return this builder
     */
    public DetectorTrainingBuilder setNormal(ImageSet images) {
        this.normal = DetectorImages.of(images);
        return this;
    }

    /**
     * Sets a folder of images that are certainly not normal, for outlier exposure.
     *
     * @param folder its files at any depth; null for none
     * @return this builder
     */
    public DetectorTrainingBuilder optOutliers(Path folder) {
        this.outliers = folder == null ? null : DetectorImages.in(folder, "outlier");
        return this;
    }

    /**
     * Sets images that are certainly not normal, for outlier exposure.
     *
     * @param images of any sizes; their labels mean nothing
     * @return this builder
     */
    public DetectorTrainingBuilder optOutliers(ImageSet images) {
        this.outliers = DetectorImages.of(images);
        return this;
    }

    /**
     * Sets the network. By default that of the preset.
     *
     * @param backbone one of the library's or of one's own; null for the default
     * @return this builder
     */
    public DetectorTrainingBuilder optBackbone(Backbone backbone) {
        this.backbone = backbone;
        return this;
    }

    /**
     * Sets a shift that makes an OOD image of a normal one, where there are no outliers. It must be
     * one that is <em>seen</em>: rotation serves for images with an upright pose, and not for cells
     * or textures.
     *
     * @param name of {@link Shift#byName}; null for none
     * @return this builder
     */
    public DetectorTrainingBuilder optShift(String name) {
        this.shift = name;
        return this;
    }

    /**
     * Sets the method. By default OECL where there are outliers and self-OECL where there is a
     * shift; without either one must be chosen that needs neither.
     *
     * @param method the method; null for the default
     * @return this builder
     */
    public DetectorTrainingBuilder optMethod(MethodName method) {
        this.method = method;
        return this;
    }

    /**
     * Sets the size of the training. By default quick.
     *
     * @param preset smoke and quick look at images of 32 x 32 pixels, paper of 256 x 256
     * @return this builder
     */
    public DetectorTrainingBuilder optPreset(Preset preset) {
        this.preset = preset;
        return this;
    }

    /**
     * Sets any other settings.
     *
     * @param settings values by the paths of their settings, such as training.learningRate or
     *     method.temperature
     * @return this builder
     */
    public DetectorTrainingBuilder optSettings(Map<String, ?> settings) {
        this.settings = new LinkedHashMap<>(settings);
        return this;
    }

    /**
     * Sets the number of epochs. By default the preset's; at quick as many as show 36,000 images,
     * and at least 8.
     *
     * @param epochs at least 1; null for the default
     * @return this builder
     */
    public DetectorTrainingBuilder optEpochs(Integer epochs) {
        this.epochs = epochs;
        return this;
    }

    /**
     * Sets the seed of every random choice. By default 0.
     *
     * @param seed any number
     * @return this builder
     */
    public DetectorTrainingBuilder optSeed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets what share of normal images the threshold is to let pass. By default 0.95.
     *
     * @param rate in (0, 1]
     * @return this builder
     */
    public DetectorTrainingBuilder optTruePositiveRate(double rate) {
        this.truePositiveRate = rate;
        return this;
    }

    /**
     * Sets what share of the normal images is held out to calibrate on. By default 0.2.
     *
     * @param share between 0 and 1
     * @return this builder
     */
    public DetectorTrainingBuilder optCalibration(double share) {
        this.calibration = share;
        return this;
    }

    /**
     * Sets how the files are decoded. By default as by the detector that is trained on from, else
     * {@link ImageDecoder#withDefaults()}.
     *
     * @param decoder as that of the images that are to be scored; null for the default
     * @return this builder
     */
    public DetectorTrainingBuilder optDecoder(ImageDecoder decoder) {
        this.decoder = decoder;
        return this;
    }

    /**
     * Trains on from a detector: with more normal images or outliers, all of which are given anew.
     * Images that it was trained on are not held out to calibrate on.
     *
     * @param detector a file of {@link DetectorFile}; null to begin with initial weights
     * @return this builder
     */
    public DetectorTrainingBuilder optFrom(Path detector) {
        this.from = detector;
        return this;
    }

    /**
     * Reads the images and divides the normal ones. Of identical normal images one is kept: a copy
     * in both parts would calibrate on what was trained on.
     *
     * @return the training
     * @throws IOException if a folder is missing or has no readable image
     * @throws IllegalArgumentException if the method does not fit what is given, a number is out of
     *     its range, there are too few images, one of the folders lies in the other, or outliers
     *     are identical with normal images
     */
    public DetectorTraining build() throws IOException {
        if (normal == null) {
            throw new IllegalArgumentException("A detector needs normal images: setNormal(...)");
        }
        MethodName chosen = chosenMethod();
        if (!(truePositiveRate > 0 && truePositiveRate <= 1)) {
            throw new IllegalArgumentException(
                    "The true positive rate lies over 0 and is at most 1, such as 0.95, not "
                            + truePositiveRate);
        }
        requireApart();
        int size = plan(chosen, 2).imageSize();
        ImageDecoder decoder = chosenDecoder();
        DetectorImages.Squared all = normal.read(size, decoder);
        SameImages seen = new SameImages();
        int[] distinct = seen.addAll(all);
        List<ImageFolder.Skipped> skipped = new ArrayList<>(all.skipped());
        DetectorImages.Squared others = outliers == null ? null : outliers.read(size, decoder);
        if (others != null) {
            seen.requireNoneOf(others);
            skipped.addAll(others.skipped());
        }
        ImageSet.Split split = split(all.images().subset(distinct), size);
        DetectorPlan plan = plan(chosen, split.second().size());
        int repeated = all.images().size() - distinct.length;
        return new DetectorTraining(
                plan,
                truePositiveRate,
                decoder,
                skipped,
                repeated,
                others == null ? null : others.images(),
                split,
                from);
    }

    private DetectorPlan plan(MethodName chosen, int images) {
        DetectorPlan plan = DetectorPlan.of(preset, chosen, shift, images, epochs, seed);
        plan = backbone == null ? plan : plan.with(backbone);
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            plan = plan.with(setting.getKey(), setting.getValue());
        }
        return plan;
    }

    /** Images of a training that goes on are read as those before. */
    private ImageDecoder chosenDecoder() throws IOException {
        if (decoder != null) {
            return decoder;
        }
        return from == null ? ImageDecoder.withDefaults() : DetectorFile.decoder(from);
    }

    private MethodName chosenMethod() {
        if (outliers != null && shift != null) {
            throw new IllegalArgumentException("Give outliers or a shift, not both");
        }
        if (shift != null) {
            Shift.byName(shift);
        }
        MethodName chosen = method == null ? usualMethod() : method;
        OodMethod usual = Methods.usual(chosen);
        boolean shifts = usual.setting("shift", String.class).isPresent();
        requireGiven(chosen, "outliers", usual.needsOutliers(), outliers != null);
        requireGiven(chosen, "a shift", shifts, shift != null);
        return chosen;
    }

    private MethodName usualMethod() {
        if (outliers == null && shift == null) {
            throw new IllegalArgumentException(
                    "Say what is not normal: a folder of outliers, which are other images (--oe);"
                            + " or a shift that makes a normal image OOD, such as rotation if"
                            + " yours have an upright pose (--shift). The method simclr needs"
                            + " neither and as a rule detects less (--method simclr)");
        }
        return outliers == null ? MethodName.SELF_OECL : MethodName.OECL;
    }

    private static void requireGiven(
            MethodName method, String what, boolean needed, boolean given) {
        if (needed != given) {
            throw new IllegalArgumentException(
                    "The method %s %s %s, and %s given"
                            .formatted(
                                    method,
                                    needed ? "needs" : "does not use",
                                    what,
                                    needed ? "none is" : "some are"));
        }
    }

    /** The images of a folder are those at any depth, so that one would hold the other's. */
    private void requireApart() throws IOException {
        Path exposed = outliers == null ? null : outliers.folder().orElse(null);
        Path given = normal.folder().orElse(null);
        if (exposed != null
                && given != null
                && Files.isDirectory(given)
                && Files.isDirectory(exposed)) {
            requireApart(given, exposed);
        }
    }

    private static void requireApart(Path normal, Path outliers) throws IOException {
        boolean inner = outliers.toRealPath().startsWith(normal.toRealPath());
        if (inner || normal.toRealPath().startsWith(outliers.toRealPath())) {
            throw new IllegalArgumentException(
                    ("The folder of outliers, %s, and that of normal images, %s, must lie side by"
                                    + " side: %s lies in the other, whose files at any depth"
                                    + " are all taken")
                            .formatted(outliers, normal, inner ? outliers : normal));
        }
    }

    private ImageSet.Split split(ImageSet images, int size) throws IOException {
        Set<String> trained = from == null ? Set.of() : DetectorFile.trainedOn(from);
        Map<Boolean, int[]> parts =
                IntStream.range(0, images.size())
                        .boxed()
                        .collect(
                                Collectors.partitioningBy(
                                        i ->
                                                trained.contains(
                                                        ImageDigests.of(images.image(i), size)),
                                        Collectors.collectingAndThen(
                                                Collectors.toList(),
                                                all -> all.stream().mapToInt(i -> i).toArray())));
        if (parts.get(false).length == 0) {
            throw new IllegalArgumentException(
                    from
                            + " was trained on every image of "
                            + normal.name()
                            + ": none is left to calibrate on. Add normal images that it has not"
                            + " seen");
        }
        ImageSet.Split split = images.subset(parts.get(false)).split(calibration, seed);
        if (parts.get(true).length > 0) {
            ImageSet seen = images.subset(parts.get(true));
            split = new ImageSet.Split(split.first(), seen.concat(split.second()));
        }
        if (split.first().size() < 1 || split.second().size() < 2) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d different images; with a share of %s to calibrate on, %d are"
                                    + " left to train on and %d to calibrate: at least 2 and 1 are"
                                    + " needed",
                            normal.name(),
                            images.size(),
                            calibration,
                            split.second().size(),
                            split.first().size()));
        }
        return split;
    }
}
