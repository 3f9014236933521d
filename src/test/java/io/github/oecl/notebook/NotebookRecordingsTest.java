// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.notebook.NotebookFile.Cell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each notebook that draws from recordings names them and their digest, and its outputs are of the
 * recordings as they are now. Who records more learns here what to draw again.
 */
@Tag("recorded")
class NotebookRecordingsTest {

    private static final Path RECORDED = Path.of("notebooks", "recorded");

    /** The notebooks 01, 03 to 09 and that of the recipe. */
    private static final int DRAW_FROM_RECORDINGS = 9;

    private static final Pattern LINE = Pattern.compile("Recordings: (.+?); digest ([0-9a-f]{16})");
    private static final Pattern READ = Pattern.compile("Path\\.of\\(\"recorded\", \"([^\"]+)\"");

    @TempDir Path folder;

    @Test
    void theDigestsAreThoseOfTheRecordingsAsTheyAre() throws IOException {
        int found = 0;
        for (NotebookFile notebook : NotebookFile.all().toList()) {
            String code = code(notebook);
            if (code.contains("Path.of(\"recorded\"")) {
                found++;
                List<MatchResult> lines = LINE.matcher(outputs(notebook)).results().toList();
                assertEquals(1, lines.size(), notebook + " must name its recordings once");
                String[] names = lines.get(0).group(1).split(", ");
                assertEquals(
                        Session.recordings(RECORDED, names),
                        lines.get(0).group(),
                        "run environment/run.sh --render, then read the text of " + notebook);
                assertTrue(
                        Set.of(names).containsAll(read(code)),
                        () -> notebook + " reads " + read(code) + ", names " + Set.of(names));
                assertTrue(Arrays.stream(names).allMatch(NotebookRecordingsTest::isThere));
            }
        }
        assertEquals(DRAW_FROM_RECORDINGS, found);
    }

    @Test
    void otherRecordingsHaveAnotherDigest() throws IOException {
        Path cells = Files.createDirectories(folder.resolve("grid").resolve("cells"));
        String none = Session.recordings(folder, "grid", "norms-*.csv");
        Files.writeString(cells.resolve("a.json"), "{}");
        String grid = Session.recordings(folder, "grid", "norms-*.csv");
        assertNotEquals(none, grid);
        Files.writeString(folder.resolve("norms-1.csv"), "epoch");
        assertNotEquals(grid, Session.recordings(folder, "grid", "norms-*.csv"));
        Files.writeString(folder.resolve("other.csv"), "epoch");
        assertEquals(
                digest(Session.recordings(folder, "grid", "norms-*.csv")),
                digest(Session.recordings(folder, "norms-*.csv", "grid")));
    }

    private static String digest(String line) {
        return line.substring(line.lastIndexOf(' '));
    }

    private static Set<String> read(String code) {
        return READ.matcher(code)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A name without any file would add nothing to a digest. */
    private static boolean isThere(String name) {
        return name.contains("*") || Files.exists(RECORDED.resolve(name));
    }

    private static String code(NotebookFile notebook) {
        return notebook.codeCells().stream().map(Cell::source).collect(Collectors.joining("\n"));
    }

    private static String outputs(NotebookFile notebook) {
        return notebook.codeCells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }
}
