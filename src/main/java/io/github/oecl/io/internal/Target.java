// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an output really goes: the end of the links at its path, and what stands there.
 *
 * @param path the end of the links
 * @param kind what stands there
 */
record Target(Path path, Kind kind) {

    /** As many links as Linux follows. */
    private static final int MOST_LINKS = 40;

    /** Open files of this process. To follow them further would find another file, or none. */
    private static final Pattern DESCRIPTOR =
            Pattern.compile("(?:/dev|/proc/(?:self|thread-self|\\d+))/fd/(\\d+)");

    /** The file type in the mode of Unix. */
    private static final int TYPE = 0170000;

    private static final int BLOCK_DEVICE = 0060000;
    private static final int SOCKET = 0140000;

    /** What stands at a path. */
    enum Kind {
        /** Nothing; its folder may be missing as well. */
        ABSENT,
        /** A regular file. */
        FILE,
        /** A folder. */
        FOLDER,
        /** A device such as /dev/null, a terminal or a named pipe: it takes bytes one by one. */
        STREAM,
        /** An open file of this process, such as /dev/stdout. */
        DESCRIPTOR,
        /** A disk. */
        BLOCK_DEVICE,
        /** A socket, which cannot be opened as a file. */
        SOCKET
    }

    /** Follows the links at a path, also those that lead to nothing. */
    static Target of(Path output) throws OutputException {
        Path path = output.toAbsolutePath();
        for (int links = 0; links <= MOST_LINKS; links++) {
            if (DESCRIPTOR.matcher(path.toString()).matches()) {
                return new Target(path, Kind.DESCRIPTOR);
            }
            if (!Files.isSymbolicLink(path)) {
                return new Target(path, kind(output, path));
            }
            path = next(output, path);
        }
        throw new OutputException(output, "it is a loop of links", "choose another path");
    }

    /** Returns where it is or will be, without links in its folders as far as these are there. */
    Path place() throws IOException {
        Path there = path;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there.toRealPath().resolve(there.relativize(path)).normalize();
    }

    /** Returns the number of a {@link Kind#DESCRIPTOR}. */
    int descriptor() {
        Matcher number = DESCRIPTOR.matcher(path.toString());
        return number.matches() ? Integer.parseInt(number.group(1)) : -1;
    }

    private static Path next(Path output, Path link) throws OutputException {
        try {
            return link.resolveSibling(Files.readSymbolicLink(link));
        } catch (IOException e) {
            throw new OutputException(
                    output, "the link cannot be read: " + Reasons.of(e), "choose another path", e);
        }
    }

    private static Kind kind(Path output, Path path) throws OutputException {
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            if (found.isRegularFile()) {
                return Kind.FILE;
            }
            return found.isDirectory() ? Kind.FOLDER : special(path);
        } catch (NoSuchFileException e) {
            return Kind.ABSENT;
        } catch (FileSystemException e) {
            return unreachable(output, path, e);
        } catch (IOException e) {
            throw new OutputException(output, Reasons.of(e), "choose another path", e);
        }
    }

    /** A file where a folder should be is nothing yet: the check of the folder will say more. */
    private static Kind unreachable(Path output, Path path, FileSystemException error)
            throws OutputException {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.exists(above) && !Files.isDirectory(above)) {
                return Kind.ABSENT;
            }
        }
        throw new OutputException(
                output, Reasons.of(error), "choose another path or a shorter name", error);
    }

    private static Kind special(Path path) throws IOException {
        return switch (mode(path) & TYPE) {
            case BLOCK_DEVICE -> Kind.BLOCK_DEVICE;
            case SOCKET -> Kind.SOCKET;
            default -> Kind.STREAM;
        };
    }

    private static int mode(Path path) throws IOException {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(path, "unix:mode")
                : 0;
    }
}
