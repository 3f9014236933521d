// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.paper.Experiment;
import io.github.oecl.paper.ExperimentBuilder;
import io.github.oecl.paper.ExperimentData;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an experiment of the paper as a grid. */
@Command(
        name = "experiment",
        description = {
            "Run an experiment of the paper as a grid (see oecl grid --help for DIR).",
            "",
            "NAME is one of",
            "  one-vs-rest          each class normal in turn: OECL, SimCLR, HSC, BCE",
            "  leave-one-class-out  all classes but one normal: the same methods",
            "  shifts               self-OECL with every shift, and SimCLR",
            "  stability            self-OECL by rotation on cells: alpha 1 and 0.1, with and"
                    + " without warm-up",
            "  near-and-far         near outliers, far ones and none against the number of normal"
                    + " cells",
            "  few-shot             1 to 64 outliers, near and far: OECL, HSC, BCE, and SimCLR",
            "  ablations            the recipe for cells with one setting changed at a time",
            "  aerial-and-skin      OECL with far outliers, and SimCLR, where the latter is weak",
            ""
        },
        footer = {
            "",
            "Example: oecl experiment one-vs-rest --data cifar10 --classes automobile,horse"
                    + " --seeds 1,2,3 --out DIR"
        },
        mixinStandardHelpOptions = true)
final class ExperimentCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private GridOptions options;

    @Parameters(paramLabel = "NAME", description = "the experiment")
    private String name;

    @Mixin private PresetOption size;

    @Option(
            names = "--data",
            defaultValue = "synthetic",
            description = "synthetic, cifar10, raabin, aerial or skin (default: ${DEFAULT-VALUE})")
    private String data;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the trainings (default: ${DEFAULT-VALUE})")
    private long[] seeds;

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "N",
            description = "numbers of normal images (near-and-far; default: from 50 to all)")
    private int[] sizes = {};

    @Option(
            names = "--k",
            split = ",",
            paramLabel = "N",
            description = "numbers of outliers (few-shot; default: 1, 8, 64)")
    private int[] outlierCounts = {};

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "CLASS",
            description = "the classes that take turns (default: all)")
    private String[] classes = {};

    @Option(
            names = "--methods",
            split = ",",
            paramLabel = "NAME",
            description = "other methods: oecl, self-oecl, simclr, csi, hsc, bce")
    private String[] methods = {};

    @Override
    public Integer call() throws IOException {
        ExperimentBuilder experiment =
                Experiment.of(name)
                        .builder()
                        .optPreset(size.preset())
                        .optData(ExperimentData.of(data))
                        .optClasses(classes)
                        .optMethods(
                                Arrays.stream(methods)
                                        .map(name -> Methods.byName(name).name())
                                        .toArray(MethodName[]::new))
                        .optSizes(sizes)
                        .optOutlierCounts(outlierCounts)
                        .optSeeds(seeds);
        return options.run(experiment.build(), spec.commandLine().getOut());
    }
}
