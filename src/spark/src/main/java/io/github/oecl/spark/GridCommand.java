// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridReport;
import io.github.oecl.run.Preset;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the cells of a grid. */
@Command(
        name = "grid",
        description = {
            "Run the cells of a grid file of `oecl grid` on a cluster, one a core.",
            "",
            "The results are those of `oecl grid`, in the same layout. DIR must be a folder that"
                    + " all executors see under the same path. What is finished stays, and the same"
                    + " command goes on, within a cell from its checkpoint.",
            "",
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
            required = true,
            description = "a folder for the results")
    private Path out;

    @Option(names = "--preset", description = "smoke, quick or paper instead of the file's")
    private String preset;

    @Mixin private ClusterOptions cluster;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            throw new IOException("There is no file " + file);
        }
        Grid grid = Grid.read(file, preset == null ? null : Preset.of(preset));
        try (SparkSession session = cluster.open()) {
            int slots = session.sparkContext().defaultParallelism();
            SparkCells cells = new SparkCells(session);
            GridReport report = run(grid, cells, slots);
            report.failures().forEach((id, why) -> say("failed: " + id + ": " + why));
            say("wrote " + report.file());
            return report.complete() ? 0 : 1;
        } catch (InterruptedException e) {
            return STOPPED;
        }
    }

    @SuppressWarnings("try") // The ticker works by being open; nothing calls it.
    private GridReport run(Grid grid, SparkCells cells, int slots)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (Ticker ticker = new Ticker(() -> line(cells, start), this::say)) {
            return grid.run(out, cells, slots, this::say);
        }
    }

    private static String line(SparkCells cells, long start) {
        double rate = cells.epochs() / ((System.nanoTime() - start) / 1e9);
        return String.format(
                Locale.ROOT,
                "%d at work, %,d epochs done, %.2f a second",
                cells.running(),
                cells.epochs(),
                rate);
    }

    private synchronized void say(String line) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(line);
        console.flush();
    }
}
