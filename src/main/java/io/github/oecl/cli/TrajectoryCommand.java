// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.trajectory.ImportedTrajectory;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import io.github.oecl.run.trajectory.TrajectoryVariant;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains and records the norms over the training. */
@Command(
        name = "trajectory",
        description = {
            "Train and record the norms of training, normal test and OOD images over the training"
                    + " as CSV: figures 1, 2 and 5 of the paper, and how OECL separates the norms.",
            "",
            "With --weights nothing is trained: the norms are those of checkpoints of a network that"
                    + " was trained elsewhere, as `oecl import` reads them, on the recipe's images.",
            "",
            "RECIPE is objects, objects-self, cells, cells-self, cifar10, cifar10-self, raabin or"
                    + " raabin-self. The variable OECL_DATA names the folder of real data, OECL_DEVICE the device (cpu or gpu)."
        },
        mixinStandardHelpOptions = true)
final class TrajectoryCommand implements Callable<Integer> {

    private static final double SECONDS_BETWEEN_LINES = 10;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RECIPE", description = "whose images, network and views")
    private String recipe;

    @Mixin private PresetOption size;

    @Option(
            names = "--variant",
            defaultValue = "simclr",
            description =
                    "oecl, or on normal images alone: simclr, unnormalised, no-weight-decay, more-weight-decay, no-momentum or"
                            + " no-momentum-no-weight-decay (default: ${DEFAULT-VALUE})")
    private String variant;

    @Mixin private RecipeOptions changes;

    @Option(names = "--views", description = "of each image that is followed, at least 2")
    private Integer views;

    @Option(names = "--images", description = "how many images of each group are followed")
    private Integer images;

    @Option(names = "--every", description = "epochs from one measurement to the next")
    private Integer every;

    @Option(
            names = "--validation",
            description = "follow images held out of training instead of the test images")
    private boolean validation;

    @Option(names = "--by-class", description = "follow each test class by itself as well")
    private boolean byClass;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "where the norms go, as CSV")
    private OutputFile out;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "keep checkpoints there while training, and go on from one if there is one of"
                            + " this configuration; removed when the norms are written")
    private OutputFolder checkpoint;

    @Option(
            names = "--weights",
            paramLabel = "EPOCH=FILE",
            description =
                    "a safetensors file and the epoch that it is of; once for each checkpoint")
    private Map<Integer, Path> weights = new TreeMap<>();

    @Override
    public Integer call() throws IOException {
        if (!weights.isEmpty()) {
            return followImported();
        }
        PrintWriter console = spec.commandLine().getOut();
        RunConfig config = config();
        Outputs.requireNoImage(out, config.data());
        Checkpoints checkpoints = checkpoint == null ? null : Checkpoints.in(checkpoint.path());
        console.println(ComputeDevice.fromEnvironment().announcement());
        console.flush();
        TrajectoryRun run =
                TrajectoryRun.of(
                        config,
                        followed(TrajectoryConfig.of(config)),
                        config.data().load(DataCatalog.fromEnvironment()),
                        checkpoints,
                        TrainingListener.log(Outputs.progress(out), SECONDS_BETWEEN_LINES));
        if (!run.cost().completed()) {
            return 1;
        }
        run.write(out.path());
        if (checkpoints != null) {
            checkpoints.remove();
        }
        report(run, console);
        return 0;
    }

    private int followImported() throws IOException {
        for (String training : List.of("--variant", "--epochs", "--every", "--checkpoint")) {
            if (spec.commandLine().getParseResult().hasMatchedOption(training)) {
                throw new IllegalArgumentException(
                        training + " is of a training, and with --weights nothing is trained");
            }
        }
        RunConfig config = config();
        Outputs.requireNoImage(out, config.data());
        ImportedTrajectory followed =
                ImportedTrajectory.of(
                        config,
                        followed(TrajectoryConfig.of(config)),
                        config.data().load(DataCatalog.fromEnvironment()),
                        new TreeMap<>(weights));
        followed.write(out.path());
        PrintWriter console = spec.commandLine().getOut();
        followed.separations()
                .forEach(
                        each ->
                                console.printf(
                                        Locale.ROOT,
                                        "epoch %d: AUROC of the norm %.1f%% [%.1f, %.1f]%n",
                                        each.epoch(),
                                        100 * each.auroc(),
                                        100 * each.interval().low(),
                                        100 * each.interval().high()));
        console.println("wrote " + out);
        console.flush();
        return 0;
    }

    private RunConfig config() {
        RunConfig config = changes.changed(Recipes.byName(recipe, size.preset()));
        config = validation ? config.with(config.data().onValidation()) : config;
        return TrajectoryVariant.of(variant).of(config);
    }

    private TrajectoryConfig followed(TrajectoryConfig usual) {
        return new TrajectoryConfig(
                views == null ? usual.views() : views,
                images == null ? usual.images() : images,
                every == null ? usual.every() : every,
                byClass);
    }

    private void report(TrajectoryRun run, PrintWriter console) {
        console.printf(
                Locale.ROOT,
                "%d steps, %d views, %.0f s, of which %.1f s (%.1f%%) to measure%n",
                run.cost().steps(),
                run.cost().views(),
                run.cost().seconds(),
                run.cost().measuring(),
                100 * run.cost().slowdown());
        console.println("wrote " + out);
        console.flush();
    }
}
