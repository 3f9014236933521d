// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Starts a grid in a process of its own, which a test may stop or kill. */
final class GridProcess {

    private GridProcess() {}

    /** Runs a grid's file one cell at a time into the folder's out; grid.log holds what it says. */
    static Process start(Path file, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Oecl.class.getName(),
                        "grid",
                        file.toString(),
                        "--jobs",
                        "1",
                        "--out",
                        folder.resolve("out").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("grid.log").toFile())
                .start();
    }
}
