// SPDX-License-Identifier: Apache-2.0
package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;
import io.github.spencerpark.jupyter.kernel.LanguageInfo;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs cells in a JShell of this process, so that a cell's objects can be rendered. */
public final class JShellKernel extends BaseKernel {

    private static final List<String> IMPORTS =
            List.of(
                    "java.io.*",
                    "java.math.*",
                    "java.net.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.function.*",
                    "java.util.regex.*",
                    "java.util.stream.*",
                    "static io.github.spencerpark.ijava.runtime.Display.*");

    private final Values values = new Values();
    private final JShell shell =
            JShell.builder().executionEngine(values.asProvider(), Map.of()).build();

    JShellKernel() {
        shell.addToClasspath(System.getProperty("java.class.path"));
        IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
    }

    @Override
    public DisplayData eval(String cell) throws Exception {
        Object value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (!next.completeness().isComplete()) {
                throw new IllegalArgumentException("This is not complete: " + rest);
            }
            value = run(next.source());
            rest = next.remaining();
        }
        return value == null ? null : getRenderer().render(value);
    }

    /** Returns what an expression gave; nothing for a declaration or a statement. */
    private Object run(String source) throws JShellException {
        Object value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.exception() != null) {
                throw event.exception();
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw new IllegalArgumentException(problems(event.snippet()));
            }
            value = isExpression(event.snippet()) ? values.last() : null;
        }
        return value;
    }

    private static boolean isExpression(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    private String problems(Snippet snippet) {
        return shell.diagnostics(snippet)
                .map(each -> each.getMessage(null))
                .collect(Collectors.joining("\n", "", "\n" + snippet.source()));
    }

    @Override
    public LanguageInfo getLanguageInfo() {
        return new LanguageInfo.Builder("java")
                .version(Runtime.version().toString())
                .mimetype("text/x-java-source")
                .fileExtension(".jshell")
                .build();
    }

    @Override
    public String getBanner() {
        return "A test's kernel on IJava's base library. It is not IJava.";
    }
}
