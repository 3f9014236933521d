// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that files are to be written into. Long work calls {@link #check} before it begins. */
public final class OutputFolder {

    private final Path path;

    private OutputFolder(Path path) {
        this.path = path;
    }

    /**
     * Returns the output of a path.
     *
     * @param path of a folder, which may be missing
     * @return the output
     */
    public static OutputFolder at(Path path) {
        return new OutputFolder(path);
    }

    /** {@return the path, as it was given} */
    public Path path() {
        return path;
    }

    /**
     * Checks that files can be written into the folder: it is there or can be made, it is no file,
     * it is not write-protected and the disk has room. Nothing is changed and nothing is left
     * behind.
     *
     * @throws IOException if none can be written; the message names it, says why and what to do
     */
    public void check() throws IOException {
        Target target = Target.of(path);
        switch (target.kind()) {
            case FOLDER -> Trial.of(path, target.path());
            case ABSENT -> {
                requireNoLink();
                Trial.of(path, target.path());
            }
            default ->
                    throw new OutputException(
                            path, "it is a file, not a folder", "choose another path");
        }
    }

    /**
     * Refuses a folder for pictures that lies in a folder of images: they would be of them the next
     * time.
     *
     * @param folder of images that are read
     * @throws IOException if it does; the message names both
     */
    public void requireOutside(Path folder) throws IOException {
        OutputFile.requireOutside(path, folder);
    }

    /**
     * Makes the folder and those above it, if they are missing.
     *
     * @throws IOException if it cannot be made; the message names it, says why and what to do
     */
    public void create() throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            check();
            throw new OutputException(
                    path, "the folder cannot be made: " + Reasons.of(e), "choose another path", e);
        }
    }

    /** Unlike a file, a folder is not made where a link leads. */
    private void requireNoLink() throws OutputException {
        if (Files.isSymbolicLink(path)) {
            throw new OutputException(
                    path,
                    "it is a link to a folder that is not there",
                    "make that folder, or choose another path");
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
