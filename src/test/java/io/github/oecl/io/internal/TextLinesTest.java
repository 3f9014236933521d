// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {

    @TempDir Path folder;

    @Test
    void linesAreReadAsJavaReadsThem() throws IOException {
        for (String text : List.of("", "a", "a\n", "a\r\nb\r\n", "\n\nö\n")) {
            Path file = Files.writeString(folder.resolve("t"), text);
            assertEquals(Files.readAllLines(file), TextLines.of(file));
        }
    }

    @Test
    void bytesAndLinesHaveBounds() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "a\nb\nc\n");
        assertEquals(3, TextLines.of(file, 6, 3).size());
        assertTrue(message(file, 5, 3).contains("t has more than 5 bytes"));
        assertTrue(message(file, 6, 2).contains("t has more than 2 lines"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileThatTellsNoSizeHasBoundsToo() {
        assertTrue(message(Path.of("/dev/zero"), 100, 1).contains("more than 100 bytes"));
    }

    /** The system says "Is a directory" and no more. */
    @Test
    void aFolderIsNamed() {
        assertEquals(folder + " is a folder; name a file", message(folder, 100, 1));
    }

    @Test
    void otherEncodingsAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("t"), new byte[] {(byte) 0xC3, 0x28});
        assertThrows(CharacterCodingException.class, () -> TextLines.of(file));
    }

    private static String message(Path file, int bytes, int lines) {
        return assertThrows(IOException.class, () -> TextLines.of(file, bytes, lines)).getMessage();
    }
}
