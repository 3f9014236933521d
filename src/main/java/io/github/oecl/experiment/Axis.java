// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.model.Backbone;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A setting that varies over a {@link Grid}. The order is that in which settings are made and in
 * which they stand in a cell's id.
 */
public enum Axis {
    /** The run to start from: a name of {@link Recipes}, or of a run given to the builder. */
    RECIPE("recipe", "", "", AxisValues::word),
    /** The method: a name of {@link MethodTable}; self-oecl and csi come with rotation. */
    METHOD("method", "", "", AxisValues.constant(MethodConfig.Method.class)),
    /** The normal classes, joined by "+"; the recipe's other normal and OOD classes are OOD. */
    NORMAL("normal", "", "data.normal", AxisValues::words),
    /** The OOD classes, joined by "+"; the recipe's other normal and OOD classes are normal. */
    LEFT_OUT("leftOut", "all-but-", "data.ood", AxisValues::words),
    /** The recipe's near outliers, or far ones: a name of {@link Exposure}. */
    EXPOSURE("exposure", "", "data.outliers", AxisValues.constant(Exposure.class)),
    /** The data set of outlier exposure by its name in the catalog, all of its classes. */
    OUTLIERS("outliers", "oe-", "data.outliers", AxisValues::word),
    /** The classes that serve as outliers, joined by "+". */
    OUTLIER_CLASSES("outlierClasses", "oe-", "data.outlierClasses", AxisValues::words),
    /** How many different outliers are at hand; the seed draws them. */
    OUTLIER_COUNT("outlierCount", "k", "data.outliers", AxisValues::whole),
    /** The number of normal training images; 0 for all. */
    TRAIN_SIZE("trainSize", "n", "data.trainSize", AxisValues::whole),
    /** Whether to test on images held out of training, on which a recipe is chosen. */
    VALIDATION("validation", "", "data.validation", AxisValues::flag),
    /** The distribution shift of self-OECL and CSI. */
    SHIFT("shift", "", "method.shift", AxisValues::shift),
    /** The temperature of NT-Xent. */
    TEMPERATURE("temperature", "tau", "method.temperature", AxisValues::number),
    /** The weight of the outlier term. */
    ALPHA("alpha", "alpha", "method.alpha.alpha", AxisValues::number),
    /** How long alpha is 0 at first, in the recipe's unit: epochs. */
    WARMUP("warmup", "warmup", "method.alpha.warmup", AxisValues::whole),
    /**
     * The form of OECL's outlier term, the paper's "constant" or one of ours: a name of {@link
     * OutlierTerm.Form}.
     */
    OUTLIER_TERM("outlierTerm", "", "", AxisValues.constant(OutlierTerm.Form.class)),
    /** How long the outlier term rises after alpha's warm-up, in its unit: epochs. */
    RAMP("ramp", "ramp", "", AxisValues::whole),
    /** The most that the outlier term's gradient may be, as a share of the contrastive one's. */
    GRADIENT_SHARE("gradientShare", "share", "", AxisValues::number),
    /** The backbone: compact, resnet18-cifar, resnet18-imagenet. */
    BACKBONE("backbone", "", "model.backbone", AxisValues.constant(Backbone.class)),
    /** The channels of the backbone's first stage. */
    WIDTH("width", "w", "model.width", AxisValues::whole),
    /** The least share of an image that a crop keeps. */
    CROP_AREA("cropArea", "area", "views.minimumArea", AxisValues::number),
    /** How many augmented views of a test image are scored beside the clean one. */
    TEST_VIEWS("testViews", "views", "views.testViews", AxisValues::whole),
    /** Passes over the normal images. The warm-up of alpha stays as it is. */
    EPOCHS("epochs", "e", "training.epochs", AxisValues::whole),
    /** Normal images in a batch. */
    BATCH("batch", "b", "training.batch", AxisValues::whole),
    /**
     * The updates of the weights, whatever the number of images: the epochs follow from {@link
     * #TRAIN_SIZE}, and alpha's warm-up, counted in steps, stays the same share of the training.
     */
    STEPS("steps", "steps", "training.epochs", AxisValues::whole),
    /** The learning rate at the start. */
    LEARNING_RATE("learningRate", "lr", "training.learningRate", AxisValues::number),
    /** The weight decay. */
    WEIGHT_DECAY("weightDecay", "wd", "training.weightDecay", AxisValues::number),
    /** The most that the norm of the gradient in all weights may be: a longer one is clipped. */
    CLIP("clip", "clip", "", AxisValues::number),
    /** Whether LARS scales the rate of each layer. */
    LAYERWISE("layerwise", "", "training.layerwise", AxisValues::flag),
    /** Whether outliers come in a new order in each pass, or each epoch begins with the same. */
    RESHUFFLE("reshuffle", "", "training.reshuffleOutliers", AxisValues::flag),
    /** After how many epochs each validation images are scored, to follow the AUROC. */
    CURVE("curve", "curve", "", AxisValues::whole),
    /** The seed of the weights, the order and the views, and of the choice of few outliers. */
    SEED("seed", "seed", "training.seed", AxisValues::whole);

