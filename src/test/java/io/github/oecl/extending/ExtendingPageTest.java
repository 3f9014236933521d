// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code of the guide to extensions is that of tests: it cannot go stale. */
class ExtendingPageTest {

    private static final int MOST_LINES = 25;
    private static final Path PAGE = Path.of("notebooks", "extending.md");
    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** A part of a test's source, from one mark to the next. */
    private static final Pattern GUIDE =
            Pattern.compile("\\n *// guide: [^\\n]*\\n(.*?)\\n *// end *\\n", Pattern.DOTALL);

    @Test
    void theCodeOfThePageIsThatOfTheTests() throws IOException {
        List<String> page = found(CODE, Files.readString(PAGE));
        List<String> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                tests.addAll(found(GUIDE, Files.readString(file)));
            }
        }
        assertTrue(page.size() >= 6, () -> page.size() + " pieces of code");
        assertEquals(sorted(tests), sorted(page));
    }

    @Test
    void eachPieceIsShort() throws IOException {
        for (String code : found(CODE, Files.readString(PAGE))) {
            assertTrue(code.lines().count() <= MOST_LINES, code);
        }
    }

    private static String sorted(List<String> pieces) {
        return String.join("\n\n", new TreeSet<>(pieces));
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text.replace("\r\n", "\n"))
                .results()
                .map(match -> match.group(1).stripTrailing().stripIndent())
                .toList();
    }
}
