// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.data.DatasetException;
import io.github.oecl.io.internal.Checksum;
import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFetchTest {

    private static final String FILE = "set.tar.gz";
    private static final DataFetch.Progress SILENT = (bytes, of) -> {};

    @TempDir Path base;

    private final byte[] archive =
            new TestArchive().folder("set/").file("set/data.bin", noise()).bytes();
    private Path root;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        root = base.resolve("data");
        server = new TestServer(archive);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** Text that does not compress to nothing. */
    private static String noise() {
        KeyedRandom random = KeyedRandom.of(1);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private DataFetch fetch() throws IOException {
        return fetch(server.address(FILE));
    }

    private DataFetch fetch(URI address) throws IOException {
        Path copy = Files.write(base.resolve("copy"), archive);
        List<Checksum> sums =
                List.of(
                        new Checksum("MD5", Checksum.of("MD5", copy)),
                        new Checksum("SHA-256", Checksum.of("SHA-256", copy)));
        return new DataFetch(new RemoteArchive(address, FILE, archive.length, sums, "set", 5000));
    }

    private Path part() {
        return root.resolve(FILE + ".part");
    }

    private List<String> inRoot() throws IOException {
        try (Stream<Path> paths = Files.list(root)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDataSetIsFetchedAndNothingElseStays() throws IOException {
        List<Long> progress = new ArrayList<>();
        Path folder = fetch().to(root, (bytes, of) -> progress.add(bytes));
        assertEquals(root.resolve("set"), folder);
        assertEquals(noise(), Files.readString(folder.resolve("data.bin")));
        assertEquals(List.of("set"), inRoot());
        assertEquals(archive.length, progress.get(progress.size() - 1));
    }

    @Test
    void whatIsThereIsNotFetchedAgain() throws IOException {
        Files.createDirectories(root.resolve("set"));
        assertEquals(root.resolve("set"), fetch().to(root, SILENT));
        assertEquals(List.of(), server.requests());
    }

    @Test
    void aDownloadGoesOnWhereItBrokeOff() throws IOException {
        Files.createDirectories(root);
        Files.write(part(), Arrays.copyOf(archive, 100));
        assertTrue(Files.exists(fetch().to(root, SILENT).resolve("data.bin")));
        assertEquals(List.of("bytes=100-"), server.requests());
    }

    @Test
    void aBrokenDownloadKeepsWhatCameAndIsGoneOnWith() throws IOException {
        server.breakOffAfter(200);
        assertMessage(
                IOException.class,
                () -> fetch().to(root, SILENT),
                "broke off after 200 of",
                "run again");
        assertArrayEquals(Arrays.copyOf(archive, 200), Files.readAllBytes(part()));
        assertEquals(List.of(FILE + ".part"), inRoot());
        fetch().to(root, SILENT);
        assertEquals(List.of("", "bytes=200-"), server.requests());
        assertEquals(List.of("set"), inRoot());
    }

    @Test
    void aServerThatFallsSilentIsNotWaitedForLong() throws IOException {
        server.stallAfter(150);
        Path file = base.resolve("part");
        RemoteArchive remote =
                new RemoteArchive(
                        server.address(FILE), FILE, archive.length, List.of(), "set", 5000);
        Download download = new Download(remote, file, SILENT, Duration.ofMillis(300));
        assertMessage(IOException.class, download::run, "broke off after 150 of");
        assertEquals(150, Files.size(file));
    }

    @Test
    void aFullDiskIsNamed() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        RemoteArchive remote =
                new RemoteArchive(
                        server.address(FILE), FILE, archive.length, List.of(), "set", 5000);
        Download download = new Download(remote, full, SILENT, Duration.ofSeconds(9));
        assertMessage(IOException.class, download::run, "/dev/full cannot be written", "room");
    }

    @Test
    void aRootThatIsAFileIsNamed() throws IOException {
        Files.writeString(root, "not a folder");
        assertMessage(
                IOException.class,
                () -> fetch().to(root, SILENT),
                root + ": it is a file, not a folder");
    }

    @Test
    void aServerThatKnowsNoRangesIsReadFromTheBeginning() throws IOException {
        server.ignoreRanges();
        Files.createDirectories(root);
        Files.write(part(), new byte[100]);
        assertTrue(Files.exists(fetch().to(root, SILENT).resolve("data.bin")));
    }

    @Test
    void aServerThatSendsAnotherPartIsRefused() throws IOException {
        server.startAt(7);
        Files.createDirectories(root);
        Files.write(part(), Arrays.copyOf(archive, 100));
        assertMessage(
                IOException.class, () -> fetch().to(root, SILENT), "another part", "byte 100");
        assertEquals(100, Files.size(part()));
    }

    @Test
    void aPartThatIsWholeNeedsNoServer() throws IOException {
        server.stop();
        Files.createDirectories(root);
        Files.write(part(), archive);
        assertTrue(Files.exists(fetch().to(root, SILENT).resolve("data.bin")));
        assertEquals(List.of("set"), inRoot());
    }

    @Test
    void anArchiveThatWasPutThereIsUsedAndLeft() throws IOException {
        server.stop();
        Files.createDirectories(root);
        Files.write(root.resolve(FILE), archive);
        assertTrue(Files.exists(fetch().to(root, SILENT).resolve("data.bin")));
        assertEquals(List.of("set", FILE), inRoot());
    }

    @Test
    void aWrongChecksumIsNamedAndThePartDeleted() throws IOException {
        byte[] other = archive.clone();
        other[archive.length / 2]++;
        server.serve(other);
        assertMessage(
                DatasetException.class,
                () -> fetch().to(root, SILENT),
                FILE,
                "MD5",
                "deleted; fetch it again");
        assertEquals(List.of(), inRoot());
    }

    @Test
    void bothChecksumsMustAgree() throws IOException {
        Path copy = Files.write(base.resolve("copy"), archive);
        List<Checksum> sums =
                List.of(
                        new Checksum("MD5", Checksum.of("MD5", copy)),
                        new Checksum("SHA-256", "0".repeat(64)));
        URI address = server.address(FILE);
        DataFetch wrong =
                new DataFetch(new RemoteArchive(address, FILE, archive.length, sums, "set", 5000));
        assertMessage(DatasetException.class, () -> wrong.to(root, SILENT), "SHA-256", "000000");
    }

    @Test
    void aWrongArchiveThatWasPutThereIsLeft() throws IOException {
        Files.createDirectories(root);
        Files.write(root.resolve(FILE), new byte[9]);
        assertMessage(DatasetException.class, () -> fetch().to(root, SILENT), FILE, "9 bytes");
        assertEquals(List.of(FILE), inRoot());
    }

    @Test
    void aFileOfAnotherSizeIsRefusedBeforeItIsWritten() throws IOException {
        server.serve(new byte[5]);
        assertMessage(DatasetException.class, () -> fetch().to(root, SILENT), "5 bytes, not");
        assertEquals(List.of(), inRoot());
    }

    @Test
    void aStatusOtherThanSuccessIsNamed() {
        assertMessage(
                IOException.class,
                () -> fetch(server.address("absent")).to(root, SILENT),
                "status 404",
                "put it into " + root);
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        server.stop();
        assertMessage(
                IOException.class,
                () -> fetch().to(root, SILENT),
                server.address(FILE).toString(),
                "cannot be reached");
    }

    @Test
    void anArchiveWithoutItsFolderLeavesNothing() throws IOException {
        byte[] other = new TestArchive().file("elsewhere/data.bin", "x").bytes();
        Path copy = Files.write(base.resolve("other"), other);
        List<Checksum> sums = List.of(new Checksum("MD5", Checksum.of("MD5", copy)));
        server.serve(other);
        URI address = server.address(FILE);
        DataFetch fetch =
                new DataFetch(new RemoteArchive(address, FILE, other.length, sums, "set", 5000));
        assertMessage(DatasetException.class, () -> fetch.to(root, SILENT), "no folder set");
        assertEquals(List.of(FILE + ".part"), inRoot());
    }

    @Test
    void aDiskWithoutRoomIsNamedBeforeTheDownload() throws IOException {
        List<Checksum> none = List.of();
        RemoteArchive huge =
                new RemoteArchive(
                        server.address(FILE),
                        FILE,
                        archive.length,
                        none,
                        "set",
                        Long.MAX_VALUE / 2);
        assertMessage(
                IOException.class,
                () -> new DataFetch(huge).to(root, SILENT),
                root.toString(),
                "has room for");
        assertEquals(List.of(), server.requests());
    }

    @Test
    void cifarHasNamesAndAMirror() {
        assertEquals(List.of("cifar10", "cifar100"), DataFetch.names());
        assertMessage(
                IllegalArgumentException.class, () -> DataFetch.of("mnist"), "mnist", "cifar100");
        assertMessage(
                IllegalArgumentException.class,
                () -> DataFetch.of("cifar10").from(URI.create("file:/tmp/x")),
                "file:/tmp/x",
                "https://");
        assertFalse(Files.exists(root));
    }

    @Test
    void aMirrorMustHaveTheSameFile() {
        DataFetch cifar = DataFetch.of("cifar10").from(server.address(FILE));
        assertMessage(
                DatasetException.class,
                () -> cifar.to(root, SILENT),
                server.address(FILE).toString(),
                "170,052,171");
    }
}