    private final String key;
    private final String prefix;
    private final List<String> path;
    private final Function<String, Object> parser;

    Axis(String key, String prefix, String path, Function<String, Object> parser) {
        this.key = key;
        this.prefix = prefix;
        this.path = List.of(path.split("\\."));
        this.parser = parser;
    }

    /** {@return the name of this setting in a grid's file} */
    public String key() {
        return key;
    }

    /**
     * Returns the setting of a name.
     *
     * @param key as in a grid's file
     * @return the setting
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Axis of(String key) {
        return Arrays.stream(values())
                .filter(axis -> axis.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no setting '" + key + "'; there are " + keys()));
    }

    private static String keys() {
        return Arrays.stream(values()).map(Axis::key).collect(Collectors.joining(", "));
    }

    /** Checks a value and gives it this setting's type. */
    Object value(Object raw) {
        try {
            return parser.apply(raw instanceof String text ? text : AxisValues.label(raw));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is '" + raw + "'; " + e.getMessage(), e);
        }
    }

    /** Returns the part of a cell's id that tells this value, such as "lr0.05". */
    String idPart(Object value) {
        String label = AxisValues.label(value);
        if (value instanceof Boolean flag) {
            label = flag ? key : "no-" + key;
        }
        return (prefix + label).replaceAll("[^A-Za-z0-9.+_-]+", "_");
    }

    /** Returns a run with this setting changed; the recipe is the caller's to look up. */
    RunConfig apply(RunConfig config, Object value) {
        return switch (this) {
            case METHOD -> config.as((MethodConfig.Method) value);
            case NORMAL -> config.with(config.data().withNormal(AxisValues.listed(value)));
            case LEFT_OUT -> config.with(config.data().leavingOut(AxisValues.listed(value)));
            case EXPOSURE -> exposed(config, (Exposure) value);
            case OUTLIER_COUNT -> few(config, (Long) value);
            case OUTLIER_TERM -> term(config, t -> t.with((OutlierTerm.Form) value), value);
            case RAMP -> term(config, term -> term.withRamp((Long) value), value);
            case GRADIENT_SHARE -> term(config, t -> t.withGradientShare((Double) value), value);
            case CLIP ->
                    fitting(() -> config.with(config.training().withClip((Double) value)), value);
            case CURVE -> fitting(() -> config.with(CurveConfig.every(small(value))), value);
            case STEPS -> config.withSteps((Long) value);
            case SEED -> config.withSeed((Long) value);
            default -> changed(config, value);
        };
    }

    private RunConfig exposed(RunConfig config, Exposure exposure) {
        requireOutliers(config);
        return fitting(() -> config.with(exposure.of(config.data(), config.preset())), exposure);
    }

    private RunConfig term(RunConfig config, UnaryOperator<OutlierTerm> change, Object value) {
        MethodConfig method = config.method();
        if (!method.method().hasAlpha()) {
            throw hasNot(config);
        }
        return fitting(() -> config.with(method.with(change.apply(method.term()))), value);
    }

    private static int small(Object value) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min((Long) value, Integer.MAX_VALUE));
    }

    /** Makes the change, or says which value of which setting did not fit. */
    private RunConfig fitting(Supplier<RunConfig> change, Object value) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    key + " cannot be " + AxisValues.label(value) + ": " + e.getMessage(), e);
        }
    }

    private RunConfig few(RunConfig config, long k) {
        requireOutliers(config);
        FewOutliers few =
                new FewOutliers((int) Math.min(k, Integer.MAX_VALUE), config.training().seed());
        return config.with(config.data().withFew(few));
    }

    private void requireOutliers(RunConfig config) {
        if (!config.method().method().hasOutliers()) {
            throw hasNot(config);
        }
    }

    private IllegalArgumentException hasNot(RunConfig config) {
        return new IllegalArgumentException(
                config.method().method()
                        + (this == OUTLIERS ? " here" : "")
                        + " has no "
                        + key
                        + ": give it to the variants that have it only");
    }

    private RunConfig changed(RunConfig config, Object value) {
        JsonObject tree = Json.tree(config).getAsJsonObject();
        parent(tree, config).add(path.get(path.size() - 1), Json.tree(value));
        if (this == OUTLIERS) {
            tree.getAsJsonObject("data").add("outlierClasses", Json.tree(List.of()));
        }
        return fitting(() -> Json.value(tree, RunConfig.class), value);
    }

    /** Finds the object that holds this setting: what a run has not must not seem to be changed. */
    private JsonObject parent(JsonObject tree, RunConfig config) {
        JsonElement at = tree;
        JsonElement holder = tree;
        for (String step : path) {
            holder = at;
            at = at == null ? null : at.getAsJsonObject().get(step);
        }
        if (at == null || this == TEMPERATURE && !config.method().method().hasTemperature()) {
            throw hasNot(config);
        }
        return holder.getAsJsonObject();
    }
}
