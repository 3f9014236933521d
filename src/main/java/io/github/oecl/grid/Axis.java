// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.Settings;
import io.github.oecl.io.ValueText;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.MethodTable;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.run.CurveConfig;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.FewOutliers;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Shifts;
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
    RECIPE("recipe", "", "", ValueText::word),
    /** The method: a name of {@link MethodTable}; self-oecl and csi come with rotation. */
    METHOD("method", "", "", text -> Methods.byName(text).name()),
    /** The normal classes, joined by "+"; the recipe's other normal and OOD classes are OOD. */
    NORMAL("normal", "", "data.normal", ValueText::words),
    /** The OOD classes, joined by "+"; the recipe's other normal and OOD classes are normal. */
    LEFT_OUT("leftOut", "all-but-", "data.ood", ValueText::words),
    /** The recipe's near outliers, or far ones: a name of {@link OutlierDistance}. */
    OUTLIER_DISTANCE("exposure", "", "data.outliers", ValueText.constant(OutlierDistance.class)),
    /** The data set of outlier exposure by its name in the catalog, all of its classes. */
    OUTLIERS("outliers", "oe-", "data.outliers", ValueText::word),
    /** The classes that serve as outliers, joined by "+". */
    OUTLIER_CLASSES("outlierClasses", "oe-", "data.outlierClasses", ValueText::words),
    /** How many different outliers are at hand; the seed draws them. */
    OUTLIER_COUNT("outlierCount", "k", "data.outliers", ValueText::whole),
    /** The number of normal training images; 0 for all. */
    TRAIN_SIZE("trainSize", "n", "data.trainSize", ValueText::whole),
    /** Whether to test on images held out of training, on which a recipe is chosen. */
    VALIDATION("validation", "", "data.validation", ValueText::flag),
    /** The distribution shift of self-OECL and CSI. */
    SHIFT("shift", "", "method.shift", text -> Shifts.byName(text).name()),
    /** The temperature of NT-Xent. */
    TEMPERATURE("temperature", "tau", "method.temperature", ValueText::number),
    /** The weight of the outlier term. */
    ALPHA("alpha", "alpha", "method.alpha.alpha", ValueText::number),
    /** How long alpha is 0 at first, in the recipe's unit: epochs. */
    WARMUP("warmup", "warmup", "method.alpha.warmup", ValueText::whole),
    /**
     * The form of OECL's outlier term, the paper's "constant" or one of ours: a name of {@link
     * OutlierTerm.Form}.
     */
    OUTLIER_TERM("outlierTerm", "", "", ValueText.constant(OutlierTerm.Form.class)),
    /** How long the outlier term rises after alpha's warm-up, in its unit: epochs. */
    RAMP("ramp", "ramp", "", ValueText::whole),
    /** The most that the outlier term's gradient may be, as a share of the contrastive one's. */
    GRADIENT_SHARE("gradientShare", "share", "", ValueText::number),
    /** The backbone: compact, resnet18-cifar, resnet18-imagenet. */
    BACKBONE("backbone", "", "model.backbone", ValueText.constant(Backbone.class)),
    /** The channels of the backbone's first stage. */
    WIDTH("width", "w", "model.width", ValueText::whole),
    /** The least share of an image that a crop keeps. */
    CROP_AREA("cropArea", "area", "views.minimumArea", ValueText::number),
    /** How many augmented views of a test image are scored beside the clean one. */
    TEST_VIEWS("testViews", "views", "views.testViews", ValueText::whole),
    /** Passes over the normal images. The warm-up of alpha stays as it is. */
    EPOCHS("epochs", "e", "training.epochs", ValueText::whole),
    /** Normal images in a batch. */
    BATCH("batch", "b", "training.batch", ValueText::whole),
    /**
     * The updates of the weights, whatever the number of images: the epochs follow from {@link
     * #TRAIN_SIZE}, and alpha's warm-up, counted in steps, stays the same share of the training.
     */
    STEPS("steps", "steps", "training.epochs", ValueText::whole),
    /** The learning rate at the start. */
    LEARNING_RATE("learningRate", "lr", "training.learningRate", ValueText::number),
    /** The weight decay. */
    WEIGHT_DECAY("weightDecay", "wd", "training.weightDecay", ValueText::number),
    /** The most that the norm of the gradient in all weights may be: a longer one is clipped. */
    CLIP("clip", "clip", "", ValueText::number),
    /** Whether LARS scales the rate of each layer. */
    LAYERWISE("layerwise", "", "training.layerwise", ValueText::flag),
    /** Whether outliers come in a new order in each pass, or each epoch begins with the same. */
    RESHUFFLE("reshuffle", "", "training.reshuffleOutliers", ValueText::flag),
    /** After how many epochs each validation images are scored, to follow the AUROC. */
    CURVE("curve", "curve", "", ValueText::whole),
    /** The seed of the weights, the order and the views, and of the choice of few outliers. */
    SEED("seed", "seed", "training.seed", ValueText::whole);

    private final String key;
    private final String prefix;
    private final String path;
    private final Function<String, Object> parser;

    Axis(String key, String prefix, String path, Function<String, Object> parser) {
        this.key = key;
        this.prefix = prefix;
        this.path = path;
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
            return parser.apply(raw instanceof String text ? text : ValueText.label(raw));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is '" + raw + "'; " + e.getMessage(), e);
        }
    }

    /** Returns the part of a cell's id that tells this value, such as "lr0.05". */
    String idPart(Object value) {
        String label = ValueText.label(value);
        if (value instanceof Boolean flag) {
            label = flag ? key : "no-" + key;
        }
        return (prefix + label).replaceAll("[^A-Za-z0-9.+_-]+", "_");
    }

    /**
     * Returns a run with this setting changed; the recipe is the caller's to look up.
     *
     * @param config the run
     * @param value of this setting's type
     * @return the changed run
     * @throws IllegalArgumentException if the run does not have this setting, or not with this
     *     value
     */
    public RunConfig apply(RunConfig config, Object value) {
        return switch (this) {
            case METHOD -> config.as((MethodName) value);
            case NORMAL -> config.with(config.data().withNormal(ValueText.listed(value)));
            case LEFT_OUT -> config.with(config.data().leavingOut(ValueText.listed(value)));
            case OUTLIER_DISTANCE -> exposed(config, (OutlierDistance) value);
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

    private RunConfig exposed(RunConfig config, OutlierDistance distance) {
        requireOutliers(config);
        return fitting(() -> config.with(distance.of(config.data(), config.preset())), distance);
    }

    private RunConfig term(RunConfig config, UnaryOperator<OutlierTerm> change, Object value) {
        OodMethod method = config.method();
        if (config.alpha() == null || !method.settings().contains("outlierTerm")) {
            throw hasNot(config);
        }
        OutlierTerm term =
                config.outlierTerm() == null ? OutlierTerm.AS_PUBLISHED : config.outlierTerm();
        return fitting(() -> config.with(method.with("outlierTerm", change.apply(term))), value);
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
                    key + " cannot be " + ValueText.label(value) + ": " + e.getMessage(), e);
        }
    }

    private RunConfig few(RunConfig config, long k) {
        requireOutliers(config);
        FewOutliers few =
                new FewOutliers((int) Math.min(k, Integer.MAX_VALUE), config.training().seed());
        return config.with(config.data().withFew(few));
    }

    private void requireOutliers(RunConfig config) {
        if (!config.method().needsOutliers()) {
            throw hasNot(config);
        }
    }

    private IllegalArgumentException hasNot(RunConfig config) {
        return new IllegalArgumentException(
                config.method().name()
                        + (this == OUTLIERS ? " here" : "")
                        + " has no "
                        + key
                        + ": give it to the variants that have it only");
    }

    private RunConfig changed(RunConfig config, Object value) {
        if (Settings.find(config, path).isEmpty() || !hasAnEffect(config)) {
            throw hasNot(config);
        }
        return fitting(
                () ->
                        this == OUTLIERS
                                ? config.with(withAllOf(config.data(), (String) value))
                                : Settings.with(config, path, value),
                value);
    }

    private static DataConfig withAllOf(DataConfig data, String outliers) {
        return Settings.with(
                Settings.with(data, "outlierClasses", List.of()), "outliers", outliers);
    }

    /** What a method only hands on must not seem to change it. */
    private boolean hasAnEffect(RunConfig config) {
        String[] steps = path.split("\\.");
        return !steps[0].equals("method") || config.method().settings().contains(steps[1]);
    }
}
