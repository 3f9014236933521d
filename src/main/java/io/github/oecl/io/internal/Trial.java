// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tries whether files can be made in a folder, by making one, and removes all traces of it. */
final class Trial {

    static final String ADVICE = "choose another folder, or change its permissions";

    private Trial() {}

    /**
     * Makes a file in a folder, which may be missing, and removes it, and the folder as well if it
     * was.
     *
     * @param output what the user named, for the message; its name must be possible
     * @param folder where files are to go
     * @throws IOException if no file can be made, or the disk is full
     */
    static void of(Path output, Path folder) throws IOException {
        MissingFolders missing = new MissingFolders(output);
        try {
            missing.make(folder);
            // A name that is too long is noticed by looking for it, once its folder is there.
            Target.of(output);
            makeFile(output, folder);
            DiskSpace.fromEnvironment().require(folder, 0);
        } finally {
            missing.remove();
        }
    }

    private static void makeFile(Path output, Path folder) throws OutputException {
        try {
            Path draft = Drafts.create(folder, "check");
            try {
                // A full disk may have room for a name, but none for a byte.
                Files.write(draft, new byte[] {0});
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new OutputException(
                    output, "no file can be made in " + folder + ": " + Reasons.of(e), ADVICE, e);
        }
    }
}
