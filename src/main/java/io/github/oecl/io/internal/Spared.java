// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * An input, which no output may overwrite.
 *
 * @param input a file, or a folder with all files in it
 * @param which of its files
 */
record Spared(Path input, Predicate<Path> which) {

    /** Refuses an output that is this input or a file of it, by whatever name. */
    void requireAnother(Path output, Target target) throws IOException {
        if (target.kind() != Target.Kind.FILE || !Files.exists(input) || !which.test(output)) {
            return;
        }
        if (Files.isDirectory(input)) {
            if (holds(target.path())) {
                throw new OutputException(
                        output,
                        "it is a file of the input folder " + input + ", and would be lost",
                        "choose another path");
            }
        } else if (Files.isSameFile(input, target.path())) {
            throw new OutputException(
                    output,
                    "it is the input " + input + ", which would be lost",
                    "choose another path");
        }
    }

    /** Only a file of several names can be in a folder that its own path does not lead through. */
    private boolean holds(Path file) throws IOException {
        return file.toRealPath().startsWith(input.toRealPath()) || (names(file) > 1 && has(file));
    }

    private static int names(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(file, "unix:nlink")
                : 2;
    }

    private boolean has(Path file) throws IOException {
        AtomicBoolean found = new AtomicBoolean();
        Files.walkFileTree(
                input.toRealPath(),
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                            throws IOException {
                        found.set(attributes.isRegularFile() && Files.isSameFile(each, file));
                        return found.get() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                    }

                    /** What cannot be read is no input that could be lost. */
                    @Override
                    public FileVisitResult visitFileFailed(Path each, IOException e) {
                        return FileVisitResult.CONTINUE;
                    }
                });
        return found.get();
    }
}
