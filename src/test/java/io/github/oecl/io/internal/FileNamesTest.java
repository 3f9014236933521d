// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    /** Prints the names in a folder. */
    static final class Names {
        private Names() {}

        public static void main(String... folder) throws IOException {
            try (Stream<Path> files = Files.list(Path.of(folder[0]))) {
                byte[] text =
                        String.join("\n", files.map(f -> FileNames.text(f.getFileName())).toList())
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
                System.out.write(text, 0, text.length);
                System.out.flush();
            }
        }
    }

    @TempDir Path folder;

    /** A name of any bytes, given as percent escapes. */
    private Path file(String address) {
        return Path.of(URI.create(folder.toUri() + address));
    }

    @Test
    void aPathOfPlainNamesIsItself() {
        assertEquals("a b/c.png", FileNames.text(Path.of("a b", "c.png")));
        assertEquals("", FileNames.text(Path.of("")));
        assertEquals("../c", FileNames.text(Path.of("..", "c")));
        assertTrue(FileNames.text(folder).endsWith(folder.getFileName().toString()));
        assertEquals(folder.getNameCount() + 1, FileNames.text(folder).split("/").length);
    }

    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has neither such names nor such bytes")
    @ParameterizedTest
    @CsvSource({
        "sub%5C0001.png,        sub\\0001.png",
        "%E8%A1%80%E7%90%83.png, 血球.png",
        "caf%E9.png,            caf\\xE9.png",
        "caf%E8.png,            caf\\xE8.png",
        "%E8%A1%80%E9.png,      血\\xE9.png",
        "%E8%A1,                \\xE8\\xA1",
        "%FF%5CxE9,             \\xFF\\x5CxE9",
        "%5CxE9,                \\x5CxE9",
        "%EF%BF%BD,             \uFFFD"
    })
    void everyNameIsItsOwn(String address, String text) throws IOException {
        assertEquals(text, FileNames.text(file(address).getFileName()));
        assertEquals(
                "x/" + text, FileNames.text(Path.of("x").resolve(file(address).getFileName())));
        Files.createDirectory(file(address));
        assertEquals(text, FileNames.text(file(address).getFileName()));
    }

    /** As in a container, in a scheduled job or on another machine by ssh. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "names are read by the locale")
    void namesAreTheSameInTheLanguageC() throws Exception {
        List<String> names = List.of("%E8%A1%80%E7%90%83", "%E7%BB%86%E8%83%9E", "%E9", "%E8", "a");
        for (String name : names) {
            Files.createFile(file(name));
        }
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Names.class.getName(),
                        folder.toString());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(process.getInputStream().readAllBytes(), "UTF-8");
        assertEquals(0, process.waitFor());
        assertEquals(
                new TreeSet<>(List.of("血球", "细胞", "\\xE9", "\\xE8", "a")),
                new TreeSet<>(said.lines().toList()));
    }
}
