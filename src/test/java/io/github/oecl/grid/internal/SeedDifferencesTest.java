// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Axis;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.TestScores;
import io.github.oecl.score.internal.SeedEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeedDifferencesTest {

    private static final RunConfig OBJECTS = Recipes.objects(Preset.SMOKE);
    private static final RunConfig CELLS = Recipes.cells(Preset.SMOKE);

    private static AurocCombination difference(RunConfig task, long seed) {
        RunConfig run = task.withSeed(seed);
        return AurocCombination.of(
                FakeResults.of(run, 9), FakeResults.of(run.as(MethodName.HSC), 6));
    }

    private static List<AurocCombination> differences(RunConfig task, int seeds) {
        return LongStream.rangeClosed(1, seeds).mapToObj(s -> difference(task, s)).toList();
    }

    private static SeedDifferences both(int seeds) {
        List<AurocCombination> all = new ArrayList<>(differences(OBJECTS, seeds));
        all.addAll(differences(CELLS, seeds));
        return SeedDifferences.of(all);
    }

    @Test
    void aSeedIsTheMeanOverItsTasks() {
        SeedEstimate estimate = both(3).estimate();
        double[] seeds =
                LongStream.of(1, 2, 3)
                        .mapToDouble(
                                seed ->
                                        (difference(OBJECTS, seed).value()
                                                        + difference(CELLS, seed).value())
                                                / 2)
                        .toArray();
        double mean = (seeds[0] + seeds[1] + seeds[2]) / 3;
        double squares = 0;
        for (double seed : seeds) {
            squares += (seed - mean) * (seed - mean);
        }
        assertEquals(mean, estimate.value(), 1e-12);
        assertEquals(squares / 2 / 3, estimate.seedVariance(), 1e-12);
        assertEquals(3, estimate.seeds());
    }

    /** Seeds that give the same scores have no spread; all of the error is that of the images. */
    @Test
    void theSameTestImagesThreeTimesAreNotThreeTimesAsMany() {
        RunResult oecl = FakeResults.of(OBJECTS, 9);
        RunResult hsc = FakeResults.of(OBJECTS.as(MethodName.HSC), 6);
        List<AurocCombination> same =
                LongStream.of(1, 2, 3)
                        .mapToObj(s -> AurocCombination.of(withSeed(oecl, s), withSeed(hsc, s)))
                        .toList();
        SeedEstimate one = SeedDifferences.of(same.subList(0, 1)).estimate();
        SeedEstimate three = SeedDifferences.of(same).estimate();
        assertEquals(0, three.seedVariance(), 1e-15);
        assertEquals(one.imageVariance(), three.imageVariance(), 1e-12);
    }

    /** Tasks with test images of their own add up to more images, and the same ones do not. */
    @Test
    void theErrorOfTheImagesIsAveragedOverTasksWithOtherImagesOnly() {
        RunResult oecl = FakeResults.of(OBJECTS, 9);
        RunConfig longer = OBJECTS.with(OBJECTS.training().withEpochs(9));
        RunResult again = with(oecl, longer);
        double once =
                SeedDifferences.of(List.of(AurocCombination.of(oecl))).estimate().imageVariance();
        SeedDifferences twice =
                SeedDifferences.of(List.of(AurocCombination.of(oecl), AurocCombination.of(again)));
        assertEquals(2, twice.parts());
        assertEquals(once, twice.estimate().imageVariance(), 1e-12);
        RunResult cells = with(oecl.scores(), FakeResults.of(CELLS, 9));
        SeedDifferences apart =
                SeedDifferences.of(List.of(AurocCombination.of(oecl), AurocCombination.of(cells)));
        assertEquals(0.5, apart.estimate().imageVariance() / once, 0.08);
    }

    private static RunResult withSeed(RunResult of, long seed) {
        return with(of, of.config().withSeed(seed));
    }

    private static RunResult with(RunResult of, RunConfig config) {
        return new RunResult(config, of.provenance(), of.training(), of.measured(), of.scores());
    }

    private static RunResult with(Map<OodScore, TestScores> scores, RunResult of) {
        return new RunResult(of.config(), of.provenance(), of.training(), of.measured(), scores);
    }

    @Test
    void whichOutliersAreNamedForSimClrMakesNoDifference() {
        RunConfig textures = Axis.OUTLIERS.apply(OBJECTS, "synthetic-textures");
        List<AurocCombination> combinations =
                List.of(
                        AurocCombination.of(
                                FakeResults.of(OBJECTS.withSeed(1), 9),
                                FakeResults.of(OBJECTS.withSeed(1).asSimClr(), 6)),
                        AurocCombination.of(
                                FakeResults.of(OBJECTS.withSeed(2), 9),
                                FakeResults.of(textures.withSeed(2).asSimClr(), 6)));
        assertEquals(2, SeedDifferences.of(combinations).estimate().seeds());
    }

    @Test
    void aChangeOfAGainHasItsBaselineAtBothEnds() {
        List<AurocCombination> changes = new ArrayList<>();
        for (long seed = 1; seed <= 5; seed++) {
            RunConfig run = OBJECTS.withSeed(seed);
            RunConfig longer = run.with(run.training().withEpochs(9));
            AurocCombination few =
                    AurocCombination.of(FakeResults.of(run, 18), FakeResults.of(run.asSimClr(), 6));
            AurocCombination many =
                    AurocCombination.of(
                            FakeResults.of(longer, 10), FakeResults.of(longer.asSimClr(), 0));
            changes.add(few.plus(-1, many));
        }
        assertEquals(2, changes.get(0).baselines().size());
        var decision = SeedDifferences.of(changes).decide(1, 0);
        assertEquals(Verdict.UNDECIDED, decision.verdict());
        assertTrue(decision.reason().startsWith("baseline not above chance"), decision.reason());
    }

    @Test
    void anotherSettingOfTheSameMethodIsNoBaseline() {
        RunConfig longer = OBJECTS.with(OBJECTS.training().withEpochs(9));
        AurocCombination setting =
                AurocCombination.of(FakeResults.of(OBJECTS, 9), FakeResults.of(longer, 0));
        assertTrue(setting.baselines().isEmpty());
    }
}
