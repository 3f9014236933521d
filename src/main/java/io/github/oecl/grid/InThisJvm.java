// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.run.Run;
import io.github.oecl.train.Checkpoints;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Runs each cell of a grid in this JVM, which knows the methods that were registered here.
 *
 * @param catalog finds data sets
 */
record InThisJvm(DataCatalog catalog) implements RunExecutor {

    @Override
    public void run(GridRun gridRun, RunFiles files) throws IOException, InterruptedException {
        Checkpoints checkpoints = Checkpoints.in(files.checkpoints());
        try (Run run = Run.of(gridRun.config(), catalog, checkpoints)) {
            run.result().write(files.result());
            checkpoints.remove();
        } catch (CancellationException e) {
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (RuntimeException e) {
            throw failed(e, files.log());
        }
    }

    /** A fault in one cell, such as of a method of one's own, does not end the others. */
    private static IOException failed(RuntimeException fault, Path log) throws IOException {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        OutputFile.at(log).write(trace.toString());
        return new IOException(fault.getMessage() + " (the stack trace is in " + log + ")", fault);
    }
}
