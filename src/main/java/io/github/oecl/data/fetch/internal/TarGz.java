// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import io.github.oecl.data.DatasetException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a .tar.gz into a folder: plain files and folders only, none outside of it, none over
 * another, and no more bytes than said.
 */
final class TarGz {

    private static final int MOST_ENTRIES = 10_000;

    /** The library's own isFile() takes links and devices for files. */
    private static final Set<Byte> PLAIN_FILES =
            Set.of(TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM);

    private final Path archive;
    private final Path folder;
    private final long mostBytes;
    private long bytes;
    private int entries;

    private TarGz(Path archive, Path folder, long mostBytes) {
        this.archive = archive;
        this.folder = folder.toAbsolutePath().normalize();
        this.mostBytes = mostBytes;
    }

    /**
     * Unpacks an archive. What was unpacked before an error stays: unpack into a folder that is
     * deleted then.
     */
    static void unpack(Path archive, Path folder, long mostBytes) throws IOException {
        new TarGz(archive, folder, mostBytes).unpack();
    }

    private void unpack() throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = open(file)) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                unpack(tar, entry);
            }
        }
    }

    private TarArchiveInputStream open(InputStream file) throws DatasetException {
        try {
            return new TarArchiveInputStream(new GzipCompressorInputStream(file));
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private TarArchiveEntry next(TarArchiveInputStream tar) throws DatasetException {
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private int read(InputStream in, byte[] buffer) throws DatasetException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private DatasetException damaged(Exception e) {
        return new DatasetException(
                "%s is not a whole .tar.gz: %s".formatted(archive, e.getMessage()), e);
    }

    private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        if (++entries > MOST_ENTRIES) {
            throw refused(entry, "it is one of more than " + MOST_ENTRIES);
        }
        Path target = target(entry);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (PLAIN_FILES.contains(entry.getLinkFlag()) && !entry.isSparse()) {
            write(tar, entry, target);
        } else {
            throw refused(entry, "it is no plain file or folder");
        }
    }

    /** An entry's name may lead out of the folder; its place must not. */
    private Path target(TarArchiveEntry entry) throws DatasetException {
        String name = entry.getName();
        try {
            Path target = folder.resolve(name).normalize();
            if (!name.contains("\\") && !name.startsWith("/") && target.startsWith(folder)) {
                return target;
            }
        } catch (InvalidPathException e) {
            throw refused(entry, "its name is no path");
        }
        throw refused(entry, "it leads out of the folder");
    }

    private void write(InputStream in, TarArchiveEntry entry, Path target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = create(target)) {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                bytes += read;
                if (bytes > mostBytes) {
                    throw refused(
                            entry,
                            String.format(
                                    Locale.ROOT,
                                    "the archive unpacks to more than %,d bytes",
                                    mostBytes));
                }
                out.write(buffer, 0, read);
            }
        } catch (FileAlreadyExistsException e) {
            throw refused(entry, "its place is taken by another");
        }
    }

    private static OutputStream create(Path target) throws IOException {
        Files.createDirectories(target.getParent());
        return Files.newOutputStream(target, StandardOpenOption.CREATE_NEW);
    }

    private DatasetException refused(TarArchiveEntry entry, String reason) {
        return new DatasetException(
                "%s holds \"%s\", which is not unpacked: %s"
                        .formatted(archive, entry.getName(), reason));
    }
}
