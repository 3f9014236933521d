// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The times in README.md and notebooks/README.md are bounds of the seconds that were measured. */
class NotebookTimesTest {

    private static final List<Path> PAGES =
            List.of(Path.of("README.md"), Path.of("notebooks", "README.md"));

    private static final int SECONDS = 60;

    static Stream<NotebookFile> notebooks() throws IOException {
        return NotebookFile.all();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void theStatedTimeHolds(NotebookFile notebook) throws IOException {
        for (Path page : PAGES) {
            int minutes = minutes(page, notebook.toString());
            double seconds = seconds(notebook);
            assertTrue(seconds <= SECONDS * minutes, page + ": " + seconds + " s measured");
        }
    }

    @Test
    void bothPagesStateTheSame() throws IOException {
        for (NotebookFile notebook : NotebookFile.all().toList()) {
            assertEquals(
                    minutes(PAGES.get(0), notebook.toString()),
                    minutes(PAGES.get(1), notebook.toString()));
        }
    }

    /** Returns the bound in the row of a notebook; one that takes seconds has no number. */
    private static int minutes(Path page, String notebook) throws IOException {
        String row =
                Files.readAllLines(page).stream()
                        .filter(
                                line ->
                                        line.startsWith("|")
                                                && line.contains("(" + name(page, notebook)))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(page + " has no row of " + notebook));
        Matcher time = Pattern.compile("\\| under (\\d+) min(utes?)? \\|$").matcher(row);
        boolean found = time.find();
        assertTrue(found || row.endsWith("| seconds |"), row);
        return found ? Integer.parseInt(time.group(1)) : 1;
    }

    private static String name(Path page, String notebook) {
        return page.getNameCount() == 1 ? "notebooks/" + notebook : notebook;
    }

    /** Returns 0 for a notebook that was not measured yet. */
    private static double seconds(NotebookFile notebook) {
        JsonObject own = notebook.json().getAsJsonObject("metadata").getAsJsonObject("oecl");
        JsonObject seconds = own == null ? null : own.getAsJsonObject("seconds");
        return seconds == null || !seconds.has("quick") ? 0 : seconds.get("quick").getAsDouble();
    }
}
