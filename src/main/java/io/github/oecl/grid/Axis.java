// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.Settings;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.MethodTable;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.optim.Optimizers;
import io.github.oecl.run.CurveConfig;
import io.github.oecl.run.FewOutliers;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Shifts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A setting that varies over a {@link Grid}. The order is that in which settings are made and in
 * which they stand in a cell's id. Beside those here any setting of a run is one, by its path, such
 * as those of a method of one's own: {@link #of}.
 */
public final class Axis implements Comparable<Axis> {

    private static final List<Axis> ALL = new ArrayList<>();

    /** The run to start from: a name of {@link Recipes}, or of a run given to the builder. */
    public static final Axis RECIPE = ours("recipe", "", "", ValueText::word);

    /** The method: a name of {@link MethodTable}; self-oecl and csi come with rotation. */
    public static final Axis METHOD =
            ours(
                    "method",
                    "",
                    "",
                    text -> Methods.byName(text).name(),
                    (axis, run, value) -> run.as((MethodName) value));

    /** The normal classes, joined by "+"; the recipe's other normal and OOD classes are OOD. */
    public static final Axis NORMAL =
            ours(
                    "normal",
                    "",
                    "data.normal",
                    ValueText::words,
                    (axis, run, value) -> run.with(run.data().withNormal(ValueText.listed(value))));

    /** The OOD classes, joined by "+"; the recipe's other normal and OOD classes are normal. */
    public static final Axis LEFT_OUT =
            ours(
                    "leftOut",
                    "all-but-",
                    "data.ood",
                    ValueText::words,
                    (axis, run, value) -> run.with(run.data().leavingOut(ValueText.listed(value))));

    /** The recipe's near outliers, or far ones: a name of {@link OutlierDistance}. */
    public static final Axis OUTLIER_DISTANCE =
            ours(
                    "exposure",
                    "",
                    "data.outliers",
                    ValueText.constant(OutlierDistance.class),
                    (axis, run, value) -> axis.exposed(run, (OutlierDistance) value));

    /** The data set of outlier exposure by its name in the catalog, all of its classes. */
    public static final Axis OUTLIERS =
            ours(
                    "outliers",
                    "oe-",
                    "data.outliers",
                    ValueText::word,
                    (axis, run, value) -> axis.allOf(run, (String) value));

    /** The classes that serve as outliers, joined by "+". */
    public static final Axis OUTLIER_CLASSES =
            ours("outlierClasses", "oe-", "data.outlierClasses", ValueText::words);

    /** How many different outliers are at hand; the seed draws them. */
    public static final Axis OUTLIER_COUNT =
            ours(
                    "outlierCount",
                    "k",
                    "data.outliers",
                    ValueText::whole,
                    (axis, run, value) -> axis.few(run, (Long) value));

    /** The number of normal training images; 0 for all. */
    public static final Axis TRAIN_SIZE =
            ours("trainSize", "n", "data.trainSize", ValueText::whole);

    /** Whether to test on images held out of training, on which a recipe is chosen. */
    public static final Axis VALIDATION =
            ours("validation", "", "data.validation", ValueText::flag);

    /** The distribution shift of self-OECL and CSI. */
    public static final Axis SHIFT =
            ours("shift", "", "method.shift", text -> Shifts.byName(text).name());

    /** The temperature of NT-Xent. */
    public static final Axis TEMPERATURE =
            ours("temperature", "tau", "method.temperature", ValueText::number);

    /** The weight of the outlier term. */
    public static final Axis ALPHA =
            ours("alpha", "alpha", "method.alpha.alpha", ValueText::number);

    /** How long alpha is 0 at first, in the recipe's unit: epochs. */
    public static final Axis WARMUP =
            ours("warmup", "warmup", "method.alpha.warmup", ValueText::whole);

    /**
     * The form of OECL's outlier term, the paper's "constant" or one of ours: a name of {@link
     * OutlierTerm.Form}.
     */
    public static final Axis OUTLIER_TERM =
            ours(
                    "outlierTerm",
                    "",
                    "",
                    ValueText.constant(OutlierTerm.Form.class),
                    (axis, run, value) ->
                            axis.term(run, t -> t.with((OutlierTerm.Form) value), value));

