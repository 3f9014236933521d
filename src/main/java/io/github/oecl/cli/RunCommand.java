// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.method.Methods;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.ModelFile;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains and tests once, and writes the result. */
@Command(
        name = "run",
        description = {
            "Train and test once, and write the result as JSON.",
            "",
            "WHAT is a recipe (objects, objects-self, cells, cells-self, cifar10, cifar10-self,"
                    + " raabin, raabin-self, uc-merced, ham10000), or a JSON file of a configuration or"
                    + " of an earlier result, which is then run again. The variable OECL_DATA names the"
                    + " folder of real data, OECL_DEVICE the device (cpu or gpu)."
        },
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    static final String UNTIL_INPUT_ENDS = "--until-input-ends";

    private static final double SECONDS_BETWEEN_LINES = 10;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "WHAT", description = "a recipe or a JSON file")
    private String what;

    @Mixin private PresetOption size;

    @Option(names = "--baseline", description = "train SimCLR at the same budget instead of OECL")
    private boolean baseline;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "train another method at the same budget: oecl, self-oecl, simclr,"
                            + " simclr-unnormalised, csi, hsc, bce, frozen-knn,"
                            + " frozen-mahalanobis, or one of a jar on the class path")
    private String method;

    @Mixin private SettingOptions settings;

    @Mixin private RecipeOptions changes;

    @Option(
            names = "--validation",
            description = "test on images held out of training, to choose a recipe by")
    private boolean validation;

    @Option(names = "--out", paramLabel = "FILE", description = "where the result goes")
    private OutputFile out;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "where the network goes, for oecl export and for the methods frozen-knn and"
                            + " frozen-mahalanobis (default: it is not kept)")
    private OutputFile model;

    @Option(
            names = "--checkpoint",
            paramLabel = "DIR",
            description =
                    "keep checkpoints there while training, and go on from one if there is one of"
                            + " this configuration; removed when the run is done")
    private OutputFolder checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "SECONDS",
            description = "0 is after every step (default: 30, or longer where one costs much)")
    private Long checkpointEvery;

    @Option(
            names = UNTIL_INPUT_ENDS,
            hidden = true,
            description = "stop when the standard input ends")
    private boolean untilInputEnds;

    @Override
    public Integer call() throws IOException {
        if (untilInputEnds) {
            InputWatch.start(System.in);
        }
        PrintWriter console = spec.commandLine().getOut();
        RunConfig config = config();
        Outputs.requireNoImage(out, config.data());
        Outputs.requireNoImage(model, config.data());
        console.println(ComputeDevice.fromEnvironment().announcement());
        console.flush();
        TrainingListener progress =
                TrainingListener.log(Outputs.progress(out), SECONDS_BETWEEN_LINES);
        Checkpoints checkpoints = checkpoints();
        try (Run run = Run.of(config, DataCatalog.fromEnvironment(), checkpoints, progress)) {
            RunResult result = run.result();
            console.print(result.summary());
            console.flush();
            if (out != null) {
                result.write(out.path());
                console.println("wrote " + out);
            }
            if (model != null) {
                ModelFile.save(run.model(), notes(result), model.path());
                console.println("wrote " + model);
            }
            if (checkpoints != null) {
                checkpoints.remove();
            }
            return 0;
        }
    }

    private static Map<String, String> notes(RunResult result) {
        RunConfig config = result.config();
        return Map.of(
                "method",
                config.method().title(),
                "data",
                config.data().dataset() + ", normal: " + String.join(", ", config.data().normal()),
                "steps",
                String.valueOf(result.training().steps()),
                "numerics",
                result.provenance().numerics(),
                "seed",
                String.valueOf(config.training().seed()));
    }

    private Checkpoints checkpoints() {
        if (checkpoint == null) {
            return null;
        }
        Checkpoints usual = Checkpoints.in(checkpoint.path());
        return checkpointEvery == null ? usual : usual.every(Duration.ofSeconds(checkpointEvery));
    }

    private RunConfig config() throws IOException {
        RunConfig config =
                what.endsWith(".json")
                        ? RunConfig.read(existing(Path.of(what)))
                        : Recipes.byName(what, size.preset());
        config = baseline ? config.asSimClr() : config;
        config = method == null ? config : config.as(Methods.byName(method).name());
        for (Map.Entry<String, Object> setting : settings.values().entrySet()) {
            config = config.with(setting.getKey(), setting.getValue());
        }
        config = validation ? config.with(config.data().onValidation()) : config;
        return changes.changed(config);
    }

    private static Path existing(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + file);
        }
        return file;
    }
}
