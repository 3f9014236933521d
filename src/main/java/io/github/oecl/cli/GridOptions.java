// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridReport;
import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.grid.RunExecutor;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.model.ComputeDevice;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** How a grid is run, from wherever it comes. */
final class GridOptions {

    private static final int STOPPED = 130;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where the results go; required but for --list")
    private OutputFolder out;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "how many cells at a time (default: one a core, or one on a GPU)")
    private Integer jobs;

    @Option(names = "--list", description = "show the cells and run nothing")
    private boolean list;

    /** Refuses to write where the grid itself is kept. */
    void spare(Path grid) throws IOException {
        if (list || out == null || !Files.exists(grid)) {
            return;
        }
        Path place = out.path();
        OutputFile.at(place.resolve(GridResults.FILE)).sparing(List.of(grid)).check();
        for (String ours : GridResults.FOLDERS) {
            Path folder = place.resolve(ours);
            if (Files.exists(folder) && grid.toRealPath().startsWith(folder.toRealPath())) {
                throw new IOException(
                        "Cannot write %s: the input %s is in it; choose another folder, or move it"
                                .formatted(folder, grid));
            }
        }
    }

    /** Runs a grid or shows its cells, and returns the exit code. */
    int run(Grid grid, PrintWriter console) throws IOException {
        if (list) {
            grid.runs().stream().map(GridRun::id).forEach(console::println);
            return 0;
        }
        if (out == null) {
            throw new IllegalArgumentException("Say where the results go: --out DIR");
        }
        try {
            return report(train(grid, console), console);
        } catch (InterruptedException e) {
            return STOPPED;
        }
    }

    private GridReport train(Grid grid, PrintWriter console)
            throws IOException, InterruptedException {
        // The engine must be asked here anyway: on a GPU the cells take turns.
        ComputeDevice device = ComputeDevice.fromEnvironment();
        CoreShare share = CoreShare.of(jobs, grid.runs().size(), device);
        console.println(device.announcement());
        console.println(share.announcement());
        console.flush();
        RunExecutor executor =
                RunExecutor.inChildJvms(
                        share.threads(), Oecl.class.getName(), "run", RunCommand.UNTIL_INPUT_ENDS);
        return grid.run(out.path(), executor, share.jobs(), console::println);
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
