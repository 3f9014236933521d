// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.io.FileNames;
import io.github.oecl.io.Reasons;
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

/** The files below a folder, also by links; what cannot be read is left out with a warning. */
public final class FileTree extends SimpleFileVisitor<Path> {

    private static final Logger LOG = LoggerFactory.getLogger(FileTree.class);

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private FileTree(Path folder) {
        this.folder = folder;
    }

    /**
     * Lists the files of a folder, of those in it, and so on.
     *
     * @param folder where to begin
     * @param depth how many levels of folders; 1 is the folder alone
     * @return the files
     * @throws IOException if the folder itself cannot be read
     */
    public static List<Path> files(Path folder, int depth) throws IOException {
        FileTree tree = new FileTree(folder);
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, tree);
        return tree.files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
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
        LOG.warn("{} is left out: {}", FileNames.text(path), Reasons.of(e));
        return FileVisitResult.CONTINUE;
    }

    /** A folder that has gone, or failed, in the middle: what was listed of it counts. */
    @Override
    public FileVisitResult postVisitDirectory(Path path, IOException e) {
        if (e != null) {
            LOG.warn("{} is not read to its end: {}", FileNames.text(path), Reasons.of(e));
        }
        return FileVisitResult.CONTINUE;
    }
}
