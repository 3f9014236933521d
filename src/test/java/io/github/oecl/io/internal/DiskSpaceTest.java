// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskSpaceTest {

    private static final String FAR_TOO_MUCH = "999999999999";

    @TempDir Path folder;

    @Test
    void tooLittleRoomIsSaidWithTheFolderAndTheWayOut() {
        IOException error =
                assertThrows(
                        IOException.class, () -> DiskSpace.of(FAR_TOO_MUCH).require(folder, 0));
        assertTrue(error.getMessage().startsWith(folder + " has room for"), error.getMessage());
        assertTrue(error.getMessage().contains("OECL_MIN_FREE_MB"), error.getMessage());
    }

    @Test
    void theFileToComeCounts() throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        DiskSpace space = DiskSpace.of("1");
        assertDoesNotThrow(() -> space.require(folder, free / 2));
        assertThrows(IOException.class, () -> space.require(folder, 2 * free));
    }

    @Test
    void zeroIsNoLimit() {
        assertDoesNotThrow(() -> DiskSpace.of("0").require(folder, Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "some", "1.5", "1e3", "9999999999999999999"})
    void whatIsNoNumberIsRefused(String value) {
        assertTrue(
                assertThrows(IllegalArgumentException.class, () -> DiskSpace.of(value))
                        .getMessage()
                        .contains("\"" + value + "\""));
    }
}
