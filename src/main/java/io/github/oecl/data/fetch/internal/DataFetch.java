// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import io.github.oecl.data.DatasetException;
import io.github.oecl.io.internal.Checksum;
import io.github.oecl.io.internal.OutputFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Downloads a data set that is at a stable public address. A download that broke off resumes from
 * there; size and checksums are verified before anything is unpacked; and the folder of the data
 * set appears only when it is whole.
 *
 * <p>The addresses and MD5 sums are those on the page of CIFAR's author (A. Krizhevsky); sizes and
 * SHA-256 sums are those that several public projects record for the same files.
 */
public final class DataFetch {

    private static final String SITE = "https://www.cs.toronto.edu/~kriz/";
    private static final long MOST_UNPACKED_BYTES = 400_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final RemoteArchive CIFAR_10 =
            cifar(
                    "cifar-10-binary.tar.gz",
                    170_052_171,
                    "c32a1d4ab5d03f1284b67883e8d87530",
                    "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd",
                    "cifar-10-batches-bin");
    private static final RemoteArchive CIFAR_100 =
            cifar(
                    "cifar-100-binary.tar.gz",
                    168_513_733,
                    "03b5dce01913d631647c71ecec9e9cb8",
                    "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec",
                    "cifar-100-binary");
    private static final Map<String, RemoteArchive> ARCHIVES =
            new TreeMap<>(Map.of("cifar10", CIFAR_10, "cifar100", CIFAR_100));

    private final RemoteArchive archive;

    /** For archives of tests. */
    DataFetch(RemoteArchive archive) {
        this.archive = archive;
    }

    /** Hears of a download as it goes. */
    @FunctionalInterface
    public interface Progress {

        /**
         * Called after each piece.
         *
         * @param bytes how many bytes are there
         * @param of how many there will be
         */
        void downloaded(long bytes, long of);
    }

    /** {@return the names of the data sets that can be fetched} */
    public static List<String> names() {
        return List.copyOf(ARCHIVES.keySet());
    }

    /**
     * {@return the download of a data set, from its official address}
     *
     * @param name a name of {@link #names()}
     * @throws IllegalArgumentException if there is no such name
     */
    public static DataFetch of(String name) {
        RemoteArchive archive = ARCHIVES.get(name);
        if (archive == null) {
            throw new IllegalArgumentException(
                    ("\"%s\" cannot be fetched, only %s; notebooks/data.md says where others"
                                    + " are had")
                            .formatted(name, names()));
        }
        return new DataFetch(archive);
    }

    /**
     * {@return the download of the same file from another address; size and checksums stay}
     *
     * @param mirror an address that begins with http or https
     * @throws IllegalArgumentException if it does not
     */
    public DataFetch from(URI mirror) {
        String scheme = String.valueOf(mirror.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException(
                    "An address of a file begins with http:// or https://, not " + mirror);
        }
        return new DataFetch(archive.at(mirror));
    }

    /**
     * Fetches the data set into a folder below the root, unless it is there already. An archive
     * that was put into the root by hand is used instead of a download.
     *
     * @param root the folder of all data sets; it is made if it is not there
     * @param progress hears of the download
     * @return the folder of the data set
     * @throws DatasetException if what was downloaded is not the file expected
     * @throws IOException if the server cannot be reached, the download breaks off, or the disk is
     *     full; what was downloaded stays for another attempt
     */
    public Path to(Path root, Progress progress) throws IOException {
        Path folder = root.resolve(archive.folder());
        if (Files.exists(folder)) {
            return folder;
        }
        OutputFolder.at(root).check();
        Files.createDirectories(root);
        Path byHand = root.resolve(archive.fileName());
        if (Files.exists(byHand)) {
            verify(byHand);
            unpack(byHand, folder);
            return folder;
        }
        Path part = root.resolve(archive.fileName() + ".part");
        requirePlain(part);
        checkSpace(root, part);
        new Download(archive, part, progress, PATIENCE).run();
        verifyOrDelete(part);
        unpack(part, folder);
        Files.delete(part);
        return folder;
    }

    /** Where a download broke off it goes on in this file, whose name must be known for that. */
    private static void requirePlain(Path part) throws IOException {
        if (Files.exists(part, LinkOption.NOFOLLOW_LINKS)
                && !Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    part + " is in the way of the download and is no file: move it elsewhere");
        }
    }

    private void checkSpace(Path root, Path part) throws IOException {
        long present = Files.exists(part) ? Files.size(part) : 0;
        long needed = archive.bytes() - present + archive.unpackedBytes();
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < needed) {
            throw new IOException(
                    String.format(
                            Locale.ROOT,
                            "%s has room for %,d bytes; fetching may need %,d",
                            root.toAbsolutePath(),
                            free,
                            needed));
        }
    }

    private void verifyOrDelete(Path part) throws IOException {
        try {
            verify(part);
        } catch (DatasetException e) {
            Files.delete(part);
            throw new DatasetException(e.getMessage() + ". It was deleted; fetch it again", e);
        }
    }

    private void verify(Path file) throws IOException {
        if (Files.size(file) != archive.bytes()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %,d bytes, not %,d",
                            file,
                            Files.size(file),
                            archive.bytes()));
        }
        for (Checksum checksum : archive.checksums()) {
            if (!checksum.fits(file)) {
                throw new DatasetException(
                        "%s has the %s sum %s, not %s"
                                .formatted(
                                        file,
                                        checksum.algorithm(),
                                        Checksum.of(checksum.algorithm(), file),
                                        checksum.hexDigits()));
            }
        }
    }

    /** Unpacks beside the folder and moves it there when it is whole. */
    private void unpack(Path file, Path folder) throws IOException {
        Path temporary =
                Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".unpacking");
        try {
            TarGz.unpack(file, temporary, archive.unpackedBytes());
            Path unpacked = temporary.resolve(archive.folder());
            if (!Files.isDirectory(unpacked)) {
                throw new DatasetException(
                        "%s holds no folder %s".formatted(file, archive.folder()));
            }
            move(unpacked, folder);
        } finally {
            delete(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static RemoteArchive cifar(
            String file, long bytes, String md5, String sha256, String folder) {
        return new RemoteArchive(
                URI.create(SITE + file),
                file,
                bytes,
                List.of(new Checksum("MD5", md5), new Checksum("SHA-256", sha256)),
                folder,
                MOST_UNPACKED_BYTES);
    }
}
