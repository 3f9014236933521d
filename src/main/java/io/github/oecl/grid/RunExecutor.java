// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import java.io.IOException;

/** Runs a cell of a grid. Called from several threads at a time. */
@FunctionalInterface
public interface RunExecutor {

    /**
     * Runs a cell and writes its result to the place that it is given.
     *
     * @param gridRun what is run
     * @param files where its files are
     * @throws IOException if it fails; other cells go on
     * @throws InterruptedException if the thread is interrupted, which stops the cell
     */
    void run(GridRun gridRun, RunFiles files) throws IOException, InterruptedException;
}
