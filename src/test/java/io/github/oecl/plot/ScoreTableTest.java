// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.method.Scoring;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class ScoreTableTest {

    @Test
    void hasARowForEachScoreOfEachRun() {
        Table table = ScoreTable.of(ScoredRun.all(Results.perfect(), Results.chance()));
        assertEquals(2 * Scoring.norm().scores().size(), table.rowCount());
        assertEquals(100, table.doubleColumn("AUROC %").get(0));
        assertEquals("SimCLR", table.stringColumn("method").get(7));
    }

    @Test
    void readsWellAsText() {
        String text = ScoreTable.of(List.of(ScoredRun.headline(Results.perfect()))).printAll();
        String row = text.lines().reduce((first, last) -> last).orElseThrow();
        assertEquals(
                "OECL | ||E z|| | 100.0 | [100.0, 100.0] | 540 | 138240 | 62 | 0 | smoke |",
                row.trim().replaceAll(" +", " "));
    }

    @Test
    void numbersLookTheSameInEveryCountry() {
        Locale usual = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            String text = ScoreTable.of(List.of(ScoredRun.headline(Results.perfect()))).printAll();
            assertTrue(text.contains("100.0") && !text.contains("100,0"), text);
        } finally {
            Locale.setDefault(usual);
        }
    }
}
