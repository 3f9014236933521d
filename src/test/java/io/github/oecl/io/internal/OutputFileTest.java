// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutputFileTest {

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("r.csv");
    }

    private List<String> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.skip(1).map(each -> folder.relativize(each).toString()).sorted().toList();
        }
    }

    private String refused(Path path) throws IOException {
        return refused(OutputFile.at(path));
    }

    /** An output that cannot be checked cannot be written either, and leaves nothing. */
    private String refused(OutputFile output) throws IOException {
        List<String> before = left();
        String message = assertThrows(IOException.class, output::check).getMessage();
        assertEquals(before, left());
        assertThrows(IOException.class, () -> output.write("new"));
        assertEquals(before, left());
        assertTrue(message.startsWith("Cannot write " + output.path() + ": "), message);
        assertTrue(message.contains("; "), message);
        return message;
    }

    private void written(Path path) throws IOException {
        OutputFile output = OutputFile.at(path);
        List<String> before = left();
        output.check();
        assertEquals(before, left());
        output.write("new");
    }

    @Test
    void foldersThatAreMissingAreMadeByWritingAlone() throws IOException {
        Path deep = folder.resolve("a/b/r.csv");
        written(deep);
        assertEquals("new", Files.readString(deep));
        assertEquals(List.of("a", "a/b", "a/b/r.csv"), left());
    }

    @Test
    void theWholeFileIsReplacedOrNothing() throws IOException {
        Files.writeString(file(), "old");
        IOException fault =
                assertThrows(
                        IOException.class,
                        () ->
                                OutputFile.at(file())
                                        .write(
                                                out -> {
                                                    out.write('n');
                                                    throw new IOException("a fault");
                                                }));
        assertEquals("a fault", fault.getMessage());
        assertEquals("old", Files.readString(file()));
        written(file());
        assertEquals("new", Files.readString(file()));
        assertEquals(List.of("r.csv"), left());
    }

    @Test
    void aFileOfTheUserThatLooksLikeADraftStays() throws IOException {
        Path draft = Files.writeString(folder.resolve("r.csv.part"), "mine");
        written(file());
        assertEquals("mine", Files.readString(draft));
    }

    @Test
    void anInterruptIsKeptAndDoesNotDisturb() throws IOException {
        Thread.currentThread().interrupt();
        OutputFile.at(file()).write("new");
        assertTrue(Thread.interrupted());
        assertEquals("new", Files.readString(file()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void whoCouldReadItBeforeCanReadItAfterwards() throws IOException {
        Files.writeString(file(), "old");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        written(file());
        assertEquals(
                "rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aLinkStaysAndItsFileIsWritten() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path old = Files.writeString(inner.resolve("old.csv"), "old");
        Path relative = Path.of("inner", "old.csv");
        Path link = Files.createSymbolicLink(folder.resolve("link"), relative);
        Path toLink = Files.createSymbolicLink(folder.resolve("second"), link);
        written(toLink);
        assertEquals("new", Files.readString(old));
        assertEquals(relative, Files.readSymbolicLink(link));
        assertEquals(link, Files.readSymbolicLink(toLink));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void aLinkToNothingIsWrittenThroughAsWell() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("r.csv"));
        written(link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file()));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void linksThatEndNowhereAreRefused() throws IOException {
        Path first = folder.resolve("first");
        Path second = Files.createSymbolicLink(folder.resolve("second"), first);
        Files.createSymbolicLink(first, second);
        assertTrue(refused(first).contains("a loop of links"));
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        assertTrue(refused(nowhere.resolve("r.csv")).contains("is a link to nothing"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "devices are named as on Linux")
    void devicesAreWrittenIntoAndStay() throws IOException {
        Path device = Path.of("/dev/null");
        Path link = Files.createSymbolicLink(folder.resolve("link"), device);
        written(device);
        written(link);
        assertEquals(device, Files.readSymbolicLink(link));
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
    void aFullDeviceIsNamed() throws IOException {
        OutputFile full = OutputFile.at(Path.of("/dev/full"));
        full.check();
        IOException error = assertThrows(IOException.class, () -> full.write("new"));
        assertTrue(
                error.getMessage().startsWith("Cannot write /dev/full: No space left on device; "),
                error.getMessage());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no named pipes in folders")
    void aNamedPipeIsWrittenIntoAndStays() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        CompletableFuture<String> read =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return Files.readString(pipe);
                            } catch (IOException e) {
                                return e.toString();
                            }
                        });
        written(pipe);
        assertEquals("new", read.get());
        assertEquals(List.of("pipe"), left());
        assertTrue(Files.readAttributes(pipe, "isOther").containsValue(true));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "open files are named as on Linux")
    void whatIsNotOpenForWritingIsRefused() throws IOException {
        assertTrue(refused(Path.of("/dev/stdin")).contains("the standard input"));
        assertTrue(refused(Path.of("/dev/fd/999")).contains("no file that is open"));
        assertTrue(OutputFile.at(Path.of("/dev/stdout")).isStandardOutput());
        assertTrue(OutputFile.at(Path.of("/proc/self/fd/1")).isStandardOutput());
        assertFalse(OutputFile.at(Path.of("/dev/stderr")).isStandardOutput());
        assertFalse(OutputFile.at(file()).isStandardOutput());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "disks are named as on Linux")
    void aDiskIsRefused() throws IOException {
        Path disk;
        try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
            disk = devices.filter(OutputFileTest::isDisk).findFirst().orElse(null);
        }
        assumeTrue(disk != null, "this machine shows no disk");
        // Never written, not even where the check fails.
        String message = assertThrows(IOException.class, OutputFile.at(disk)::check).getMessage();
        assertTrue(message.contains("it is a disk"), message);
    }

    private static boolean isDisk(Path device) {
        try {
            return ((Integer) Files.getAttribute(device, "unix:mode") & 0170000) == 0060000;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "sockets look like files")
    void aSocketIsRefused() throws IOException {
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertTrue(refused(socket).contains("it is a socket"));
        }
    }

    @Test
    void aFolderIsRefused() throws IOException {
        assertTrue(refused(folder).contains("it is a folder; name a file in it"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path note = Files.writeString(folder.resolve("note"), "mine");
        String message = refused(note.resolve("deep/er/r.csv"));
        assertTrue(message.contains(note + " is a file, not a folder"), message);
        assertEquals("mine", Files.readString(note));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "missing/"})
    void aNameThatIsTooLongIsRefused(String parent) throws IOException {
        assertTrue(refused(folder.resolve(parent + "n".repeat(256))).contains("too long"));
        written(folder.resolve(parent + "n".repeat(255)));
    }

    @Test
    void aPathThatIsTooLongIsRefused() throws IOException {
        String deep = "d".repeat(250) + "/";
        assertTrue(refused(folder.resolve(deep.repeat(20) + "r.csv")).contains("too long"));
        assertEquals(List.of(), left());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is Linux's")
    void aFolderThatTakesNoFilesIsRefused() throws IOException {
        String message = refused(Path.of("/proc/self/r.csv"));
        assertTrue(message.contains("no file can be made in /proc/self: "), message);
        message = refused(Path.of("/proc/self/new/r.csv"));
        assertTrue(message.contains("the folder /proc/self/new cannot be made: "), message);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has other permissions")
    void whatIsWriteProtectedIsRefused() throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write everything");
        Files.writeString(file(), "old");
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--r--r--"));
        assertTrue(refused(file()).contains("it is write-protected"));
        Path closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        assertTrue(refused(closed.resolve("r.csv")).contains("access is denied"));
        assertTrue(refused(closed.resolve("new/r.csv")).contains("access is denied"));
    }

    @Test
    void anInputIsRefusedByWhateverName() throws IOException {
        Path input = Files.writeString(file(), "precious");
        Path absent = folder.resolve("absent");
        assertTrue(refused(sparing(input, absent, input)).contains("the input " + input));
        Path byTheWay = folder.resolve("x").resolve("..").resolve("r.csv");
        Files.createDirectory(folder.resolve("x"));
        refused(sparing(byTheWay, input));
        refused(sparing(Files.createLink(folder.resolve("hard"), input), input));
        Path link = Files.createSymbolicLink(folder.resolve("link"), input);
        refused(sparing(link, input));
        refused(sparing(input, link));
        assertEquals("precious", Files.readString(input));
        sparing(folder.resolve("other"), input, absent).write("new");
    }

    @Test
    void aFileOfAnInputFolderIsRefusedUnlessItMayBeReplaced() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images/deep"));
        Path image = Files.writeString(images.resolve("1.png"), "precious");
        Path input = images.getParent();
        assertTrue(refused(sparing(image, input)).contains("the input folder " + input));
        refused(sparing(Files.createLink(folder.resolve("hard"), image), input));
        refused(sparing(Files.createSymbolicLink(folder.resolve("link"), image), input));
        assertEquals("precious", Files.readString(image));
        Path table = Files.writeString(images.resolve("table.csv"), "old");
        refused(sparing(table, input));
        OutputFile.at(table).sparing(List.of(input), each -> each.endsWith("1.png")).write("new");
        assertEquals("new", Files.readString(table));
        sparing(images.resolve("another.csv"), input).write("new");
    }

    private static OutputFile sparing(Path output, Path... inputs) {
        return OutputFile.at(output).sparing(List.of(inputs));
    }

    /** As in a container that has been given one file. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "mounted as on Linux")
    void aFileThatIsMountedByItselfGetsItsContent() throws Exception {
        Path source = Files.writeString(folder.resolve("outside.csv"), "an older and longer text");
        Files.writeString(file(), "");
        String[] mount = {"mount", "--bind", source.toString(), file().toString()};
        assumeTrue(call(mount) == 0, "nothing can be mounted here");
        try {
            written(file());
            assertEquals("new", Files.readString(source));
        } finally {
            call("umount", file().toString());
        }
        assertEquals(List.of("outside.csv", "r.csv"), left());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "mounted as on Linux")
    void aFullDiskIsRefused() throws Exception {
        String[] mount = {"mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.toString()};
        assumeTrue(call(mount) == 0, "nothing can be mounted here");
        try {
            String message =
                    assertThrows(IOException.class, OutputFile.at(file())::check).getMessage();
            assertTrue(message.contains("has room for 0 MB"), message);
            fill(folder.resolve("large"));
            assertTrue(refused(file()).contains("No space left on device"));
        } finally {
            call("umount", folder.toString());
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] page = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            assertThrows(
                    IOException.class,
                    () -> {
                        while (true) {
                            out.write(page);
                        }
                    });
        }
    }

    private static int call(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}
