// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.notebook.NotebookFile.Cell;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Kind;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code cell compiles against this library. Nothing runs: a declared variable keeps its type
 * and gets no value, and what would be computed is compiled as the body of a method.
 */
class NotebookCodeTest {

    /** Kernels import these by themselves; a name of ours must not clash with theirs. */
    private static final List<String> IMPORTS =
            List.of(
                    "java.io",
                    "java.math",
                    "java.net",
                    "java.nio.file",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "java.util.prefs",
                    "java.util.regex",
                    "java.util.stream");

    static Stream<NotebookFile> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellCompiles(NotebookFile notebook) {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.addToClasspath(classPath());
            IMPORTS.forEach(name -> evaluate(shell, "import " + name + ".*;", "imports"));
            for (Cell cell : notebook.codeCells()) {
                compile(shell, cell.source());
            }
        }
    }

    private static void compile(JShell shell, String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            var completion = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = completion.source();
            assertTrue(source != null && !source.isBlank(), () -> "Incomplete: " + cell);
            compileSnippet(shell, source, cell);
            rest = completion.remaining();
        }
    }

    private static void compileSnippet(JShell shell, String source, String cell) {
        Snippet snippet = shell.sourceCodeAnalysis().sourceToSnippets(source).get(0);
        boolean computes =
                Set.of(Kind.VAR, Kind.EXPRESSION, Kind.STATEMENT).contains(snippet.kind());
        evaluate(shell, computes ? method(source + ";") : source, cell);
        // JShell takes a lone expression for a variable of a name of its own.
        if (snippet instanceof VarSnippet variable
                && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            evaluate(shell, variable.typeName() + " " + variable.name() + ";", cell);
        }
    }

    private static String method(String body) {
        return "void compiled() throws Exception { " + body + "\n}";
    }

    private static void evaluate(JShell shell, String source, String cell) {
        // The other events are about snippets that this one replaces.
        SnippetEvent event =
                shell.eval(source).stream()
                        .filter(e -> e.causeSnippet() == null)
                        .findFirst()
                        .orElseThrow();
        String problems =
                shell.diagnostics(event.snippet())
                        .map(problem -> problem.getMessage(Locale.ROOT))
                        .collect(Collectors.joining("\n"));
        assertEquals(Snippet.Status.VALID, event.status(), () -> cell + "\n" + problems);
    }

    /** Surefire may hide the class path in the manifest of a jar and names the real one here. */
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