    /** How long the outlier term rises after alpha's warm-up, in its unit: epochs. */
    public static final Axis RAMP =
            ours(
                    "ramp",
                    "ramp",
                    "",
                    ValueText::whole,
                    (axis, run, value) -> axis.term(run, t -> t.withRamp((Long) value), value));

    /** The most that the outlier term's gradient may be, as a share of the contrastive one's. */
    public static final Axis GRADIENT_SHARE =
            ours(
                    "gradientShare",
                    "share",
                    "",
                    ValueText::number,
                    (axis, run, value) ->
                            axis.term(run, t -> t.withGradientShare((Double) value), value));

    /** The backbone: compact, resnet18-cifar, resnet18-imagenet, or the name of one's own. */
    public static final Axis BACKBONE =
            ours(
                    "backbone",
                    "",
                    "model.backbone",
                    Backbone::named,
                    (axis, run, value) -> run.with(run.model().with((Backbone) value)));

    /** The channels of the backbone's first stage. */
    public static final Axis WIDTH = ours("width", "w", "model.width", ValueText::whole);

    /** The least share of an image that a crop keeps. */
    public static final Axis CROP_AREA =
            ours("cropArea", "area", "views.minimumArea", ValueText::number);

    /** How many augmented views of a test image are scored beside the clean one. */
    public static final Axis TEST_VIEWS =
            ours("testViews", "views", "views.testViews", ValueText::whole);

    /** Passes over the normal images. The warm-up of alpha stays as it is. */
    public static final Axis EPOCHS = ours("epochs", "e", "training.epochs", ValueText::whole);

    /** Normal images in a batch. */
    public static final Axis BATCH = ours("batch", "b", "training.batch", ValueText::whole);

    /**
     * The updates of the weights, whatever the number of images: the epochs follow from {@link
     * #TRAIN_SIZE}, and alpha's warm-up, counted in steps, stays the same share of the training.
     */
    public static final Axis STEPS =
            ours(
                    "steps",
                    "steps",
                    "training.epochs",
                    ValueText::whole,
                    (axis, run, value) -> run.withSteps((Long) value));

    /** The learning rate at the start. */
    public static final Axis LEARNING_RATE =
            ours("learningRate", "lr", "training.learningRate", ValueText::number);

    /** The weight decay. */
    public static final Axis WEIGHT_DECAY =
            ours("weightDecay", "wd", "training.weightDecay", ValueText::number);

    /** The most that the norm of the gradient in all weights may be: a longer one is clipped. */
    public static final Axis CLIP =
            ours(
                    "clip",
                    "clip",
                    "",
                    ValueText::number,
                    (axis, run, value) ->
                            axis.fitting(
                                    () -> run.with(run.training().withClip((Double) value)),
                                    value));

    /** Whether LARS scales the learning rate of each layer. */
    public static final Axis LAYERWISE =
            ours("layerwise", "", "training.layerwise", ValueText::flag);

    /** Whether outliers come in a new order in each pass, or each epoch begins with the same. */
    public static final Axis RESHUFFLE =
            ours("reshuffle", "", "training.reshuffleOutliers", ValueText::flag);

    /** After how many epochs each validation images are scored, to follow the AUROC. */
    public static final Axis CURVE =
            ours(
                    "curve",
                    "curve",
                    "",
                    ValueText::whole,
                    (axis, run, value) ->
                            axis.fitting(() -> run.with(CurveConfig.every(small(value))), value));

    /** An optimiser of one's own, by its name. */
    public static final Axis OPTIMIZER =
            ours(
                    "optimizer",
                    "",
                    "",
                    text -> Optimizers.named(text).name(),
                    (axis, run, value) -> run.with(run.training().withOptimizer((String) value)));

    /** An augmentation of one's own, by its name. */
    public static final Axis AUGMENTATION =
            ours(
                    "augmentation",
                    "",
                    "",
                    ValueText::word,
                    (axis, run, value) -> run.with(run.views().withAugmentation((String) value)));

