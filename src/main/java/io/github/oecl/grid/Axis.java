// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.OutlierTerm;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.Precision;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A setting that varies over a {@link Grid}. The order is that in which settings are made and in
 * which they stand in a cell's id. Beside those here any setting of a run is one, by its path, such
 * as those of a method of one's own: {@link #of}.
 */
public final class Axis implements Comparable<Axis> {

    private static final List<Axis> ALL = new ArrayList<>();

    /** The run to start from: a name of {@link Recipes}, or of a run given to the builder. */
    public static final Axis RECIPE = ours("recipe", "", "", ValueText::word);

    /** The method: a name of {@link Methods#byName}; self-oecl and csi come with rotation. */
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
                    AxisChange::exposed);

    /** The data set of outlier exposure by its name in the catalog, all of its classes. */
    public static final Axis OUTLIERS =
            ours("outliers", "oe-", "data.outliers", ValueText::word, AxisChange::allOf);

    /** The classes that serve as outliers, joined by "+". */
    public static final Axis OUTLIER_CLASSES =
            ours("outlierClasses", "oe-", "data.outlierClasses", ValueText::words);

    /** How many different outliers are at hand; the seed draws them. */
    public static final Axis OUTLIER_COUNT =
            ours("outlierCount", "k", "data.outliers", ValueText::whole, AxisChange::few);

    /** The number of normal training images; 0 for all. */
    public static final Axis TRAIN_SIZE =
            ours("trainSize", "n", "data.trainSize", ValueText::whole);

    /** Whether to test on images held out of training, on which a recipe is chosen. */
    public static final Axis VALIDATION =
            ours("validation", "", "data.validation", ValueText::flag);

    /** The distribution shift of self-OECL and CSI. */
    public static final Axis SHIFT =
            ours("shift", "", "method.shift", text -> Shift.byName(text).name());

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
                    AxisChange::form);

    /** How long the outlier term rises after alpha's warm-up, in its unit: epochs. */
    public static final Axis RAMP = ours("ramp", "ramp", "", ValueText::whole, AxisChange::ramp);

    /** The most that the outlier term's gradient may be, as a share of the contrastive one's. */
    public static final Axis GRADIENT_SHARE =
            ours("gradientShare", "share", "", ValueText::number, AxisChange::gradientShare);

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
    public static final Axis CLIP = ours("clip", "clip", "", ValueText::number, AxisChange::clip);

    /** In which numbers the network computes while it trains: float32, or bf16. */
    public static final Axis PRECISION =
            ours(
                    "precision",
                    "",
                    "",
                    ValueText.constant(Precision.class),
                    (axis, run, value) ->
                            run.with(run.training().withPrecision((Precision) value)));

    /** Whether LARS scales the learning rate of each layer. */
    public static final Axis LAYERWISE =
            ours("layerwise", "", "training.layerwise", ValueText::flag);

    /** Whether outliers come in a new order in each pass, or each epoch begins with the same. */
    public static final Axis RESHUFFLE =
            ours("reshuffle", "", "training.reshuffleOutliers", ValueText::flag);

    /** After how many epochs each validation images are scored, to follow the AUROC. */
    public static final Axis CURVE =
            ours("curve", "curve", "", ValueText::whole, AxisChange::curve);

    /** An optimiser of one's own, by its name. */
    public static final Axis OPTIMIZER =
            ours(
                    "optimizer",
                    "",
                    "",
                    text -> OptimizerFactory.named(text).name(),
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

    private final AxisText text;
    private final AxisChange change;

    /** The place among the library's settings; a setting of one's own comes before the seed. */
    private final int place;

    private Axis(AxisText text, AxisChange change, int place) {
        this.text = text;
        this.change = change;
        this.place = place;
    }

    private static Axis ours(
            String key, String prefix, String path, Function<String, Object> parser) {
        return ours(key, prefix, path, parser, AxisChange::changed);
    }

    private static Axis ours(
            String key,
            String prefix,
            String path,
            Function<String, Object> parser,
            AxisChange change) {
        Axis axis = new Axis(new AxisText(key, prefix, path, parser), change, ALL.size());
        ALL.add(axis);
        return axis;
    }

    /** {@return the settings that have a name of their own, in their order} */
    public static List<Axis> values() {
        return List.copyOf(ALL);
    }

    /** {@return the name of this setting in a grid's file} */
    public String key() {
        return text.key();
    }

    /** Returns where the setting is in a run; empty where that is not one place. */
    String path() {
        return text.path();
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
                .filter(axis -> axis.text.isCalled(key))
                .findFirst()
                .orElseGet(() -> byPath(key));
    }

    private static Axis byPath(String path) {
        AxisText text = AxisText.ofPath(path, ALL);
        return new Axis(text, AxisChange::own, SEED.place - 1);
    }

    /** Checks a value and gives it this setting's type. */
    Object value(Object raw) {
        return text.value(raw);
    }

    /** Returns the part of a cell's id that tells this value, such as "lr0.05". */
    String idPart(Object value) {
        return text.idPart(value);
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

    @Override
    public int compareTo(Axis other) {
        return Comparator.comparingInt((Axis axis) -> axis.place)
                .thenComparing(Axis::key)
                .compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Axis axis && axis.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    /** {@return the name of this setting in a grid's file} */
    @Override
    public String toString() {
        return key();
    }
}
