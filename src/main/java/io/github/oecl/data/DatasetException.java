// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;

/**
 * Thrown when a data set cannot be read: its files are missing, laid out in another way, or
 * damaged. The message names the file, what was found, and what was expected.
 */
public class DatasetException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message the file, what was found and what was expected
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * Makes an exception with the error that led to it.
     *
     * @param message the file, what was found and what was expected
     * @param cause the error underneath
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
