// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.oecl.notebook.NotebookFile.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every committed notebook. */
class NotebookFilesTest {

    private static final int MOST_BYTES = 1_500_000;
    private static final int MOST_LINES = 12;

    static Stream<NotebookFile> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void kernelIsNamedJava(NotebookFile notebook) {
        JsonObject metadata = notebook.json().getAsJsonObject("metadata");
        JsonObject kernel = metadata.getAsJsonObject("kernelspec");
        assertEquals("java", kernel.get("name").getAsString());
        assertEquals("java", kernel.get("language").getAsString());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isSmallEnoughToCommit(NotebookFile notebook) throws IOException {
        assertTrue(Files.size(notebook.path()) < MOST_BYTES);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCodeCellIsSmallAndHasProseBeforeIt(NotebookFile notebook) {
        List<Cell> cells = notebook.cells();
        assertTrue(cells.get(0).source().startsWith("# "));
        for (Cell cell : notebook.codeCells()) {
            assertTrue(cell.source().lines().count() <= MOST_LINES, cell.source());
        }
        long prose = cells.stream().filter(cell -> !cell.isCode()).count();
        assertTrue(prose >= notebook.codeCells().size() - 1, "cells without prose before them");
    }

    /** A kernel without it can say no more than that a package does not exist. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void theFirstCellSaysHowTheLibraryIsAdded(NotebookFile notebook) {
        String first = notebook.codeCells().get(0).source();
        assertTrue(first.contains("%classpath ../target/oecl-*.jar ../target/lib/*.jar"), first);
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellRanInOrderAndNoneFailed(NotebookFile notebook) {
        int number = 0;
        for (Cell cell : notebook.codeCells()) {
            assertEquals(++number, cell.executionCount(), cell.source());
        }
        notebook.codeCells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .forEach(output -> assertFalse(is(output, "error"), output::toString));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void hasFiguresAmongItsOutputs(NotebookFile notebook) {
        assertTrue(
                notebook.codeCells().stream()
                        .flatMap(cell -> cell.outputs().stream())
                        .anyMatch(output -> output.toString().contains("image/png")));
    }

    /** rapaio shows the text of other last expressions as HTML, with its signs unescaped. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void lastExpressionsAreFigures(NotebookFile notebook) {
        notebook.codeCells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .filter(output -> is(output, "execute_result"))
                .forEach(
                        output ->
                                assertTrue(
                                        output.getAsJsonObject("data").has("image/png"),
                                        output::toString));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void namesNoFolderOfTheMachineThatRanIt(NotebookFile notebook) throws IOException {
        String text = Files.readString(notebook.path());
        assertFalse(text.contains(Path.of("").toAbsolutePath().toString()));
        assertFalse(text.contains(System.getProperty("user.home") + "/"));
    }

    private static boolean is(JsonObject output, String type) {
        return output.get("output_type").getAsString().equals(type);
    }
}
