// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.detect;

import io.github.oecl.io.internal.Settings;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.run.ModelConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.ViewConfig;
import io.github.oecl.train.TrainingConfig;

/**
 * How a detector of one's own images is trained: the settings of the recipes, with as many epochs
 * as the number of images asks for.
 */
record DetectorPlan(
        Preset preset,
        int imageSize,
        OodMethod method,
        ModelConfig model,
        ViewConfig views,
        TrainingConfig training) {

    /** What the recipes show at quick: 600 images for 60 epochs. */
    private static final int IMAGES_SHOWN = 36_000;

    private static final int LEAST_EPOCHS = 8;

    /**
     * Half the recipes' learning rate: with it the norms of trainings separate that do not at the
     * full one.
     */
    private static final double CAREFUL_RATE = 0.05;

    /** At paper a view of 224 is cut from an image of 256; else a view has an image's size. */
    private static final int LARGE = 256;

    /** A number of epochs that is null is chosen by the number of images. */
    static DetectorPlan of(
            Preset preset, MethodName method, String shift, int images, Integer epochs, long seed) {
        RunConfig like = like(preset, method);
        int length = epochs == null ? usualEpochs(preset, images, like.training()) : epochs;
        // A batch that is larger than the set would hold an image twice, as its own negative.
        int batch = Math.min(like.training().batch(), images);
        TrainingConfig usual = like.training();
        return new DetectorPlan(
                preset,
                preset == Preset.PAPER ? LARGE : like.views().size(),
                method(like, method, shift, length),
                like.model(),
                like.views(),
                new TrainingConfig(
                                length,
                                batch,
                                preset == Preset.QUICK ? CAREFUL_RATE : usual.learningRate(),
                                usual.momentum(),
                                usual.weightDecay(),
                                usual.layerwise(),
                                usual.reshuffleOutliers(),
                                seed)
                        .withPrecision(usual.precision()));
    }

    DetectorPlan with(Backbone backbone) {
        return new DetectorPlan(preset, imageSize, method, model.with(backbone), views, training);
    }

    /** Returns the same plan with another value of a setting, by its path. */
    DetectorPlan with(String setting, Object value) {
        String ofMethod = "method.";
        return setting.startsWith(ofMethod)
                ? Settings.with(
                        this, "method", method.with(setting.substring(ofMethod.length()), value))
                : Settings.with(this, setting, value);
    }

    private static RunConfig like(Preset preset, MethodName method) {
        if (preset == Preset.PAPER) {
            return Recipes.raabin(preset);
        }
        return Methods.usual(method).setting("shift", String.class).isPresent()
                ? Recipes.objectsSelf(preset)
                : Recipes.objects(preset);
    }

    private static int usualEpochs(Preset preset, int images, TrainingConfig usual) {
        return preset == Preset.QUICK
                ? Math.max(LEAST_EPOCHS, IMAGES_SHOWN / images)
                : usual.epochs();
    }

    /** The outlier term is switched on after the same share of the training as in the recipe. */
    private static OodMethod method(RunConfig like, MethodName name, String shift, int epochs) {
        AlphaSchedule usual = like.alpha();
        long warmup = usual.warmup() * epochs / like.training().epochs();
        OodMethod method = Methods.like(like.method(), name);
        if (method.setting("alpha", AlphaSchedule.class).isPresent()) {
            method = method.with("alpha", AlphaSchedule.afterEpochs(usual.alpha(), warmup));
        }
        boolean shifts = method.settings().contains("shift");
        return shifts ? method.with("shift", shift) : method;
    }
}
