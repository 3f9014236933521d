// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of {@code notebooks/extending.md} is that of the tests in this package. */
class ExtendingPageTest {

    private static final Path PAGE = Path.of("notebooks", "extending.md");
    private static final Path TESTS = Path.of("src/test/java/io/github/oecl/extending");
    private static final int MOST_LINES = 25;

    @Test
    void allCodeOfThePageIsTested() throws IOException {
        String tests = stripped(tests());
        List<String> blocks = blocks();
        assertTrue(blocks.size() >= 5, blocks.size() + " blocks");
        for (String block : blocks) {
            assertTrue(tests.contains(stripped(block)), "in no test:\n" + block);
        }
    }

    @Test
    void anExtensionIsShort() throws IOException {
        for (String block : blocks()) {
            long lines = block.lines().filter(line -> !line.isBlank()).count();
            assertTrue(lines <= MOST_LINES, lines + " lines:\n" + block);
        }
    }

    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        String[] parts = Files.readString(PAGE).split("```java\n", -1);
        for (int i = 1; i < parts.length; i++) {
            blocks.add(parts[i].substring(0, parts[i].indexOf("```")));
        }
        return blocks;
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.list(TESTS)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                texts.add(Files.readString(file));
            }
            return String.join("\n", texts);
        }
    }

    /** Where a line is broken says nothing of the code. */
    private static String stripped(String code) {
        return code.replaceAll("\\s+", "");
    }
}
