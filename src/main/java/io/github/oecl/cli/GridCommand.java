// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.experiment.Cell;
import io.github.oecl.experiment.ChildJvm;
import io.github.oecl.experiment.Grid;
import io.github.oecl.experiment.GridFile;
import io.github.oecl.experiment.GridReport;
import io.github.oecl.experiment.GridRunner;
import io.github.oecl.experiment.Preset;
import io.github.oecl.model.ComputeDevice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            "Settings: recipe (objects, objects-self, cells, cifar10, raabin), method (oecl,"
                    + " self-oecl, simclr, simclr-unnormalised, csi, hsc, bce), normal, outliers,"
                    + " outlierClasses, trainSize, validation, shift, temperature, alpha, warmup"
                    + " (in epochs), backbone, width,"
                    + " cropArea, testViews, epochs, batch, learningRate, weightDecay, layerwise,"
                    + " seed.",
            "",
            "DIR gets cells/ID.json, the result of each finished cell, and results.csv, a row for"
                    + " each cell and score. DIR/work holds the logs of cells that run or failed.",
            "",
            "Stop it at will (Ctrl-C, SIGTERM, a loss of power): what is finished stays, and the"
                    + " same command goes on, within a cell from its checkpoint. A cell whose result is"
                    + " there is kept; a result of other settings under its name is refused, and"
                    + " nothing starts. A cell that fails is reported with the end of its log and"
                    + " the others go on.",
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

    private static final int STOPPED = 130;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "the grid, as JSON")
    private Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the results go; required but for --list")
    private Path out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "how many cells at a time (default: one a core, or one on a GPU)")
    private Integer jobs;

    @Option(
            names = "--preset",
            description = "smoke, quick or paper instead of the file's, such as smoke for a trial")
    private String preset;

    @Option(names = "--list", description = "show the cells and run nothing")
    private boolean list;

    @Override
    public Integer call() throws IOException {
        Grid grid = GridFile.read(file, preset == null ? null : Preset.of(preset));
        PrintWriter console = spec.commandLine().getOut();
        if (list) {
            grid.cells().stream().map(Cell::id).forEach(console::println);
            return 0;
        }
        if (out == null) {
            throw new IllegalArgumentException("Say where the results go: --out DIR");
        }
        try {
            return report(runner(grid, console).run(), console);
        } catch (InterruptedException e) {
            return STOPPED;
        }
    }

    private GridRunner runner(Grid grid, PrintWriter console) {
        // The engine must be asked here anyway: on a GPU the cells take turns.
        ComputeDevice device = ComputeDevice.fromEnvironment();
        CoreShare share = CoreShare.of(jobs, grid.cells().size(), device);
        console.println(device.announcement());
        console.println(share.announcement());
        console.flush();
        ChildJvm executor =
                new ChildJvm(
                        share.threads(), Oecl.class.getName(), "run", RunCommand.UNTIL_INPUT_ENDS);
        return new GridRunner(grid, out, executor, share.jobs(), console::println);
    }

    private static int report(GridReport report, PrintWriter console) {
        if (!report.results().isEmpty()) {
            console.println();
            console.print(report.tables().summary());
        }
        report.failures().keySet().forEach(id -> console.println("failed: " + id));
        console.println("wrote " + report.file());
        console.flush();
        return report.complete() ? 0 : 1;
    }
}
