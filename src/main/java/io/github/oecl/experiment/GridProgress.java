// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Prints a line for each cell of a grid that ends: what it came to and how long is left. */
final class GridProgress {

    private final Consumer<String> out;
    private final Grid grid;
    private final int jobs;
    private final List<Cell> open;
    private final TimeLeft time = new TimeLeft();
    private final long origin = System.nanoTime();

    GridProgress(Consumer<String> out, Grid grid, int jobs, List<Cell> open) {
        this.out = out;
        this.grid = grid;
        this.jobs = jobs;
        this.open = new ArrayList<>(open);
    }

    void begin() {
        int cells = grid.cells().size();
        line(
                "%s: %d cells, %d finished before, %d to run, %d at a time",
                grid.name(), cells, cells - open.size(), open.size(), jobs);
    }

    /** Called on any thread. */
    void started(Cell cell) {
        time.start(cell, now());
    }

    void finished(Cell cell, RunResult result) {
        double seconds = time.end(cell, now(), true);
        end(
                cell,
                String.format(
                        Locale.ROOT,
                        "AUROC %.3f  in %s",
                        result.auroc(result.headlineScore()),
                        TimeLeft.text(seconds)));
    }

    void failed(Cell cell, String reason) {
        time.end(cell, now(), false);
        end(cell, "FAILED: " + reason);
    }

    void stopped() {
        out.accept(
                "stopped with "
                        + open.size()
                        + " of "
                        + grid.cells().size()
                        + " cells to go; the finished ones are kept, and the same call goes on, also"
                        + " within a cell");
    }

    private void end(Cell cell, String outcome) {
        open.remove(cell);
        int ended = grid.cells().size() - open.size();
        OptionalDouble left = time.estimate(open, jobs, now());
        line(
                "[%d/%d] %s  %s%s",
                ended,
                grid.cells().size(),
                cell.id(),
                outcome,
                left.isPresent() && !open.isEmpty()
                        ? "  " + TimeLeft.text(left.getAsDouble()) + " left"
                        : "");
    }

    private void line(String format, Object... values) {
        out.accept(String.format(Locale.ROOT, format, values));
    }

    private double now() {
        return (System.nanoTime() - origin) / 1e9;
    }
}
