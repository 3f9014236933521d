// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A reader of files from anywhere.
 *
 * @param name of the reader, as in the folder of its seeds
 * @param file what the file is called
 * @param good makes good files
 * @param reading reads a file
 */
record Target(String name, String file, Supplier<List<byte[]>> good, Reading reading) {

    /** Reads a file, and says what is wrong with it by an {@link IOException} that names it. */
    @FunctionalInterface
    interface Reading {
        void read(Path file) throws IOException;
    }

    List<byte[]> samples() {
        return good.get();
    }

    /** Reads bytes as a file of a folder; returns whether they were refused, as they should be. */
    boolean refuses(Path folder, byte[] bytes) throws IOException {
        Path place = Files.write(folder.resolve(file), bytes);
        try {
            reading.read(place);
            return false;
        } catch (IOException | UncheckedIOException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(folder.toString()) || !message.contains(file)) {
                throw new AssertionError(name + ": this does not name the file: " + e, e);
            }
            return true;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
