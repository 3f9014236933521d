// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ReasonsTest {

    private static String of(Executable call) {
        return Reasons.of(Assertions.assertThrows(IOException.class, call));
    }

    @Test
    void aMessageThatIsOnlyAPathGetsAReason() {
        Path absent = Path.of("absent (for sure)");
        assertEquals("there is no such file or folder", of(() -> Files.readString(absent)));
        assertEquals("access is denied", Reasons.of(new AccessDeniedException("some.png")));
        assertEquals(
                "it is a folder within itself, by a link",
                Reasons.of(new FileSystemLoopException("loop")));
        assertEquals("EOFException", Reasons.of(new java.io.EOFException()));
    }

    @Test
    void theReasonThatIsThereIsKeptWithoutThePath() {
        assertEquals(
                "No space left on device",
                Reasons.of(new FileSystemException("a.csv", null, "No space left on device")));
        assertEquals(
                "No such file or directory",
                of(() -> new FileInputStream("absent (for sure)").close()));
        assertEquals("gone", Reasons.of(new FileNotFoundException("gone")));
        assertEquals("it is torn", Reasons.of(new IOException("it is torn")));
    }
}
