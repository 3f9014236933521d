// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.TrainingConfig;
import java.util.Arrays;
import java.util.Locale;

/**
 * A way to train of which the norms are followed: OECL; SimCLR on normal images alone; and what
 * becomes of that when one of the things that may move the norms is changed. The paper's figures 1
 * and 2 show SimCLR and figure 5 that without normalisation; the others are ours, to test the
 * hypothesis that growth and weight decay make the norms rise and fall.
 */
public enum TrajectoryVariant {
    /**
     * OECL with its outliers: the norms collapse when the outlier term is switched on, and then
     * separate.
     */
    OECL("OECL"),
    /** SimCLR as it stands (figures 1 and 2). */
    SIMCLR("SimCLR"),
    /**
     * Without the L2 normalisation in the loss (figure 5), at 0.03 times the rate: inner products
     * grow with the norms, and at the learning rate of SimCLR the loss soon diverges (NaN).
     */
    UNNORMALISED("SimCLR without normalisation, 0.03 x the rate"),
    /** Without weight decay. */
    NO_WEIGHT_DECAY("SimCLR without weight decay"),
    /**
     * With thirty times the weight decay, so that the weights of a short training shrink about as
     * much as those of one that takes thirty times the steps.
     */
    MORE_WEIGHT_DECAY("SimCLR with 30 x the weight decay"),
    /** Without momentum, at a rate that moves the weights as far: rate / (1 - momentum). */
    NO_MOMENTUM("SimCLR without momentum"),
    /** Without momentum and without weight decay: what a free vector never shrinks under. */
    NO_MOMENTUM_NO_WEIGHT_DECAY("SimCLR without momentum and weight decay");

    private static final double MORE = 30;
    private static final double SLOW = 0.03;

    private final String title;

    TrajectoryVariant(String title) {
        this.title = title;
    }

    /**
     * Returns the variant of a name.
     *
     * @param name in any case, with - or _ between words
     * @return the variant
     * @throws IllegalArgumentException if there is none of that name
     */
    public static TrajectoryVariant of(String name) {
        String wanted = name.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(values())
                .filter(variant -> variant.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no variant '"
                                                + name
                                                + "'; the variants are "
                                                + Arrays.toString(values())));
    }

    /**
     * Says what to call a training on a figure, by what it changes of SimCLR with weight decay and
     * momentum.
     *
     * @param run of OECL or of SimCLR, with or without normalisation
     * @return such as "SimCLR without momentum"
     */
    public static String titleOf(RunConfig run) {
        String name = run.method().title();
        boolean steady = run.training().momentum() == 0;
        boolean free = run.training().weightDecay() == 0;
        if (steady && free) {
            return name + " without momentum and weight decay";
        }
        return name + (steady ? " without momentum" : free ? " without weight decay" : "");
    }

    /** {@return what to call it on a figure} */
    public String title() {
        return title;
    }

    /**
     * Returns a run as this variant: the same images, network, views and number of steps.
     *
     * @param run of any method
     * @return the configuration
     */
    public RunConfig of(RunConfig run) {
        RunConfig simclr = run.asSimClr();
        TrainingConfig training = run.training();
        double decay = training.weightDecay();
        return switch (this) {
            case OECL -> run.as(MethodName.OECL);
            case SIMCLR -> simclr;
            case UNNORMALISED -> unnormalised(run);
            case NO_WEIGHT_DECAY -> simclr.with(decaying(training, 0));
            case MORE_WEIGHT_DECAY -> simclr.with(decaying(training, MORE * decay));
            case NO_MOMENTUM -> simclr.with(steady(training));
            case NO_MOMENTUM_NO_WEIGHT_DECAY -> simclr.with(decaying(steady(training), 0));
        };
    }

    /** {@return the name as the command line takes it, such as no-weight-decay} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RunConfig unnormalised(RunConfig run) {
        double temperature = run.temperature();
        return run.with(
                        Methods.usual(MethodName.SIMCLR_UNNORMALISED)
                                .with("temperature", temperature))
                .with(run.training().withLearningRate(SLOW * run.training().learningRate()));
    }

    private static TrainingConfig decaying(TrainingConfig t, double weightDecay) {
        return new TrainingConfig(
                        t.epochs(),
                        t.batch(),
                        t.learningRate(),
                        t.momentum(),
                        weightDecay,
                        t.layerwise(),
                        t.reshuffleOutliers(),
                        t.seed())
                .withPrecision(t.precision());
    }

    private static TrainingConfig steady(TrainingConfig t) {
        return new TrainingConfig(
                        t.epochs(),
                        t.batch(),
                        t.learningRate() / (1 - t.momentum()),
                        0,
                        t.weightDecay(),
                        t.layerwise(),
                        t.reshuffleOutliers(),
                        t.seed())
                .withPrecision(t.precision());
    }
}