    /** The seed of the weights, the order and the views, and of the choice of few outliers. */
    public static final Axis SEED =
            ours(
                    "seed",
                    "seed",
                    "training.seed",
                    ValueText::whole,
                    (axis, run, value) -> run.withSeed((Long) value));

    private final String key;
    private final String prefix;
    private final String path;
    private final Function<String, Object> parser;

    private final Change change;

    /** The place among the library's settings; a setting of one's own comes before the seed. */
    private final int place;

    /** Changes a run by a value of a setting's type. */
    @FunctionalInterface
    private interface Change {
        RunConfig of(Axis axis, RunConfig run, Object value);
    }

    private Axis(
            String key,
            String prefix,
            String path,
            Function<String, Object> parser,
            Change change,
            int place) {
        this.key = key;
        this.prefix = prefix;
        this.path = path;
        this.parser = parser;
        this.change = change;
        this.place = place;
    }

    private static Axis ours(
            String key, String prefix, String path, Function<String, Object> parser) {
        return ours(key, prefix, path, parser, Axis::changed);
    }

    private static Axis ours(
            String key,
            String prefix,
            String path,
            Function<String, Object> parser,
            Change change) {
        Axis axis = new Axis(key, prefix, path, parser, change, ALL.size());
        ALL.add(axis);
        return axis;
    }

    /** {@return the settings that have a name of their own, in their order} */
    public static List<Axis> values() {
        return List.copyOf(ALL);
    }

    /** {@return the name of this setting in a grid's file} */
    public String key() {
        return key;
    }

    /**
     * Returns the setting of a name.
     *
     * @param key as in a grid's file; or the path of any setting of a run, such as
     *     training.momentum or method.k
     * @return the setting
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Axis of(String key) {
        return ALL.stream()
                .filter(axis -> axis.key.equals(key) || axis.isAt(key))
                .findFirst()
                .orElseGet(() -> byPath(key));
    }

    /** The places in the data have several settings each, with rules of their own. */
    private boolean isAt(String other) {
        return !path.isEmpty() && !path.startsWith("data.") && path.equals(other);
    }

    private static Axis byPath(String path) {
        if (!path.matches("(data|method|model|views|training)(\\.[A-Za-z]\\w*)+")) {
            throw new IllegalArgumentException(
                    "There is no setting '"
                            + path
                            + "'; there are "
                            + keys()
                            + ", and the paths of others, such as training.momentum");
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        return new Axis(path, last + "-", path, ValueText::word, Axis::own, SEED.place - 1);
    }

    private static String keys() {
        return ALL.stream().map(Axis::key).collect(Collectors.joining(", "));
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
        return change.of(this, config, value);
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
        return fitting(
                () -> config.with(method.with("outlierTerm", change.apply(config.term()))), value);
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
                        + (equals(OUTLIERS) ? " here" : "")
                        + " has no "
                        + key
                        + ": give it to the variants that have it only");
    }

    private RunConfig own(RunConfig config, Object value) {
        return fitting(() -> config.with(path, value), value);
    }

    private RunConfig changed(RunConfig config, Object value) {
        requireThere(config);
        return fitting(() -> config.with(path, value), value);
    }

    /** All images of another data set. */
    private RunConfig allOf(RunConfig config, String outliers) {
        requireThere(config);
        return fitting(
                () ->
                        config.with(
                                Settings.with(
                                        Settings.with(config.data(), "outlierClasses", List.of()),
                                        "outliers",
                                        outliers)),
                outliers);
    }

    /** What a run has not, or its method only hands on, must not seem to be changed. */
    private void requireThere(RunConfig config) {
        String[] steps = path.split("\\.");
        boolean effect =
                !steps[0].equals("method") || config.method().settings().contains(steps[1]);
        if (Settings.find(config, path).isEmpty() || !effect) {
            throw hasNot(config);
        }
    }

    @Override
    public int compareTo(Axis other) {
        return Comparator.comparingInt((Axis axis) -> axis.place)
                .thenComparing(Axis::key)
                .compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && axis.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** {@return the name of this setting in a grid's file} */
    @Override
    public String toString() {
        return key;
    }
}
