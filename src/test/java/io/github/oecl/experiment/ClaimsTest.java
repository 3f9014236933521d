// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.experiment.Claim.Verdict;
import io.github.oecl.experiment.MethodConfig.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ClaimsTest {

    private static final RunConfig OECL = Recipes.objects(Preset.SMOKE);
    private static final RunConfig HSC = OECL.as(Method.HSC);
    private static final RunConfig CELLS = Recipes.byName("cells-self", Preset.SMOKE);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void withoutResultsNothingWasRun(Experiment experiment) throws IOException {
        GridResults none = GridResults.readIfRun(folder.resolve("none"));
        for (Claim claim : Claims.of(experiment, "recorded", none)) {
            assertEquals(Verdict.NOT_RUN, claim.verdict());
            assertNull(claim.support());
        }
    }

    @Test
    void aFolderWithoutFinishedCellsHasNoResults() throws IOException {
        Files.createDirectories(folder.resolve("cells"));
        assertTrue(GridResults.readIfRun(folder).results().isEmpty());
    }

    @Test
    void aLargeDifferenceAgreesASmallOneIsUndecidedAndTheOtherWayRoundDisagrees() {
        assertEquals(Verdict.AGREES, overHsc(1.5, 0.1).verdict());
        assertEquals(Verdict.UNDECIDED, overHsc(0.3, 0.3).verdict());
        assertEquals(Verdict.DISAGREES, overHsc(0.1, 1.5).verdict());
    }

    @Test
    void oneSeedThatIsUndecidedLeavesTheClaimUndecided() {
        GridResults two =
                results(
                        FakeResults.of(OECL, 15),
                        FakeResults.of(HSC, 1),
                        FakeResults.of(OECL.withSeed(2), 3),
                        FakeResults.of(HSC.withSeed(2), 3));
        Claim claim = hsc(two);
        assertEquals(Verdict.UNDECIDED, claim.verdict());
        assertTrue(
                claim.budget().startsWith("smoke, ") && claim.budget().endsWith(", 4 trainings"),
                claim.budget());
    }

    @Test
    void resultsOfOtherSeedsOrStepsAreNotCompared() {
        RunResult oecl = FakeResults.of(OECL, 1.5);
        RunConfig longer = HSC.with(HSC.training().withEpochs(9));
        assertEquals(Verdict.NOT_RUN, hsc(results(oecl, FakeResults.of(longer))).verdict());
        RunResult other = FakeResults.of(HSC.withSeed(5));
        assertEquals(Verdict.NOT_RUN, hsc(results(oecl, other)).verdict());
    }

    @Test
    void meaninglessFeaturesAreThoseBelowChance() {
        assertEquals(Verdict.AGREES, meaningless(FakeResults.of(CELLS, -15)));
        assertEquals(Verdict.UNDECIDED, meaningless(FakeResults.of(CELLS, 0)));
        assertEquals(Verdict.DISAGREES, meaningless(FakeResults.of(CELLS, 15)));
    }

    @Test
    void fewUnstableTrainingsDecideNothing() throws IOException {
        Path cells = Path.of("notebooks", "recorded", "synthetic-trials", "cells");
        RunResult unstable = ResultFile.read(cells.resolve("cells-self-rotation.json"));
        List<Claim> claims = Claims.of(Experiment.STABILITY, "recorded", results(unstable));
        assertEquals("1 of 1 unstable", claims.get(0).seen());
        assertEquals(Verdict.UNDECIDED, claims.get(0).verdict());
        // Wilson's interval of 1 of 1 is [0.2065, 1].
        assertEquals(-0.2935, claims.get(0).support().low(), 1e-4);
        assertEquals(0.5, claims.get(0).support().high(), 1e-9);
        assertEquals("1 of 1 not parted", claims.get(2).seen());
        assertEquals(Verdict.AGREES, claims.get(3).verdict());
    }

    @Test
    void rotationOfObjectsSpeaksForTheShifts() {
        RunResult objects = FakeResults.of(Recipes.byName("objects-self", Preset.SMOKE), 15);
        GridResults both = results(objects, FakeResults.of(CELLS, -15));
        List<Claim> claims = Claims.of(Experiment.SHIFTS, "live slice", both);
        assertEquals(Verdict.AGREES, claims.get(0).verdict());
        assertEquals(Verdict.NOT_RUN, claims.get(1).verdict());
    }

    @Test
    void theTableHasARowForEachClaim() {
        GridResults results = results(FakeResults.of(OECL, 15), FakeResults.of(HSC, 0.1));
        Table table =
                Claims.table(
                        List.of(
                                Claims.of(Experiment.ONE_VS_REST, "live slice", results),
                                Claims.of(
                                        Experiment.LEAVE_ONE_CLASS_OUT,
                                        "recorded",
                                        GridResults.of(Map.of()))));
        assertEquals(4 + 3, table.rowCount());
        assertEquals("agrees", table.stringColumn("verdict").get(1));
        assertEquals("not run", table.stringColumn("verdict").get(6));
        assertEquals("recorded", table.stringColumn("results").get(6));
    }

    private static Claim overHsc(double oecl, double hsc) {
        return hsc(results(FakeResults.of(OECL, 10 * oecl), FakeResults.of(HSC, 10 * hsc)));
    }

    private static Claim hsc(GridResults results) {
        return Claims.of(Experiment.LEAVE_ONE_CLASS_OUT, "live slice", results).get(1);
    }

    private static Verdict meaningless(RunResult result) {
        return Claims.of(Experiment.STABILITY, "live slice", results(result)).get(3).verdict();
    }

    private static GridResults results(RunResult... results) {
        Map<String, RunResult> byId = new LinkedHashMap<>();
        for (RunResult result : results) {
            byId.put("cell-" + byId.size(), result);
        }
        return GridResults.of(byId);
    }
}
