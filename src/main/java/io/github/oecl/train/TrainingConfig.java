// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.Precision;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.optim.internal.CosineSchedule;
import io.github.oecl.optim.internal.GradientClipping;
import io.github.oecl.optim.internal.Lars;
import io.github.oecl.optim.internal.Sgd;

/**
 * How long and how fast to train.
 *
 * @param epochs passes over the normal training images, at least 1
 * @param batch normal images in a batch, at least 2; as many outliers come on top
 * @param learningRate at the start; it falls to 0 along a cosine, epoch by epoch
 * @param momentum of the optimiser, 0 to below 1
 * @param weightDecay at least 0, for every weight
 * @param layerwise whether LARS scales the learning rate of each layer (as described) or not (as
 *     published)
 * @param reshuffleOutliers whether outliers come in a new order in each pass (as described) or
 *     every epoch starts again at the same first ones (as published)
 * @param seed of the order of the images and of every augmentation
 * @param clip the most that the norm of the gradient in all weights together may be: a longer one
 *     is shortened to it; null for no limit
 * @param optimizer the name of an optimiser of one's own in {@link OptimizerFactory}; null for SGD,
 *     or LARS where {@code layerwise} says so
 * @param precision of the network's products and convolutions; null for float32
 */
public record TrainingConfig(
        int epochs,
        int batch,
        double learningRate,
        double momentum,
        double weightDecay,
        boolean layerwise,
        boolean reshuffleOutliers,
        long seed,
        Double clip,
        String optimizer,
        Precision precision) {

    private static final double TRUST_COEFFICIENT = 0.001;

    /**
     * Checks the numbers. {@link Precision#FLOAT32} becomes null, as files of before have it.
     *
     * @param epochs passes over the normal training images, at least 1
     * @param batch normal images in a batch, at least 2; as many outliers come on top
     * @param learningRate at the start; it falls to 0 along a cosine, epoch by epoch
     * @param momentum of the optimiser, 0 to below 1
     * @param weightDecay at least 0, for every weight
     * @param layerwise whether LARS scales the learning rate of each layer (as described) or not
     *     (as published)
     * @param reshuffleOutliers whether outliers come in a new order in each pass (as described) or
     *     every epoch starts again at the same first ones (as published)
     * @param seed of the order of the images and of every augmentation
     * @param clip the most that the norm of the gradient in all weights together may be; null for
     *     no limit
     * @param optimizer the name of an optimiser of one's own; null for SGD or LARS
     * @param precision of the network's products and convolutions; null for float32
     * @throws IllegalArgumentException if one is out of its range or NaN
     */
    public TrainingConfig {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs is " + epochs + "; it must be at least 1");
        }
        if (batch < 2) {
            throw new IllegalArgumentException(
                    "batch is "
                            + batch
                            + "; contrastive learning needs at least 2 images to tell apart");
        }
        new CosineSchedule(learningRate, epochs);
        new Sgd(momentum, weightDecay).close();
        if (clip != null) {
            new GradientClipping(clip);
        }
        precision = precision == Precision.FLOAT32 ? null : precision;
    }

    /**
     * Takes gradients as they are, and SGD, or LARS where {@code layerwise} says so.
     *
     * @param epochs passes over the normal training images, at least 1
     * @param batch normal images in a batch, at least 2; as many outliers come on top
     * @param learningRate at the start; it falls to 0 along a cosine, epoch by epoch
     * @param momentum of the optimiser, 0 to below 1
     * @param weightDecay at least 0, for every weight
     * @param layerwise whether LARS scales the learning rate of each layer (as described) or not
     *     (as published)
     * @param reshuffleOutliers whether outliers come in a new order in each pass (as described) or
     *     every epoch starts again at the same first ones (as published)
     * @param seed of the order of the images and of every augmentation
     * @throws IllegalArgumentException if one is out of its range or NaN
     */
    public TrainingConfig(
            int epochs,
            int batch,
            double learningRate,
            double momentum,
            double weightDecay,
            boolean layerwise,
            boolean reshuffleOutliers,
            long seed) {
        this(
                epochs,
                batch,
                learningRate,
                momentum,
                weightDecay,
                layerwise,
                reshuffleOutliers,
                seed,
                null,
                null,
                null);
    }

    /**
     * Returns what ran in the authors' code: plain SGD with momentum (their LARS never scales) and
     * outliers in one fixed order. Learning rate 0.1, momentum 0.9, weight decay 5e-4.
     *
     * @param epochs passes over the normal training images
     * @param batch normal images in a batch
     * @param seed of every random choice
     * @return the settings
     */
    public static TrainingConfig asPublished(int epochs, int batch, long seed) {
        return new TrainingConfig(epochs, batch, 0.1, 0.9, 5e-4, false, false, seed);
    }

    /**
     * Returns what the authors' code sets out to do: LARS with its scaling, trust coefficient
     * 0.001, and outliers reshuffled in every pass.
     *
     * @param epochs passes over the normal training images
     * @param batch normal images in a batch
     * @param seed of every random choice
     * @return the settings
     */
    public static TrainingConfig asDescribed(int epochs, int batch, long seed) {
        return new TrainingConfig(epochs, batch, 0.1, 0.9, 5e-4, true, true, seed);
    }

    /**
     * Returns the same settings with another number of epochs.
     *
     * @param epochs at least 1
     * @return the settings
     */
    public TrainingConfig withEpochs(int epochs) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /**
     * Returns the same settings with another seed.
     *
     * @param seed any number
     * @return the settings
     */
    public TrainingConfig withSeed(long seed) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /**
     * Returns the same settings with another batch.
     *
     * @param batch normal images in a batch, at least 2
     * @return the settings
     */
    public TrainingConfig withBatch(int batch) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /** {@return the schedule of the learning rate} */
    CosineSchedule schedule() {
        return new CosineSchedule(learningRate, epochs);
    }

    /** Returns what makes the optimiser; null for SGD or LARS. */
    OptimizerFactory ownOptimizer() {
        return optimizer == null ? null : OptimizerFactory.named(optimizer);
    }

    Optimizer usualOptimizer() {
        return layerwise
                ? new Lars(momentum, weightDecay, TRUST_COEFFICIENT)
                : new Sgd(momentum, weightDecay);
    }

    /**
     * Returns the same settings with another optimiser.
     *
     * @param optimizer the name of one of your own in {@link OptimizerFactory}; null for SGD or
     *     LARS
     * @return the settings
     */
    public TrainingConfig withOptimizer(String optimizer) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /**
     * Returns the same settings with another learning rate.
     *
     * @param learningRate at the start, above 0
     * @return the settings
     */
    public TrainingConfig withLearningRate(double learningRate) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /**
     * Returns the same settings with another limit of the gradient's norm.
     *
     * @param clip above 0, or null for no limit
     * @return the settings
     */
    public TrainingConfig withClip(Double clip) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    /**
     * Returns the same settings with another precision.
     *
     * @param precision of the network's products and convolutions; null for float32
     * @return the settings
     */
    public TrainingConfig withPrecision(Precision precision) {
        return with(epochs, batch, learningRate, seed, clip, optimizer, precision);
    }

    private TrainingConfig with(
            int epochs,
            int batch,
            double learningRate,
            long seed,
            Double clip,
            String optimizer,
            Precision precision) {
        return new TrainingConfig(
                epochs,
                batch,
                learningRate,
                momentum,
                weightDecay,
                layerwise,
                reshuffleOutliers,
                seed,
                clip,
                optimizer,
                precision);
    }

    /** As a record's, without the limit where there is none: checkpoints tell trainings by it. */
    @Override
    public String toString() {
        return "TrainingConfig[epochs="
                + epochs
                + ", batch="
                + batch
                + ", learningRate="
                + learningRate
                + ", momentum="
                + momentum
                + ", weightDecay="
                + weightDecay
                + ", layerwise="
                + layerwise
                + ", reshuffleOutliers="
                + reshuffleOutliers
                + ", seed="
                + seed
                + (clip == null ? "" : ", clip=" + clip)
                + (optimizer == null ? "" : ", optimizer=" + optimizer)
                + (precision == null ? "" : ", precision=" + precision)
                + "]";
    }
}
