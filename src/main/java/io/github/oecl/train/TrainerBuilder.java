// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.data.ImageSet;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Bf16;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.train.internal.Fingerprint;
import io.github.oecl.train.internal.PixelPipeline;
import io.github.oecl.transform.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Builds a {@link Trainer}, and checks that its parts fit together. */
public final class TrainerBuilder {

    OeclModel model;
    Objective objective;
    TrainingConfig config;
    Augmentation augmentation;
    OptimizerFactory optimizer;
    Checkpoints checkpoints;
    int threads = PixelPipeline.usualThreads();

    /** After how many steps the loss is looked at; by default as the device allows. */
    OptionalInt checkInterval = OptionalInt.empty();

    final List<TrainingListener> listeners = new ArrayList<>();
    private ImageSet normal;
    private ImageSet outliers;

    TrainerBuilder() {}

    /**
     * Sets the model to train. Required.
     *
     * @param model with the heads that the objective asks for
     * @return this builder
     */
    public TrainerBuilder setModel(OeclModel model) {
        this.model = model;
        return this;
    }

    /**
     * Sets the method. Required.
     *
     * @param objective the views and the loss
     * @return this builder
     */
    public TrainerBuilder setObjective(Objective objective) {
        this.objective = objective;
        return this;
    }

    /**
     * Sets the normal training images. Required.
     *
     * @param normal at least 2 images
     * @return this builder
     */
    public TrainerBuilder setNormal(ImageSet normal) {
        this.normal = normal;
        return this;
    }

    /**
     * Sets the images of outlier exposure. Required where the objective's plan asks for them; fewer
     * than a batch repeat within it, each time freshly augmented.
     *
     * @param outliers at least 1 image
     * @return this builder
     */
    public TrainerBuilder optOutliers(ImageSet outliers) {
        this.outliers = outliers;
        return this;
    }

    /**
     * Sets how views are made. Required.
     *
     * @param augmentation gives square views of its size
     * @return this builder
     */
    public TrainerBuilder setAugmentation(Augmentation augmentation) {
        this.augmentation = augmentation;
        return this;
    }

    /**
     * Sets how long and how fast to train. Required.
     *
     * @param config the settings
     * @return this builder
     */
    public TrainerBuilder setConfig(TrainingConfig config) {
        this.config = config;
        return this;
    }

    /**
     * Sets an optimiser of one's own; by default the one that the settings name, or SGD or LARS.
     *
     * @param optimizer makes the optimiser of this training
     * @return this builder
     */
    public TrainerBuilder optOptimizer(OptimizerFactory optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /**
     * Sets how many threads make views; the result does not depend on it.
     *
     * @param threads at least 1
     * @return this builder
     */
    public TrainerBuilder optThreads(int threads) {
        this.threads = threads;
        return this;
    }

    /**
     * Adds a listener.
     *
     * @param listener is called on the training's thread
     * @return this builder
     */
    public TrainerBuilder optListener(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Sets where checkpoints are kept; none are if it is not set. A training that finds one of its
     * own there resumes from it, whatever the model's weights are.
     *
     * @param checkpoints the folder and how often, or null for none
     * @return this builder
     */
    public TrainerBuilder optCheckpoints(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        return this;
    }

    /**
     * Builds the trainer.
     *
     * @return a trainer for one training
     * @throws IllegalArgumentException if a part is missing or does not fit the others
     */
    public Trainer build() {
        requireAll();
        if (normal.size() < 2) {
            throw new IllegalArgumentException(
                    "The normal training set '"
                            + normal.name()
                            + "' has "
                            + normal.size()
                            + " image(s); contrastive learning needs at least 2");
        }
        boolean needed = objective.views().needsOutliers();
        if (needed && (outliers == null || outliers.size() == 0)) {
            throw new IllegalArgumentException(
                    objective.name()
                            + " needs outliers and there are none: call optOutliers with at least"
                            + " one image, or take a method that needs none");
        }
        if (!model.architecture().heads().equals(objective.heads())) {
            throw new IllegalArgumentException(
                    objective.name()
                            + " needs a model with the heads "
                            + objective.heads()
                            + ", and this one has "
                            + model.architecture().heads()
                            + ": pass objective.heads() to the model's builder");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        if (config.precision() == Precision.BF16) {
            Bf16.require(model.device());
        }
        optimizer = optimizer == null ? config.ownOptimizer() : optimizer;
        BatchMemory.require(model, objective, config, augmentation.size());
        Trainer trainer =
                new Trainer(
                        this,
                        new ViewBatches(normal, outliers, objective.views(), augmentation, config));
        objective.requireLongEnough(trainer.steps(), trainer.stepsPerEpoch());
        return trainer;
    }

    /**
     * What must be the same for a training to resume: all that decides it but the engine, the
     * random weights that it begins with and, of a set of more than a few hundred images, the
     * images that are not sampled.
     */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.putAll(Fingerprint.of("objective", objective));
        settings.put("objective", objective.name());
        settings.putAll(Fingerprint.of("config", config));
        if (optimizer != null) {
            settings.putAll(Fingerprint.of("optimizer", optimizer));
            settings.put("optimizer", optimizer.name());
        }
        settings.putAll(Fingerprint.of("augmentation", augmentation));
        settings.putAll(Fingerprint.of("model", model));
        settings.putAll(Fingerprint.of("normal images", normal));
        if (objective.views().needsOutliers()) {
            settings.putAll(Fingerprint.of("outliers", outliers));
        }
        return settings;
    }

    private void requireAll() {
        require(model, "setModel");
        require(objective, "setObjective");
        require(normal, "setNormal");
        require(augmentation, "setAugmentation");
        require(config, "setConfig");
    }

    private static void require(Object part, String setter) {
        if (part == null) {
            throw new IllegalArgumentException("A trainer needs a call of " + setter);
        }
    }
}
