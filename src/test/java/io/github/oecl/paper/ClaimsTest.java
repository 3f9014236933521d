// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.GridResults;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tech.tablesaw.api.Table;

class ClaimsTest {

    private static final RunConfig OECL = Recipes.objects(Preset.SMOKE);
    private static final RunConfig HSC = OECL.as(MethodName.HSC);

    /** With the paper's alpha, after a warm-up. */
    private static final RunConfig CELLS =
            Axis.WARMUP.apply(
                    Axis.ALPHA.apply(Recipes.byName("cells-self", Preset.SMOKE), 1.0), 1L);

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void withoutResultsNothingWasRun(Experiment experiment) throws IOException {
        GridResults none = GridResults.readIfRun(folder.resolve("none"));
        for (Claim claim : experiment.claims("recorded", none)) {
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
    void aLargeDifferenceSupportsASmallOneIsUndecidedAndTheOtherWayRoundContradicts() {
        assertEquals(Verdict.SUPPORTED, hsc(seeds(5, 18, 6)).verdict());
        assertEquals(Verdict.UNDECIDED, hsc(seeds(5, 7, 6)).verdict());
        assertEquals(Verdict.CONTRADICTED, hsc(seeds(5, 6, 18)).verdict());
    }

    @Test
    void oneSeedDecidesNothingHoweverLargeTheDifference() {
        Claim claim = hsc(seeds(1, 18, 6));
        assertEquals(Verdict.UNDECIDED, claim.verdict());
        assertEquals("one seed", claim.decision().reason());
        assertTrue(claim.support().low() > 0);
        assertEquals(3, claim.decision().seedsNeeded());
    }

    @Test
    void aBaselineAtChanceDecidesNothing() {
        Claim claim = hsc(seeds(3, 18, 0));
        assertEquals(Verdict.UNDECIDED, claim.verdict());
        assertTrue(claim.decision().reason().startsWith("baseline not above chance"));
        assertTrue(claim.support().low() > 0);
        assertEquals(0, claim.price());
    }

    @Test
    void tenSeedsOfTheSameScoresAreEquivalent() {
        assertEquals(Verdict.EQUIVALENT, hsc(seeds(10, 40, 40)).verdict());
        Claim nine = hsc(seeds(9, 40, 40));
        assertEquals(Verdict.UNDECIDED, nine.verdict());
        assertEquals(10, nine.decision().seedsNeeded());
    }

    /** A fake training takes 33.33 seconds of one thread, and a seed is one of OECL and of HSC. */
    @Test
    void thePriceIsThatOfTheSeedsThatAreMissing() {
        Claim claim = hsc(seeds(9, 40, 40));
        assertEquals(2 * (100.0 / 3) / 3600, claim.price(), 1e-6);
        Table table = Claim.table(List.of(claim));
        assertEquals("10 seeds: 1 more, 0.0 core-hours", table.stringColumn("would decide").get(0));
        assertEquals("interval holds 0", table.stringColumn("reason").get(0));
    }

    @Test
    void aSeedCountsIfItHasAllTasks() {
        RunConfig cells = Recipes.cells(Preset.SMOKE).withSeed(1);
        Map<String, RunResult> all = new LinkedHashMap<>(seeds(3, 18, 6).results());
        all.put("more", FakeResults.of(cells, 18));
        all.put("most", FakeResults.of(cells.as(MethodName.HSC), 6));
        Claim claim = hsc(GridResults.of(all));
        assertEquals(Verdict.UNDECIDED, claim.verdict());
        assertEquals("1 of 3 seeds complete", claim.decision().reason());
        assertTrue(claim.budget().endsWith(", 4 trainings"), claim.budget());
        all.keySet().removeAll(List.of("oecl-1", "hsc-1"));
        Claim none = hsc(GridResults.of(all));
        assertEquals("0 of 3 seeds complete", none.decision().reason());
        assertEquals(Verdict.UNDECIDED, none.verdict());
        assertNull(none.support());
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
    void meaninglessFeaturesAreThoseNotAboveChanceByMoreThanTheMargin() {
        assertEquals(Verdict.SUPPORTED, meaningless(-15));
        assertEquals(Verdict.UNDECIDED, meaningless(0.5));
        assertEquals(Verdict.CONTRADICTED, meaningless(15));
    }

    @Tag("recorded")
    @Test
    void fewUnstableTrainingsDecideNothing() throws IOException {
        Path cells = Path.of("notebooks", "recorded", "synthetic-trials", "cells");
        RunResult unstable = RunResult.read(cells.resolve("cells-self-rotation.json"));
        List<Claim> claims = Experiment.STABILITY.claims("recorded", results(unstable));
        assertEquals("1 of 1 unstable", claims.get(0).seen());
        assertEquals(Verdict.UNDECIDED, claims.get(0).verdict());
        // Wilson's interval of 1 of 1 is [0.2065, 1].
        assertEquals(-0.2935, claims.get(0).support().low(), 1e-4);
        assertEquals(0.5, claims.get(0).support().high(), 1e-9);
        assertEquals("1 of 1 not separated", claims.get(1).seen());
        assertTrue(claims.get(2).support().low() > 0);
        assertEquals("one seed", claims.get(2).decision().reason());
        assertEquals(Verdict.NOT_RUN, claims.get(3).verdict());
    }

    /** Four trainings of four settings are no share of anything. */
    @Tag("recorded")
    @Test
    void aShareIsTakenOverTrainingsOfOneSetting() throws IOException {
        GridResults recorded = GridResults.read(Path.of("notebooks", "recorded", "stability"));
        for (Claim claim : Experiment.STABILITY.claims("recorded", recorded)) {
            assertTrue(claim.budget().endsWith(", 1 training"), claim.budget());
        }
    }

    @Test
    void aTableSaysWhoseClaimItIs() {
        GridResults none = GridResults.of(Map.of());
        List<Claim> claims = Experiment.ABLATIONS.claims("recorded", none);
        assertEquals(Claim.Origin.CODE, claims.get(0).origin());
        assertEquals(Claim.Origin.OURS, claims.get(claims.size() - 1).origin());
        Table table = Claim.table(claims);
        assertEquals("code", table.stringColumn("by").get(0));
        assertEquals("ours", table.stringColumn("by").get(claims.size() - 1));
    }

    @Test
    void rotationOfObjectsSpeaksForTheShifts() {
        RunConfig objects = Recipes.byName("objects-self", Preset.SMOKE);
        GridResults both =
                results(
                        FakeResults.of(objects, 15),
                        FakeResults.of(objects.withSeed(2), 15),
                        FakeResults.of(objects.withSeed(3), 15),
                        FakeResults.of(CELLS, -15));
        List<Claim> claims = Experiment.SHIFTS.claims("live slice", both);
        assertEquals(Verdict.SUPPORTED, claims.get(0).verdict());
        assertTrue(claims.get(0).seen().endsWith(", chance is 50"), claims.get(0).seen());
        assertEquals(Verdict.NOT_RUN, claims.get(1).verdict());
        assertEquals("", claims.get(1).seen());
    }

    /** What lies upright is known of a data set, not of the beginning of its name. */
    @Test
    void aDataSetWhoseNameBeginsAsAnotherIsNotTakenForIt() {
        RunConfig objects = Recipes.byName("objects-self", Preset.SMOKE);
        for (String own : List.of("synthetic-cells-2", "raabin-wbc.upright")) {
            RunConfig renamed = objects.with("data.dataset", own);
            GridResults results =
                    results(
                            FakeResults.of(renamed, 15),
                            FakeResults.of(renamed.withSeed(2), 15),
                            FakeResults.of(renamed.withSeed(3), 15));
            List<Claim> claims = Experiment.SHIFTS.claims("live slice", results);
            assertEquals(Verdict.SUPPORTED, claims.get(0).verdict(), own);
        }
    }

    @Test
    void theTableHasARowForEachClaim() {
        List<Claim> both =
                new ArrayList<>(Experiment.ONE_VS_REST.claims("live slice", seeds(3, 18, 6)));
        both.addAll(Experiment.LEAVE_ONE_CLASS_OUT.claims("recorded", GridResults.of(Map.of())));
        Table table = Claim.table(both);
        assertEquals(4 + 3, table.rowCount());
        assertEquals("supported", table.stringColumn("verdict").get(1));
        assertEquals("not run", table.stringColumn("verdict").get(6));
        assertEquals("recorded", table.stringColumn("results").get(6));
    }

    /** OECL and HSC with seeds from 1 and gaps between normal and OOD scores. */
    private static GridResults seeds(int count, double oecl, double hsc) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (long seed = 1; seed <= count; seed++) {
            results.put("oecl-" + seed, FakeResults.of(OECL.withSeed(seed), oecl));
            results.put("hsc-" + seed, FakeResults.of(HSC.withSeed(seed), hsc));
        }
        return GridResults.of(results);
    }

    private static Claim hsc(GridResults results) {
        return Experiment.LEAVE_ONE_CLASS_OUT.claims("live slice", results).get(1);
    }

    private static Verdict meaningless(double gap) {
        GridResults three =
                results(
                        FakeResults.of(CELLS, gap),
                        FakeResults.of(CELLS.withSeed(2), gap),
                        FakeResults.of(CELLS.withSeed(3), gap));
        return Experiment.STABILITY.claims("live slice", three).get(2).verdict();
    }

    private static GridResults results(RunResult... results) {
        Map<String, RunResult> byId = new LinkedHashMap<>();
        for (RunResult result : results) {
            byId.put("cell-" + byId.size(), result);
        }
        return GridResults.of(byId);
    }
}
