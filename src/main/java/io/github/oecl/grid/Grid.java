// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import java.util.List;

/**
 * A named list of runs, each with an id of its own: the product of some {@link Axis axes} for each
 * of some variants. {@link GridFile} reads one from JSON, {@link GridRunner} does one.
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

    /** {@return a builder} */
    public static GridBuilder builder() {
        return new GridBuilder();
    }
}
