// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.Path;

/** A model file that cannot be read; the message names the file and what is wrong with it. */
public final class StateFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param file the model file
     * @param reason what is wrong with it
     * @param cause what noticed it, or null
     */
    public StateFormatException(Path file, String reason, Throwable cause) {
        super("Cannot read the model " + file + ": " + reason, cause);
    }
}
