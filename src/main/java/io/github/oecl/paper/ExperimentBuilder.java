// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridBuilder;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.Preset;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the {@link Grid} of an {@link Experiment}: all of it, or the classes and methods asked.
 */
public final class ExperimentBuilder {

    private final Experiment experiment;
    private Preset preset = Preset.QUICK;
    private ExperimentData data = ExperimentData.SYNTHETIC;
    private List<String> classes = List.of();
    private List<MethodName> methods = List.of();
    private List<Integer> sizes = List.of();
    private List<Integer> outlierCounts = List.of();
    private Object[] seeds = {1L};

    ExperimentBuilder(Experiment experiment) {
        this.experiment = experiment;
    }

    /**
     * Sets how large the runs are; the default is {@link Preset#QUICK}.
     *
     * @param preset how large
     * @return this builder
     */
    public ExperimentBuilder optPreset(Preset preset) {
        this.preset = preset;
        return this;
    }

    /**
     * Sets the images; the default is {@link ExperimentData#SYNTHETIC}.
     *
     * @param data which
     * @return this builder
     */
    public ExperimentBuilder optData(ExperimentData data) {
        this.data = data;
        return this;
    }

    /**
     * Sets the classes that take turns; the default is all of {@link ExperimentData#classes()}.
     *
     * @param classes some of them
     * @return this builder
     */
    public ExperimentBuilder optClasses(String... classes) {
        this.classes = List.of(classes);
        return this;
    }

    /**
     * Sets the methods that are compared; the default is OECL, SimCLR, HSC and BCE.
     *
     * @param methods at least one
     * @return this builder
     */
    public ExperimentBuilder optMethods(MethodName... methods) {
        this.methods = List.of(methods);
        return this;
    }

    /**
     * Sets how many normal images to train on, in turn; the default of near-and-far is from 50 to
     * all.
     *
     * @param sizes each at least 2
     * @return this builder
     */
    public ExperimentBuilder optSizes(int... sizes) {
        this.sizes = Arrays.stream(sizes).boxed().toList();
        return this;
    }

    /**
     * Sets how many outliers are at hand, in turn; the default of few-shot at quick is 1, 8 and 64.
     *
     * @param counts each at least 1; SimCLR is there as well, for none
     * @return this builder
     */
    public ExperimentBuilder optOutlierCounts(int... counts) {
        outlierCounts = Arrays.stream(counts).boxed().toList();
        return this;
    }

    /**
     * Sets the seeds of the trainings; the default is 1 alone.
     *
     * @param seeds at least one
     * @return this builder
     */
    public ExperimentBuilder optSeeds(long... seeds) {
        this.seeds = Arrays.stream(seeds).boxed().toArray();
        return this;
    }

    /**
     * Builds the grid.
     *
     * @return its cells
     * @throws IllegalArgumentException if the experiment is not made for the images, a class is not
     *     among those that take turns, the experiment does not take classes, methods or sizes, or
     *     there is no seed
     */
    public Grid build() {
        experiment.requireImages(data);
        requireFitting();
        GridBuilder grid = Grid.builder().setName(experiment.toString()).optPreset(preset);
        experiment.plan(grid, this);
        return grid.optAxis(Axis.SEED, seeds).build();
    }

    private void requireFitting() {
        boolean takesTurns = !experiment.methods().isEmpty();
        if (!takesTurns && !(classes.isEmpty() && methods.isEmpty())) {
            throw new IllegalArgumentException(
                    experiment + " has its classes and its method: give it neither");
        }
        if (experiment != Experiment.NEAR_AND_FAR && !sizes.isEmpty()) {
            throw new IllegalArgumentException(
                    experiment + " takes no training sizes; near-and-far does");
        }
        if (experiment != Experiment.FEW_SHOT && !outlierCounts.isEmpty()) {
            throw new IllegalArgumentException(
                    experiment + " takes no numbers of outliers; few-shot does");
        }
        List<String> known = experiment.classes(data);
        for (String name : classes) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "'%s' is no class of %s that takes turns; these do: %s"
                                .formatted(name, data, known));
            }
        }
    }

    List<Integer> sizes() {
        return sizes;
    }

    List<Integer> outlierCounts() {
        return outlierCounts;
    }

    Preset preset() {
        return preset;
    }

    ExperimentData data() {
        return data;
    }

    List<String> classes() {
        return classes.isEmpty() ? experiment.classes(data) : classes;
    }

    List<MethodName> methods() {
        return methods.isEmpty() ? experiment.methods() : methods;
    }
}
