// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.grid.GridResults;
import io.github.oecl.paper.Claim;
import io.github.oecl.paper.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The tables of claims that notebooks show are those of the recorded results as they are now. Who
 * records more, or changes a rule, learns here which notebook to run again.
 */
@Tag("recorded")
class NotebookClaimsTest {

    private static final Path RECORDED = Path.of("notebooks", "recorded");

    /** The notebooks 04 to 09, of which 04, 05 and 07 have more than one table. */
    private static final int TABLES = 10;

    @Test
    void theTablesOfClaimsAreThoseOfTheRecordedResults() throws IOException {
        Set<String> now = rows();
        int tables = 0;
        for (NotebookFile notebook : NotebookFile.all().toList()) {
            for (String table : tables(notebook)) {
                tables++;
                List<String> stale =
                        table.lines()
                                .filter(line -> line.contains(" recorded"))
                                .map(NotebookClaimsTest::squeezed)
                                .filter(row -> !now.contains(row))
                                .toList();
                assertEquals(List.of(), stale, "run again: " + notebook);
            }
        }
        assertTrue(tables >= TABLES, tables + " tables of claims");
    }

    private static Set<String> rows() throws IOException {
        List<Claim> claims = new ArrayList<>();
        add(claims, Experiment.ONE_VS_REST, "one-vs-rest");
        add(claims, Experiment.LEAVE_ONE_CLASS_OUT, "leave-one-class-out");
        add(claims, Experiment.SHIFTS, "shifts");
        add(claims, Experiment.STABILITY, "stability");
        add(claims, Experiment.NEAR_AND_FAR, "near-and-far");
        add(claims, Experiment.ABLATIONS, "ablations");
        add(claims, Experiment.AERIAL_AND_SKIN, "aerial-and-skin");
        GridResults few = read("few-shot-near").and(read("few-shot-far"));
        claims.addAll(Experiment.FEW_SHOT.claims("recorded", few));
        GridResults objects =
                read("synthetic").where(run -> run.data().name().equals("synthetic-objects"));
        claims.addAll(Experiment.ONE_VS_REST.claims("recorded, synthetic", objects));
        return Claim.table(claims)
                .printAll()
                .lines()
                .map(NotebookClaimsTest::squeezed)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(List<Claim> claims, Experiment experiment, String grid)
            throws IOException {
        claims.addAll(experiment.claims("recorded", read(grid)));
    }

    private static GridResults read(String grid) throws IOException {
        return GridResults.readIfRun(RECORDED.resolve(grid));
    }

    /** The width of a column depends on its other rows. */
    private static String squeezed(String row) {
        return row.replaceAll("\\s+", " ").strip();
    }

    private static List<String> tables(NotebookFile notebook) {
        return notebook.codeCells().stream()
                .flatMap(cell -> cell.outputs().stream())
                .flatMap(NotebookClaimsTest::text)
                .filter(text -> text.strip().startsWith("Claims"))
                .toList();
    }

    private static Stream<String> text(JsonObject output) {
        JsonObject data = output.getAsJsonObject("data");
        JsonElement text = data == null ? null : data.get("text/plain");
        if (text == null) {
            return Stream.empty();
        }
        return Stream.of(
                text.isJsonPrimitive()
                        ? text.getAsString()
                        : StreamSupport.stream(text.getAsJsonArray().spliterator(), false)
                                .map(JsonElement::getAsString)
                                .collect(Collectors.joining()));
    }
}
