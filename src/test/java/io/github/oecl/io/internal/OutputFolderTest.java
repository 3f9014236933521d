// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {

    @TempDir Path folder;

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private String refused(Path path) throws IOException {
        List<Path> before = left();
        String message = assertThrows(IOException.class, OutputFolder.at(path)::check).getMessage();
        assertEquals(before, left());
        assertTrue(message.startsWith("Cannot write " + path + ": "), message);
        return message;
    }

    @Test
    void theCheckLeavesNothing() throws IOException {
        List<Path> before = left();
        OutputFolder.at(folder).check();
        OutputFolder.at(folder.resolve("a/b/c")).check();
        assertEquals(before, left());
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        assertTrue(refused(file).contains("it is a file, not a folder"));
        assertTrue(refused(file.resolve("deep/er")).contains(file + " is a file, not a folder"));
    }

    @Test
    void aNameThatIsTooLongIsRefused() throws IOException {
        assertTrue(refused(folder.resolve("a/" + "n".repeat(256))).contains("too long"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege")
    void linksAreFollowedIfTheyLeadToAFolder() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        OutputFolder.at(Files.createSymbolicLink(folder.resolve("link"), real)).check();
        Path nowhere = Files.createSymbolicLink(folder.resolve("nowhere"), Path.of("missing"));
        assertTrue(refused(nowhere).contains("a link to a folder that is not there"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc is Linux's")
    void aFolderThatTakesNoFilesIsRefused() throws IOException {
        assertTrue(refused(Path.of("/proc/self")).contains("no file can be made"));
        assertTrue(refused(Path.of("/dev/null")).contains("it is a file, not a folder"));
    }
}
