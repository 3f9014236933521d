// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** A file is no trajectory of norms; the message names the file, the line and what is wrong. */
final class TrajectoryFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /**
     * Makes the exception.
     *
     * @param file the file
     * @param line the number of the line, from 1
     * @param problem what is wrong there
     * @param cause what was thrown, or null
     */
    TrajectoryFormatException(Path file, int line, String problem, Throwable cause) {
        super(String.format(Locale.ROOT, "%s, line %d: %s", file, line, problem), cause);
    }
}
