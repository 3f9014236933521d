// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.formats.ImageFolder.Skipped;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The files of a folder by class, in the order of their names on every platform. */
record FolderListing(
        Path folder, Map<String, Path> classes, List<Entry> files, List<Skipped> skipped) {

    /** Names that cannot be read as text may look the same: then their bytes decide. */
    private static final Comparator<Path> BY_NAME =
            Comparator.comparing((Path path) -> path.getFileName().toString())
                    .thenComparing(Comparator.naturalOrder());

    /** A file and the class whose folder it is in. */
    record Entry(Path file, String className) {}

    static FolderListing of(Path folder) throws IOException {
        return of(folder, name -> name);
    }

    /** Lists the folders whose class has a name, which may be another than the folder's. */
    static FolderListing of(Path folder, UnaryOperator<String> className) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(
                    ("There is no folder %s. Images by class are laid out as"
                                    + " <folder>/<class>/<image>; if divided into training and test"
                                    + " images, as <folder>/train/<class>/<image> and"
                                    + " <folder>/test/<class>/<image>")
                            .formatted(folder));
        }
        FolderListing listing =
                new FolderListing(
                        folder, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (Path child : childrenOfTop(folder)) {
            listing.addClass(child, className);
        }
        if (listing.classes.isEmpty()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has no class folders (it has %d other entries): put the images of each"
                                    + " class into a folder of its name, <folder>/<class>/<image>",
                            folder,
                            listing.skipped.size()));
        }
        return listing;
    }

    /** Lists all files at any depth as images of one class. */
    static FolderListing ofOneClass(Path folder, String className) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new DatasetException(
                    "There is no folder " + folder + ": name one that holds image files");
        }
        FolderListing listing =
                new FolderListing(
                        folder, Map.of(className, folder), new ArrayList<>(), new ArrayList<>());
        listing.addAll(childrenOfTop(folder), className);
        return listing;
    }

    List<String> classNames() {
        return List.copyOf(classes.keySet());
    }

    private void addClass(Path path, UnaryOperator<String> className) throws IOException {
        if (Files.isSymbolicLink(path)) {
            skip(path, "a link beside the class folders is not followed");
        } else if (Files.isDirectory(path)) {
            String name = className.apply(FileNames.text(path.getFileName()));
            List<Path> children = name == null ? null : childrenOrSkip(path);
            if (children != null) {
                classes.put(name, path);
                addAll(children, name);
            }
        } else {
            skip(
                    path,
                    Files.exists(path)
                            ? "lies beside the class folders, not in one"
                            : "has gone meanwhile");
        }
    }

    private void addAll(List<Path> children, String className) {
        for (Path path : children) {
            if (Files.isSymbolicLink(path)) {
                addLink(path, className);
            } else if (Files.isDirectory(path)) {
                List<Path> inner = childrenOrSkip(path);
                addAll(inner == null ? List.of() : inner, className);
            } else {
                files.add(new Entry(path, className));
            }
        }
    }

    /** Follows a link to a file of the same folder and no other. */
    private void addLink(Path link, String className) {
        try {
            if (!Files.isRegularFile(link)) {
                skip(link, "a link that does not lead to a file");
            } else if (!link.toRealPath().startsWith(folder.toRealPath())) {
                skip(link, "a link that leads out of the folder");
            } else {
                files.add(new Entry(link, className));
            }
        } catch (IOException e) {
            skip(link, "a link that cannot be followed: " + Reasons.of(e));
        }
    }

    private void skip(Path path, String reason) {
        skipped.add(new Skipped(path, reason));
    }

    /** Without the folder that was named there is nothing to read. */
    private static List<Path> childrenOfTop(Path folder) throws DatasetException {
        try {
            return visibleChildren(folder);
        } catch (IOException e) {
            throw new DatasetException(
                    "The folder " + folder + " cannot be read: " + Reasons.of(e), e);
        }
    }

    /** One folder that is closed to us, or that vanishes meanwhile, is no reason to end. */
    private List<Path> childrenOrSkip(Path directory) {
        try {
            return visibleChildren(directory);
        } catch (IOException e) {
            skip(directory, "a folder that cannot be read: " + Reasons.of(e));
            return null;
        }
    }

    private static List<Path> visibleChildren(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.filter(path -> !FileNames.isHidden(path)).sorted(BY_NAME).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
