// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridBuilder;
import io.github.oecl.grid.GridResults;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.transform.Shift;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * An experiment of the paper. Its {@link #builder} makes it a {@link Grid}, which {@link Grid#run}
 * or the command {@code oecl experiment} runs; {@link #slice} is the small part of it that a
 * notebook trains.
 */
public enum Experiment {
    /** Each class normal in turn and the others OOD: the paper's one-class setting. */
    ONE_VS_REST(Images.USUAL, Methods.COMPARED, Experiment::oneVsRest),

    /** All classes normal but one, which is OOD: the paper's multimodal setting. */
    LEAVE_ONE_CLASS_OUT(Images.USUAL, Methods.COMPARED, Experiment::leaveOneClassOut),

    /** Self-OECL with each shift in place of the paper's rotation, beside SimCLR. */
    SHIFTS(Images.USUAL, Methods.FIXED, Experiment::shifts),

    /**
     * Self-OECL by rotation on cells, which have no upright pose (the paper's figure 4): alpha 1
     * and 0.1, each with and without a warm-up.
     */
    STABILITY(Images.USUAL, Methods.FIXED, Experiment::stability),

    /**
     * Near outliers, far ones and none against the number of normal images (the paper's figure 3),
     * at one number of steps.
     */
    NEAR_AND_FAR(Images.CELLS, Methods.FIXED, OutlierPlans::nearAndFar),

    /**
     * Few outliers, near and far: OECL, HSC and BCE with k of them, drawn by the seed, and SimCLR,
     * which is k = 0, at one number of steps. (The protocol is ours.)
     */
    FEW_SHOT(Images.CELLS, Methods.FIXED, OutlierPlans::fewShot),

    /** The recipe for cells with one setting changed at a time, ten in all. */
    ABLATIONS(Images.CELLS, Methods.FIXED, OutlierPlans::ablations),

    /**
     * One class normal and the others OOD where contrastive learning without outliers is weak: OECL
     * with far outliers, and SimCLR.
     */
    AERIAL_AND_SKIN(Images.WEAK, Methods.WITH_BASELINE, OutlierPlans::aerialAndSkin) {
        @Override
        List<String> classes(ExperimentData data) {
            return data == ExperimentData.SYNTHETIC
                    ? ExperimentData.RAABIN.classes()
                    : data.classes();
        }
    };

    private final List<ExperimentData> images;
    private final List<MethodName> methods;
    private final BiConsumer<GridBuilder, ExperimentBuilder> plan;

    Experiment(
            List<ExperimentData> images,
            List<MethodName> methods,
            BiConsumer<GridBuilder, ExperimentBuilder> plan) {
        this.images = images;
        this.methods = methods;
        this.plan = plan;
    }

    /** The images that experiments can be done on. */
    private static final class Images {
        static final List<ExperimentData> USUAL =
                List.of(ExperimentData.SYNTHETIC, ExperimentData.CIFAR10, ExperimentData.RAABIN);
        static final List<ExperimentData> CELLS =
                List.of(ExperimentData.SYNTHETIC, ExperimentData.RAABIN);

        /** Those on which contrastive learning without outliers is weak. */
        static final List<ExperimentData> WEAK =
                List.of(ExperimentData.SYNTHETIC, ExperimentData.AERIAL, ExperimentData.SKIN);
    }

    /** The methods that are compared as a rule. */
    private static final class Methods {
        static final List<MethodName> COMPARED =
                List.of(MethodName.OECL, MethodName.SIMCLR, MethodName.HSC, MethodName.BCE);
        static final List<MethodName> WITH_BASELINE = List.of(MethodName.OECL, MethodName.SIMCLR);
        static final List<MethodName> FIXED = List.of();
    }

    private static void oneVsRest(GridBuilder grid, ExperimentBuilder of) {
        takeTurns(grid, of, Axis.NORMAL);
    }

    private static void leaveOneClassOut(GridBuilder grid, ExperimentBuilder of) {
        takeTurns(grid, of, Axis.LEFT_OUT);
        if (of.preset() == Preset.QUICK) {
            grid.optAxis(Axis.TRAIN_SIZE, of.data().multimodalSize());
        } else if (of.preset() == Preset.PAPER && of.data() != ExperimentData.SYNTHETIC) {
            grid.optAxis(Axis.EPOCHS, 500).optAxis(Axis.BATCH, 64);
        }
    }

    private static void shifts(GridBuilder grid, ExperimentBuilder of) {
        grid.optAxis(Axis.RECIPE, of.data().self().toArray());
        grid.optVariant(Map.of(Axis.METHOD, "simclr"));
        for (Shift shift : Shift.all()) {
            grid.optVariant(Map.of(Axis.SHIFT, shift.name()));
        }
    }

    private static void stability(GridBuilder grid, ExperimentBuilder of) {
        String recipe = withoutPose(of.data());
        grid.optAxis(Axis.RECIPE, recipe);
        grid.optAxis(Axis.ALPHA, 1, 0.1);
        grid.optAxis(Axis.WARMUP, 0, warmup(recipe, of.preset()));
    }

    /** {@return the images that the experiment can be done on} */
    List<ExperimentData> images() {
        return images;
    }

    /** {@return the classes of some images that take turns} */
    List<String> classes(ExperimentData data) {
        return data.classes();
    }

    /** Checks that the experiment can be done on some images. */
    void requireImages(ExperimentData data) {
        if (!images().contains(data)) {
            throw new IllegalArgumentException(
                    "%s is not made for %s; its images are %s".formatted(this, data, images()));
        }
    }

    /** The methods that are compared as a rule; none where the experiment fixes its method. */
    List<MethodName> methods() {
        return methods;
    }

    /** Adds the axes and variants. */
    void plan(GridBuilder grid, ExperimentBuilder of) {
        plan.accept(grid, of);
    }

    /**
     * Returns the experiment of a name.
     *
     * @param name in any case, with - or _ between words
     * @return the experiment
     * @throws IllegalArgumentException if there is none of that name; the message lists all
     */
    public static Experiment of(String name) {
        return Arrays.stream(values())
                .filter(each -> each.toString().equalsIgnoreCase(name.strip().replace('_', '-')))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no experiment '"
                                                + name
                                                + "'; the experiments are "
                                                + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@return a builder of the experiment as a grid} */
    public ExperimentBuilder builder() {
        return new ExperimentBuilder(this);
    }

    /**
     * Returns the part that a notebook trains live, two to four trainings of one seed: of the first
     * two experiments OECL and HSC on the first class that takes turns; of the shifts rotation
     * alone; of the stability alpha 1 without and 0.1 with a warm-up. At quick these two take 300
     * images, 16 a batch, and 60 epochs at a rate of 0.05, alpha setting in after 15. Of near and
     * far outliers OECL with each at the smallest and the largest training size, at quick with five
     * sixths of the recipe's epochs. Of few outliers SimCLR, OECL, HSC and BCE with eight near
     * ones; of the ablations the recipe, another alpha and no warm-up; of aerial and skin images
     * the first two classes.
     *
     * @param preset how large
     * @param data the images
     * @return a grid named after the experiment
     */
    public Grid slice(Preset preset, ExperimentData data) {
        return ExperimentSlice.of(this, preset, data);
    }

    /**
     * Judges what the paper claims of this experiment, and what we ask besides, by results.
     *
     * @param source which results they are, such as "live slice" or "recorded"
     * @param results of it; none at all where it was not run
     * @return the claims in the paper's order
     */
    public List<Claim> claims(String source, GridResults results) {
        return Claims.of(this, source, results);
    }

    /** {@return the name as the command line takes it, such as one-vs-rest} */
    @Override
    public String toString() {
        return ValueText.label(this);
    }

    /** Compares the methods with each class in its turn in a role. */
    private static void takeTurns(GridBuilder grid, ExperimentBuilder of, Axis role) {
        grid.optAxis(Axis.RECIPE, of.data().exposed());
        grid.optAxis(Axis.METHOD, labels(of.methods()));
        grid.optAxis(role, of.classes().toArray());
    }

    private static Object[] labels(List<MethodName> methods) {
        return methods.stream().map(ValueText::label).toArray();
    }

    /** Returns the recipe of self-OECL on images without an upright pose, where there is one. */
    static String withoutPose(ExperimentData data) {
        return data.self().get(data.self().size() - 1);
    }

    /** Returns the warm-up of a recipe in epochs, at least 1. */
    static long warmup(String recipe, Preset preset) {
        return Math.max(1, Recipes.byName(recipe, preset).alpha().warmup());
    }
}
