// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

/** README.md is short, its code compiles against this library, its table is a measured one. */
class ReadmeCodeTest {

    private static final Pattern CODE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final List<String> PACKAGES =
            List.of("data", "method", "model", "plot", "run", "score", "train");

    @Test
    void theCodeCompilesAndIsShort() throws IOException {
        List<String> blocks =
                CODE.matcher(readme())
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
        assertEquals(1, blocks.size());
        assertTrue(blocks.get(0).lines().count() <= 15, "longer than fifteen lines");
        assertEquals("", problems(blocks.get(0)));
    }

    @Test
    void isUnder200Lines() throws IOException {
        assertTrue(readme().lines().count() < 200);
    }

    @Test
    void theTableOfThePerformanceIsTheMeasuredOne() throws IOException {
        String measured = Files.readString(Path.of("src", "bench", "results", "summary.md"));
        assertTrue(readme().contains(measured.strip()), "environment/bench.sh --report makes it");
    }

    @Test
    void noResultOfTheBenchmarkNamesAPathOfItsMachine() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "bench", "results"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                String command =
                        JsonParser.parseString(Files.readString(file))
                                .getAsJsonObject()
                                .getAsJsonObject("machine")
                                .get("command")
                                .getAsString();
                assertTrue(command.startsWith("environment/bench.sh"), file + ": " + command);
                assertFalse(command.contains(" /"), file + ": " + command);
            }
        }
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static String problems(String code) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(
                    System.getProperty(
                            "surefire.test.class.path", System.getProperty("java.class.path")));
            shell.eval("import java.nio.file.*;");
            shell.eval("import java.util.*;");
            PACKAGES.forEach(name -> shell.eval("import io.github.oecl." + name + ".*;"));
            Snippet snippet =
                    shell.eval("void readme() throws Exception {\n" + code + "}").get(0).snippet();
            StringBuilder problems = new StringBuilder();
            shell.diagnostics(snippet)
                    .forEach(p -> problems.append(p.getMessage(Locale.ROOT)).append('\n'));
            return problems.toString();
        }
    }
}
