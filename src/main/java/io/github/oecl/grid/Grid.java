// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.run.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A named list of runs, each with an id of its own: the product of some {@link Axis axes} for each
 * of some variants. {@link #read} takes one from JSON, {@link #run} does one.
 *
 * @param name of the grid
 * @param runs the runs, in the order of their results
 */
public record Grid(String name, List<GridRun> runs) {

    /**
     * Copies the cells.
     *
     * @param name of the grid
     * @param runs the runs
     */
    public Grid {
        runs = List.copyOf(runs);
    }

    /**
     * Reads a grid from JSON: {@code name}, {@code about} (a note for readers), {@code preset},
     * {@code axes} (by each {@link Axis#key}, a list of values) and {@code variants} (a list of
     * objects of settings that belong together, each crossed with all axes).
     *
     * <pre>{@code
     * {
     *   "name": "trials",
     *   "preset": "quick",
     *   "axes": {"recipe": ["raabin"], "validation": [true], "seed": [1, 2]},
     *   "variants": [{"method": "simclr"}, {"method": "oecl", "alpha": 0.1}]
     * }
     * }</pre>
     *
     * @param file its JSON
     * @return the grid
     * @throws IOException if the file cannot be read or is no grid; the message names the file and
     *     the value
     */
    public static Grid read(Path file) throws IOException {
        return GridFile.read(file, null);
    }

    /**
     * Reads a grid at another size.
     *
     * @param file its JSON
     * @param preset instead of the file's, or null for the file's
     * @return the grid
     * @throws IOException if the file cannot be read or is no grid
     */
    public static Grid read(Path file, Preset preset) throws IOException {
        return GridFile.read(file, preset);
    }

    /**
     * Does this grid in a folder, some cells at a time. What is finished is kept: a cell whose
     * result is there is not run again, so that a grid that was stopped resumes where it was, and
     * one that has grown runs what is new. A result of the same name but another configuration is
     * refused before anything starts. A cell that fails leaves its log and the others go on.
     *
     * <p>A cell is known by its configuration alone: after a change of the program or of the images
     * take another folder. Where the JVM is told to end (Ctrl-C, SIGTERM) or the calling thread is
     * interrupted, the cells at work are stopped and the finished ones stay.
     *
     * @param folder where the results go
     * @param executor runs a cell
     * @param jobs how many cells at a time, at least 1
     * @param out takes the progress, a line at a time
     * @return all results and what failed
     * @throws IllegalArgumentException if there are no jobs
     * @throws IOException if the folder is in use, a file in it is damaged or of another
     *     configuration, or the results cannot be written
     * @throws InterruptedException if it was stopped
     */
    public GridReport run(Path folder, RunExecutor executor, int jobs, Consumer<String> out)
            throws IOException, InterruptedException {
        return new GridRunner(this, folder, executor, jobs, out).run();
    }

    /** {@return a builder} */
    public static GridBuilder builder() {
        return new GridBuilder();
    }
}
