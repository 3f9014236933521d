// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.fetch.internal;

import static io.github.oecl.data.TestFiles.assertMessage;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzTest {

    @TempDir Path base;

    private Path archive;
    private Path folder;

    @BeforeEach
    void makeFolders() throws IOException {
        archive = base.resolve("a.tar.gz");
        folder = Files.createDirectory(base.resolve("in"));
    }

    private void unpack(TestArchive content, long mostBytes) throws IOException {
        Files.write(archive, content.bytes());
        TarGz.unpack(archive, folder, mostBytes);
    }

    private void assertRefused(TestArchive content, String... parts) {
        DatasetException refused = assertThrows(DatasetException.class, () -> unpack(content, 100));
        assertTrue(refused.getMessage().startsWith(archive.toString()), refused.getMessage());
        for (String part : parts) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
    }

    @Test
    void filesAndFoldersAreUnpacked() throws IOException {
        unpack(new TestArchive().folder("a/").file("a/b.txt", "one").file("c/d.txt", "two"), 6);
        assertEquals("one", Files.readString(folder.resolve("a/b.txt")));
        assertEquals("two", Files.readString(folder.resolve("c/d.txt")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../out", "a/../../out", "/out", "..\\out", "a/../../in-too/out"})
    void entriesThatClimbOutAreRefused(String name) {
        assertRefused(new TestArchive().file(name, "x"), name, "leads out");
        assertFalse(Files.exists(base.resolve("out")));
        assertFalse(Files.exists(base.resolve("in-too")));
    }

    @Test
    void linksAndDevicesAreRefused() {
        byte[] types = {
            TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR
        };
        for (byte type : types) {
            assertRefused(new TestArchive().special("a", type, "/etc"), "\"a\"", "no plain file");
        }
        assertFalse(Files.exists(folder.resolve("a")));
    }

    @Test
    void bombsAreRefused() {
        assertRefused(new TestArchive().file("a", "x".repeat(60)).file("b", "x".repeat(41)), "100");
        TestArchive many = new TestArchive();
        for (int i = 0; i <= 10_000; i++) {
            many.folder("d" + i + "/");
        }
        assertRefused(many, "10000");
    }

    @Test
    void nothingIsWrittenOverAnother() throws IOException {
        assertRefused(new TestArchive().file("a", "one").file("a", "two"), "taken by another");
        assertEquals("one", Files.readString(folder.resolve("a")));
    }

    @Test
    void damagedArchivesAreNamed() throws IOException {
        byte[] whole = new TestArchive().file("a", "x".repeat(50)).bytes();
        for (int length : new int[] {0, 5, whole.length / 2, whole.length - 9}) {
            Files.write(archive, Arrays.copyOf(whole, length));
            assertMessage(
                    DatasetException.class,
                    () -> TarGz.unpack(archive, folder, 100),
                    archive.toString(),
                    "not a whole .tar.gz");
            Files.deleteIfExists(folder.resolve("a"));
        }
    }
}
