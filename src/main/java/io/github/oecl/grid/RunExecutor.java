// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.data.DataCatalog;
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

    /**
     * Returns an executor that runs each cell in this JVM, which knows the methods that were {@link
     * io.github.oecl.method.Methods#register registered} here, such as those of a notebook.
     *
     * @param catalog finds data sets
     * @return the executor
     */
    static RunExecutor inThisJvm(DataCatalog catalog) {
        return new InThisJvm(catalog);
    }

    /**
     * Returns an executor that runs each cell in a JVM of its own, with this one's Java, class
     * path, flags and environment but its own number of threads. That is faster for many cells:
     * PyTorch takes the steps of one JVM in turn, and two processes of one thread are often faster
     * than one of two. It knows the methods of jars on the class path. No child outlives this JVM.
     *
     * @param threads the cores of a child, at least 1
     * @param program the main class and its first arguments; the configuration's file, "--out" and
     *     the result's file, "--checkpoint" and the checkpoints' folder follow. It must end when
     *     its input does.
     * @return the executor
     * @throws IllegalArgumentException if there are no threads
     */
    static RunExecutor inChildJvms(int threads, String... program) {
        return new ChildJvm(threads, program);
    }
}
