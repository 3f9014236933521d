// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.io.IOException;

/** Says that a file is no image that can be decoded: which file, why, and what to do about it. */
public class ImageFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception of a file that is wrong in itself.
     *
     * @param name the file's name
     * @param reason what is wrong and the way out, as the end of a sentence about the file
     */
    public ImageFormatException(String name, String reason) {
        this(name, reason, null);
    }

    /**
     * Makes the exception of a file on which a reader failed.
     *
     * @param name the file's name
     * @param reason what is wrong and the way out, as the end of a sentence about the file
     * @param cause what the reader threw, or null
     */
    public ImageFormatException(String name, String reason, Throwable cause) {
        super(name + " " + reason, cause);
    }
}
