// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.io.internal.Settings;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.run.DataConfig.FewOutliers;
import io.github.oecl.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * All that fixes a run: the same configuration on the same machine gives the same numbers.
 *
 * @param preset the size that it was made for
 * @param data which images
 * @param method which loss
 * @param model which network
 * @param views how images become views
 * @param training how long and how fast; its seed is also that of the weights and the test views
 * @param curve how the AUROC is followed over the training on validation images; null for not
 */
public record RunConfig(
        Preset preset,
        DataConfig data,
        OodMethod method,
        ModelConfig model,
        ViewConfig views,
        TrainingConfig training,
        CurveConfig curve) {

    /**
     * Checks that no part is missing.
     *
     * @param preset the size that it was made for
     * @param data which images
     * @param method which loss
     * @param model which network
     * @param views how images become views
     * @param training how long and how fast; its seed is also that of the weights and the test
     *     views
     * @param curve how the AUROC is followed over the training on validation images; null for not
     * @throws IllegalArgumentException if one is
     */
    public RunConfig {
        if (preset == null
                || data == null
                || method == null
                || model == null
                || views == null
                || training == null) {
            throw new IllegalArgumentException(
                    "A run's configuration has the parts preset, data, method, model, views and"
                            + " training; one is missing");
        }
    }

    /**
     * Follows no AUROC over the training.
     *
     * @param preset the size that it was made for
     * @param data which images
     * @param method which loss
     * @param model which network
     * @param views how images become views
     * @param training how long and how fast; its seed is also that of the weights and the test
     *     views
     * @throws IllegalArgumentException if a part is missing
     */
    public RunConfig(
            Preset preset,
            DataConfig data,
            OodMethod method,
            ModelConfig model,
            ViewConfig views,
            TrainingConfig training) {
        this(preset, data, method, model, views, training, null);
    }

    /**
     * Returns the same run with another method, for a comparison at the same budget.
     *
     * @param other the method
     * @return the configuration
     */
    public RunConfig with(OodMethod other) {
        return new RunConfig(preset, data, other, model, views, training, curve);
    }

    /**
     * Returns the same run on other images.
     *
     * @param other the images
     * @return the configuration
     */
    public RunConfig with(DataConfig other) {
        return new RunConfig(preset, other, method, model, views, training, curve);
    }

    /**
     * Returns the same run with another network.
     *
     * @param other the network
     * @return the configuration
     */
    public RunConfig with(ModelConfig other) {
        return new RunConfig(preset, data, method, other, views, training, curve);
    }

    /**
     * Returns the same run with other views.
     *
     * @param other how images become views
     * @return the configuration
     */
    public RunConfig with(ViewConfig other) {
        return new RunConfig(preset, data, method, model, other, training, curve);
    }

    /**
     * Returns the same run with other training settings.
     *
     * @param other how long and how fast
     * @return the configuration
     */
    public RunConfig with(TrainingConfig other) {
        return new RunConfig(preset, data, method, model, views, other, curve);
    }

    /**
     * Returns the same run with its AUROC followed over the training.
     *
     * @param other how; null for not
     * @return the configuration
     */
    public RunConfig with(CurveConfig other) {
        return new RunConfig(preset, data, method, model, views, training, other);
    }

    /**
     * Returns the same run with another value of a setting.
     *
     * @param setting by its path, such as training.momentum or method.temperature
     * @param value a number, text or a value of the setting's type
     * @return the configuration
     * @throws IllegalArgumentException if there is no such setting, or it cannot have this value
     */
    public RunConfig with(String setting, Object value) {
        String ofMethod = "method.";
        return setting.startsWith(ofMethod)
                ? with(method.with(setting.substring(ofMethod.length()), value))
                : Settings.with(this, setting, value);
    }

    /**
     * Returns the same run of another method, which takes what it shares with this one.
     *
     * @param method the method
     * @return the configuration
     * @throws IllegalArgumentException if the method is not known, or needs what this run lacks
     */
    public RunConfig as(MethodName method) {
        return with(Methods.like(this.method, method));
    }

    /**
     * Returns the baseline of this run: SimCLR with the same network, views and number of steps.
     *
     * @return the configuration
     */
    public RunConfig asSimClr() {
        return as(MethodName.SIMCLR);
    }

    /**
     * Returns the SimCLR run that this one is compared with. SimCLR takes no outliers: whichever
     * this run names, it is the same baseline.
     *
     * @return the configuration, without outliers
     */
    public RunConfig simClrBaseline() {
        return asSimClr().with(data.withOutliers(null, List.of()));
    }

    /**
     * Returns the same run with another seed, which also draws the outliers where few are at hand.
     *
     * @param seed any number
     * @return the configuration
     */
    public RunConfig withSeed(long seed) {
        FewOutliers few = data.few();
        return with(few == null ? data : data.withFew(new FewOutliers(few.k(), seed)))
                .with(training.withSeed(seed));
    }

    /** {@return how far its outliers are from its images; empty if it trains without outliers} */
    public Optional<OutlierDistance> outlierDistance() {
        if (!method.needsOutliers() || data.outliers() == null) {
            return Optional.empty();
        }
        boolean near = data.outliers().equals(data.dataset());
        return Optional.of(near ? OutlierDistance.NEAR : OutlierDistance.FAR);
    }

    /** {@return how many outliers are at hand: 0 for none, -1 for all that there are} */
    public int outlierCount() {
        if (outlierDistance().isEmpty()) {
            return 0;
        }
        return data.few() == null ? -1 : data.few().k();
    }

    /**
     * Returns the same run with so many updates of the weights. The warm-up of alpha is counted in
     * steps from then on and stays the same share of the training.
     *
     * @param steps a whole number of epochs
     * @return the configuration
     * @throws IllegalArgumentException if the run does not say how many images it trains on, or the
     *     steps do not make whole epochs; the message says which do
     */
    public RunConfig withSteps(long steps) {
        if (data.trainSize() == 0) {
            throw new IllegalArgumentException(
                    "steps needs trainSize: how many epochs they are depends on it");
        }
        int perEpoch = Math.max(1, data.trainSize() / training.batch());
        if (steps < 1 || steps % perEpoch != 0) {
            long less = Math.max(1, steps / perEpoch) * perEpoch;
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "steps cannot be %d: %d images in batches of %d make epochs of %d"
                                    + " steps; take %d or %d",
                            steps,
                            data.trainSize(),
                            training.batch(),
                            perEpoch,
                            less,
                            less + perEpoch));
        }
        int epochs = Math.toIntExact(steps / perEpoch);
        return with(Warmup.inSteps(this, steps)).with(training.withEpochs(epochs));
    }

    /** {@return the weight of the method's outlier term; null if it has none} */
    public AlphaSchedule alpha() {
        return method.setting("alpha", AlphaSchedule.class).orElse(null);
    }

    /** {@return the outlier term that is not the paper's; null for the paper's, or none} */
    public OutlierTerm outlierTerm() {
        return method.setting("outlierTerm", OutlierTerm.class).orElse(null);
    }

    /** {@return the outlier term, the paper's where none of ours is set} */
    public OutlierTerm term() {
        return outlierTerm() == null ? OutlierTerm.AS_PUBLISHED : outlierTerm();
    }

    /** {@return the name of the method's distribution shift; null if it has none} */
    public String shift() {
        return method.setting("shift", String.class).orElse(null);
    }

    /** {@return the temperature of the method's loss; NaN if it has none} */
    public double temperature() {
        return method.setting("temperature", Double.class).orElse(Double.NaN);
    }

    /**
     * Checks that the outlier term has a part in the training, and its ramp an end, as far as that
     * is known before the images are.
     *
     * @param name what to call the run
     * @throws IllegalArgumentException if alpha's warm-up is as long as the training, or the ramp
     *     after it goes on beyond the training
     */
    public void requireThatOutlierTermIsUsed(String name) {
        Warmup.requireAnEnd(this, name);
    }

    /**
     * Checks that a training is followed on validation images only.
     *
     * @param name what to call the run
     * @throws IllegalArgumentException if it is followed on test images
     */
    public void requireThatACurveIsOfValidationImages(String name) {
        if (curve != null && !data.validation()) {
            throw new IllegalArgumentException(
                    ("%s has a curve and scores test images, which are scored once, at the end:"
                                    + " set validation to true, or take the curve out.")
                            .formatted(name));
        }
    }

    /**
     * Checks that a method of outlier exposure is given a data set for it, no class of which is
     * tested as OOD.
     *
     * @param name what to call the run
     * @throws IllegalArgumentException if there is none, or one is
     */
    public void requireThatOutliersFit(String name) {
        if (data.outliers() == null && method.needsOutliers()) {
            throw new IllegalArgumentException(
                    ("%s takes %s, which needs outliers: name a data set of them in data.outliers,"
                                    + " or take a method that needs none.")
                            .formatted(name, method.name()));
        }
        List<String> tested = method.needsOutliers() ? data.testedOutliers() : List.of();
        if (!tested.isEmpty()) {
            throw new IllegalArgumentException(
                    "In %s the outlier classes %s are tested as OOD: name others in outlierClasses"
                            .formatted(name, tested));
        }
    }

    /**
     * Writes this configuration as JSON, whole or not at all.
     *
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        ResultFile.write(this, file);
    }

    /**
     * Reads a configuration, on its own or out of a result.
     *
     * @param file of {@link #write} or {@link RunResult#write}
     * @return the configuration
     * @throws IOException if it cannot be read or is neither
     */
    public static RunConfig read(Path file) throws IOException {
        return ResultFile.readConfig(file);
    }
}
