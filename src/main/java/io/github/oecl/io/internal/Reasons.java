// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says in words why a file could not be used: the message of the JDK is often its path alone. */
public final class Reasons {

    private Reasons() {}

    /**
     * Returns the reason without the path.
     *
     * @param error of reading or writing a file
     * @return such as "access is denied" or "No space left on device", never empty
     */
    public static String of(IOException error) {
        if (error instanceof FileSystemException e) {
            return e.getReason() == null || e.getReason().isBlank() ? kind(e) : e.getReason();
        }
        String message = error.getMessage();
        if (message == null || message.isBlank()) {
            return error.getClass().getSimpleName();
        }
        // Of the older classes for files: "some.txt (Permission denied)".
        return error instanceof FileNotFoundException && message.matches("(?s).*\\([^()]+\\)")
                ? message.substring(message.lastIndexOf('(') + 1, message.length() - 1)
                : message;
    }

    private static String kind(FileSystemException error) {
        if (error instanceof AccessDeniedException) {
            return "access is denied";
        } else if (error instanceof NoSuchFileException) {
            return "there is no such file or folder";
        } else if (error instanceof FileAlreadyExistsException) {
            return "something of this name is there already";
        } else if (error instanceof NotDirectoryException) {
            return "it is not a folder";
        } else if (error instanceof DirectoryNotEmptyException) {
            return "the folder is not empty";
        } else if (error instanceof FileSystemLoopException) {
            return "it is a folder within itself, by a link";
        }
        return error.getClass().getSimpleName();
    }
}
