// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.Path;

/** An output that cannot be written, or must not be: the message names it and says what to do. */
final class OutputException extends IOException {

    private static final long serialVersionUID = 1;

    OutputException(Path output, String reason, String advice, Throwable cause) {
        super("Cannot write " + output + ": " + reason + "; " + advice, cause);
    }

    OutputException(Path output, String reason, String advice) {
        this(output, reason, advice, null);
    }
}
