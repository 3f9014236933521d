// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.model.internal.Numerics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LibraryTest {

    @Test
    void theBuildNotesItsVersionCommitAndSources() {
        Library library = Library.current();
        assertTrue(library.version().matches("\\d+\\.\\d+.*"), library.version());
        if (Files.exists(Path.of(".git"))) {
            assertTrue(library.commit().matches("[0-9a-f]{40,64}"), library.commit());
            assertTrue(library.sources().matches("clean|modified"), library.sources());
        } else {
            assertEquals(Numerics.UNKNOWN, library.commit());
            assertEquals(Numerics.UNKNOWN, library.sources());
        }
    }

    @Test
    void whatTheBuildDidNotFillInIsUnknown() {
        Properties properties = new Properties();
        properties.setProperty("version", "${project.version}");
        properties.setProperty("commit", "");
        assertEquals(
                new Library(Numerics.UNKNOWN, Numerics.UNKNOWN, Numerics.UNKNOWN),
                Library.of(properties));
        assertNotEquals(Numerics.UNKNOWN, Numerics.VERSION);
    }
}
