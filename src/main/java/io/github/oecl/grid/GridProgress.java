// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Prints a line for each cell of a grid that ends: its outcome and how long is left. */
final class GridProgress {

    private final Consumer<String> out;
    private final Grid grid;
    private final int jobs;
    private final List<GridRun> open;
    private final RemainingTime time = new RemainingTime();
    private final long origin = System.nanoTime();

    GridProgress(Consumer<String> out, Grid grid, int jobs, List<GridRun> open) {
        this.out = out;
        this.grid = grid;
        this.jobs = jobs;
        this.open = new ArrayList<>(open);
    }

    void begin() {
        int cells = grid.runs().size();
        line(
                "%s: %d cells, %d finished before, %d to run, %d at a time",
                grid.name(), cells, cells - open.size(), open.size(), jobs);
    }

    /** Called on any thread. */
    void started(GridRun gridRun) {
        time.start(gridRun, now());
    }

    void finished(GridRun gridRun, RunResult result) {
        double seconds = time.end(gridRun, now(), true);
        end(
                gridRun,
                String.format(
                        Locale.ROOT,
                        "AUROC %.1f%%  in %s",
                        100 * result.auroc(result.headlineScore()),
                        RemainingTime.text(seconds)));
    }

    void failed(GridRun gridRun, String reason) {
        time.end(gridRun, now(), false);
        end(gridRun, "FAILED: " + reason);
    }

    void stopped() {
        out.accept(
                "stopped with "
                        + open.size()
                        + " of "
                        + grid.runs().size()
                        + " cells to go; the finished ones are kept, and the same call goes on, also"
                        + " within a cell");
    }

    private void end(GridRun gridRun, String outcome) {
        open.remove(gridRun);
        int ended = grid.runs().size() - open.size();
        OptionalDouble left = time.estimate(open, jobs, now());
        line(
                "[%d/%d] %s  %s%s",
                ended,
                grid.runs().size(),
                gridRun.id(),
                outcome,
                left.isPresent() && !open.isEmpty()
                        ? "  " + RemainingTime.text(left.getAsDouble()) + " left"
                        : "");
    }

    private void line(String format, Object... values) {
        out.accept(String.format(Locale.ROOT, format, values));
    }

    private double now() {
        return (System.nanoTime() - origin) / 1e9;
    }
}
