// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;

/** A text file that is not the table it should be; the message names the file and the line. */
public final class TableFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    TableFormatException(String message) {
        super(message);
    }

    TableFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
