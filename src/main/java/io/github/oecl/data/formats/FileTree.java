// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.Reasons;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files below a folder, also by links; what cannot be read is left out and counted. */
final class FileTree extends SimpleFileVisitor<Path> {

    private static final Logger LOG = LoggerFactory.getLogger(FileTree.class);

    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();

    private FileTree(Path folder) {
        this.folder = folder;
    }

    /**
     * Lists the files of a folder, of those in it, and so on.
     *
     * @param folder where to begin
     * @param depth how many levels of folders; 1 is the folder alone
     * @return the files, and what was left out
     * @throws IOException if the folder itself cannot be read
     */
    public static FileTree of(Path folder, int depth) throws IOException {
        FileTree tree = new FileTree(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, tree);
        return tree;
    }

    /** {@return the files, but for hidden ones} */
    public List<Path> files() {
        return List.copyOf(files);
    }

    /** {@return the folders and files that could not be read, each with the reason} */
    public List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
        boolean passed = !path.equals(folder) && FileNames.isHidden(path);
        return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && !FileNames.isHidden(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    /** A folder that is closed to us, or one within itself by a link. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
        if (path.equals(folder)) {
            throw new DatasetException(
                    "The folder " + folder + " cannot be read: " + Reasons.of(e), e);
        }
        leaveOut(path, "is left out", e);
        return FileVisitResult.CONTINUE;
    }

    /** A folder that has gone, or failed, in the middle: what was listed of it counts. */
    @Override
    public FileVisitResult postVisitDirectory(Path path, IOException e) {
        if (e != null) {
            leaveOut(path, "is not read to its end", e);
        }
        return FileVisitResult.CONTINUE;
    }

    private void leaveOut(Path path, String how, IOException e) {
        String text = "%s %s: %s".formatted(FileNames.text(path), how, Reasons.of(e));
        LOG.warn(text);
        leftOut.add(text);
    }
}
