// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.io.IOException;

/** Runs a cell of a grid. Called from several threads at a time. */
@FunctionalInterface
public interface CellExecutor {

    /**
     * Runs a cell and writes its result to the place that it is given.
     *
     * @param cell what is run
     * @param files where its files are
     * @throws IOException if it fails; other cells go on
     * @throws InterruptedException if the thread is interrupted, which stops the cell
     */
    void run(Cell cell, CellFiles files) throws IOException, InterruptedException;
}
