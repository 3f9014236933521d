// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.notebook.NotebookFile.Cell;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every notebook says what its committed run shows and ends with its conclusions, and the numbers
 * there are numbers that its cells have printed. Who runs a notebook again with other results, and
 * forgets the text, learns it here.
 */
class NotebookConclusionsTest {

    private static final String SHOWS = "<summary>What the committed run shows</summary>";
    private static final String CONCLUSIONS = "## Conclusions";
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+\\.\\d+(?![\\d.])");

    static Stream<NotebookFile> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void endsWithThreeConclusionsAndWhatIsOpen(NotebookFile notebook) {
        List<Cell> cells = notebook.cells();
        String last = cells.get(cells.size() - 1).source();
        assertTrue(last.contains(CONCLUSIONS), last);
        for (String part : List.of("\n1. ", "\n2. ", "\n3. ", "\n**Open:** ")) {
            assertTrue(last.contains(part), "no '" + part.strip() + "' in " + last);
        }
        assertEquals(-1, last.indexOf("\n4. "));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void saysWhatTheCommittedRunShows(NotebookFile notebook) {
        assertTrue(notebook.cells().stream().anyMatch(cell -> cell.source().contains(SHOWS)));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void itsNumbersWerePrintedByItsCells(NotebookFile notebook) {
        assertEquals(List.of(), unprinted(notebook.cells()));
    }

    @Test
    void aNumberThatNoCellPrintedIsFound() {
        Cell printed = new Cell("code", "1 + 1", 1, List.of());
        Cell text = new Cell("markdown", CONCLUSIONS + "\n\nAn AUROC of 12.3%.", 0, List.of());
        assertEquals(List.of("12.3"), unprinted(List.of(printed, text)));
    }

    /** Formulas and code have numbers of their own; a text may give in percent what was a share. */
    private static List<String> unprinted(List<Cell> cells) {
        TreeSet<String> printed = new TreeSet<>();
        cells.stream()
                .filter(Cell::isCode)
                .flatMap(cell -> cell.outputs().stream())
                .forEach(
                        output ->
                                NUMBER.matcher(text(output.toString()))
                                        .results()
                                        .forEach(match -> printed.add(match.group())));
        List<String> missing = new ArrayList<>();
        for (Cell cell : cells) {
            if (!cell.isCode() && (cell.source().contains(SHOWS) || isConclusion(cell))) {
                NUMBER.matcher(prose(cell.source()))
                        .results()
                        .map(match -> match.group())
                        .filter(number -> !printed.contains(number))
                        .filter(number -> !printed.contains(share(number)))
                        .forEach(missing::add);
            }
        }
        return missing;
    }

    private static boolean isConclusion(Cell cell) {
        return cell.source().contains(CONCLUSIONS);
    }

    private static String share(String percent) {
        return new BigDecimal(percent)
                .movePointLeft(2)
                .setScale(3, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** A picture is letters and digits that say nothing. */
    private static String text(String output) {
        return output.replaceAll("\"image/png\":\"[^\"]*\"", "").replace("\\n", "\n");
    }

    private static String prose(String markdown) {
        return markdown.replaceAll("(?s)\\$\\$.*?\\$\\$", "")
                .replaceAll("\\$[^$]*\\$", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("\\]\\([^)]*\\)", "]");
    }
}
