// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.Results;
import io.github.oecl.plot.ScoredRun;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private static final ScoredRun OECL = ScoredRun.headline(Results.perfect());
    private static final ScoredRun SIMCLR = ScoredRun.headline(Results.chance());

    @Test
    void theBetterRunIsNamedWhicheverComesFirst() {
        assertTrue(Summary.of(OECL, SIMCLR).contains("OECL is better on these images"));
        assertTrue(Summary.of(SIMCLR, OECL).contains("OECL is better on these images"));
    }

    @Test
    void oneTrainingOfEachIsNoVerdictOnTheMethods() {
        assertTrue(Summary.of(OECL, SIMCLR).contains("no verdict on the methods"));
    }

    @Test
    void equalRunsAreUndecided() {
        assertTrue(Summary.of(OECL, OECL).contains("undecided at this budget"));
    }

    @Test
    void thePresetAndBothBudgetsAreNamed() {
        String text = Summary.of(OECL, SIMCLR);
        assertTrue(text.contains("Preset smoke"), text);
        assertTrue(text.contains("OECL: 540 steps") && text.contains("SimCLR: 540 steps"), text);
    }
}
