// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.grid.Grid;
import io.github.oecl.run.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a grid of settings. */
@Command(
        name = "grid",
        description = {
            "Run a grid of settings and write one results file.",
            "",
            "FILE is JSON: a name, a preset, axes (a list of values each) and variants (settings"
                    + " that belong together). Each variant is crossed with all axes:",
            "",
            "  {",
            "    \"name\": \"trials\",",
            "    \"about\": \"a note for readers\",",
            "    \"preset\": \"quick\",",
            "    \"axes\": {\"recipe\": [\"raabin\"], \"validation\": [true], \"seed\": [1, 2]},",
            "    \"variants\": [{\"method\": \"simclr\"},",
            "                 {\"method\": \"oecl\", \"alpha\": 0.1, \"warmup\": 10}]",
            "  }",
            "",
            "Settings: recipe (objects, objects-self, cells, cells-self, cifar10, cifar10-self,"
                    + " raabin, raabin-self, uc-merced, ham10000), method (oecl, self-oecl, simclr,"
                    + " simclr-unnormalised, csi, hsc, bce, frozen-knn, frozen-mahalanobis, or one of a"
                    + " jar on the class path), normal, leftOut (the class that is OOD, all others"
                    + " normal), exposure (near or far outliers), outliers, outlierClasses,"
                    + " outlierCount (how many are at hand, drawn by the seed), trainSize, validation,"
                    + " shift, temperature, alpha, warmup (in epochs), outlierTerm (constant as"
                    + " published, or ours: norm-at-switch, relative, relative-with-gradient), ramp"
                    + " (epochs after the warm-up), gradientShare (the most of the outlier term's"
                    + " gradient), backbone, width, cropArea, testViews, epochs, batch, steps (of a"
                    + " trainSize, instead of epochs), learningRate, weightDecay, clip (the most of the"
                    + " gradient's norm), precision (float32, or bf16: an experiment), layerwise, reshuffle, curve (score validation images every so"
                    + " many epochs), optimizer and augmentation (of one's own), seed; and any other"
                    + " setting by its path in a result's config,"
                    + " such as training.momentum or method.neighbours.",
            "",
            "DIR gets cells/ID.json, the result of each finished cell, and results.csv, a row for"
                    + " each cell and score. DIR/work holds the logs of cells that run or failed.",
            "",
            "Stop it at will (Ctrl-C, SIGTERM, a loss of power): what is finished stays, and the"
                    + " same command goes on, within a cell from its checkpoint. A cell whose result is"
                    + " there is kept; a result of other settings under its name is refused, and"
                    + " nothing starts. A cell that fails is reported with the end of its log and the"
                    + " others go on.",
            "",
            "Each cell runs in a process of its own. The cores are shared out: with 2 cores and 2"
                    + " jobs each process has one thread, which is often faster than one process"
                    + " with two. A job needs 1 GB of memory or more.",
            ""
        },
        footer = {
            "",
            "Exit code: 0 all cells finished, 1 a cell failed or the grid could not be run,"
                    + " 2 wrong call, 130 or 143 stopped.",
            "",
            "Example: oecl grid notebooks/recorded/quick.grid.json --out notebooks/recorded/quick"
        },
        mixinStandardHelpOptions = true)
final class GridCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the grid, as JSON")
    private Path file;

    @Mixin private GridOptions options;

    @Option(
            names = "--preset",
            description = "smoke, quick or paper instead of the file's, such as smoke for a trial")
    private String preset;

    @Override
    public Integer call() throws IOException {
        Grid grid = Grid.read(file, preset == null ? null : Preset.of(preset));
        options.spare(file);
        return options.run(grid, spec.commandLine().getOut());
    }
}
