// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.io.internal.ValueText;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The images of an {@link Experiment}: for outlier exposure a recipe whose classes take turns, and
 * for self-OECL recipes without outliers.
 */
public enum ExperimentData {
    /**
     * Synthetic images: objects, of which five classes take turns and the five others serve as
     * outliers throughout; for self-OECL objects, which have an upright pose, and cells, which have
     * none.
     */
    SYNTHETIC(
            "objects",
            600,
            List.of("car", "cup", "mushroom", "person", "rocket"),
            "objects-self",
            "cells-self"),
    /** CIFAR-10 with the outliers of the recipe; automobiles for self-OECL. */
    CIFAR10(
            "cifar10",
            900,
            List.of(
                    "airplane",
                    "automobile",
                    "bird",
                    "cat",
                    "deer",
                    "dog",
                    "frog",
                    "horse",
                    "ship",
                    "truck"),
            "cifar10-self"),
    /**
     * Raabin-WBC, of which three classes take turns and basophils and neutrophils serve as outliers
     * throughout; monocytes, which have no upright pose, for self-OECL.
     */
    RAABIN("raabin", 0, List.of("lymphocyte", "monocyte", "eosinophil"), "raabin-self"),
    /** UC Merced, aerial images of 21 kinds of land use, with photographs as outliers. */
    AERIAL(
            "uc-merced",
            0,
            List.of(
                    "agricultural",
                    "airplane",
                    "baseballdiamond",
                    "beach",
                    "buildings",
                    "chaparral",
                    "denseresidential",
                    "forest",
                    "freeway",
                    "golfcourse",
                    "harbor",
                    "intersection",
                    "mediumresidential",
                    "mobilehomepark",
                    "overpass",
                    "parkinglot",
                    "river",
                    "runway",
                    "sparseresidential",
                    "storagetanks",
                    "tenniscourt")),
    /** HAM10000, of which moles (nv) are normal and six other lesions OOD. */
    SKIN("ham10000", 0, List.of("nv"));

    /** Recipes of images of blood cells, which lie as they fall. */
    private static final List<String> WITHOUT_POSE = List.of("cells", "raabin");

    private final String exposed;
    private final int multimodal;
    private final List<String> classes;
    private final List<String> self;

    ExperimentData(String exposed, int multimodal, List<String> classes, String... self) {
        this.exposed = exposed;
        this.multimodal = multimodal;
        this.classes = classes;
        this.self = List.of(self);
    }

    /**
     * Returns the images of a name.
     *
     * @param name in any case
     * @return the images
     * @throws IllegalArgumentException if there are none of that name; the message lists all
     */
    public static ExperimentData of(String name) {
        return Arrays.stream(values())
                .filter(data -> data.toString().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "There is no experiment on '"
                                                + name
                                                + "'; the images are "
                                                + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@return the classes that take turns at being normal, or at being left out} */
    public List<String> classes() {
        return classes;
    }

    /** {@return the recipe of outlier exposure} */
    public String exposed() {
        return exposed;
    }

    /**
     * Returns the recipe of the experiments with near and far outliers: synthetic ones take cells.
     */
    String cells() {
        return this == SYNTHETIC ? "cells" : exposed;
    }

    /** Returns whether images have an upright pose, which tells them from rotated ones. */
    static boolean hasUprightPose(DataConfig data) {
        return WITHOUT_POSE.stream()
                .map(recipe -> Recipes.byName(recipe, Preset.PAPER).data().source())
                .noneMatch(data.source()::equals);
    }

    /** Returns how many normal cells to train on, in turn, at last all that there are. */
    List<Integer> sizes(Preset preset) {
        if (preset == Preset.SMOKE) {
            return List.of(16, 128);
        }
        if (this == SYNTHETIC) {
            return List.of(50, 200, 600);
        }
        return preset == Preset.QUICK ? List.of(50, 200, 800) : List.of(50, 100, 200, 400, 800);
    }

    /** {@return the recipes of self-OECL} */
    public List<String> self() {
        return self;
    }

    /** Returns how many images a multimodal training takes at quick, 0 for all. */
    int multimodalSize() {
        return multimodal;
    }

    /** {@return the name as the command line takes it} */
    @Override
    public String toString() {
        return ValueText.label(this);
    }
}
