// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Makes the folders of a path that are missing, and can remove them again. */
final class MissingFolders {

    private final Path output;
    private final Deque<Path> made = new ArrayDeque<>();

    /** The output is what the user named, for messages. */
    MissingFolders(Path output) {
        this.output = output;
    }

    /** Makes what is missing. What was made before a failure can be removed. */
    void make(Path folder) throws OutputException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw inTheWay(folder);
        }
        if (folder.getParent() != null) {
            make(folder.getParent());
        }
        try {
            Files.createDirectory(folder);
            made.push(folder);
        } catch (FileAlreadyExistsException e) {
            // Another process may have been faster: then it is his folder, and stays.
            if (!Files.isDirectory(folder)) {
                throw inTheWay(folder);
            }
        } catch (IOException e) {
            String reason = "the folder " + folder + " cannot be made: " + Reasons.of(e);
            throw new OutputException(output, reason, Trial.ADVICE, e);
        }
    }

    /** Removes what was made, but for what another process has put something into by now. */
    void remove() throws IOException {
        while (!made.isEmpty()) {
            Path last = made.pop();
            try {
                Files.deleteIfExists(last);
            } catch (DirectoryNotEmptyException e) {
                // Those above it are not empty either.
                return;
            }
        }
    }

    private OutputException inTheWay(Path path) {
        String what = Files.exists(path) ? " is a file, not a folder" : " is a link to nothing";
        return new OutputException(output, path + what, "choose another path");
    }
}
