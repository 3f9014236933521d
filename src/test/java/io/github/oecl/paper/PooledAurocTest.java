// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.GridRun;
import io.github.oecl.method.MethodName;
import io.github.oecl.paper.internal.PooledAuroc;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PooledAurocTest {

    private static final GridResults RESULTS = results(PooledAurocTest::better, 3);

    private static double better(RunConfig run) {
        return run.method().name().equals(MethodName.OECL) ? 4 : 2;
    }

    @Test
    void theMeanIsThatOfTheClassesMeansOverTheirSeeds() {
        double mean =
                RESULTS.results().values().stream()
                        .filter(run -> run.config().method().name().equals(MethodName.OECL))
                        .mapToDouble(run -> run.auroc(run.headlineScore()))
                        .average()
                        .orElseThrow();
        PooledAuroc pooled = PooledAuroc.auroc(RESULTS, MethodName.OECL);
        assertEquals(21, pooled.tasks());
        assertEquals(mean, pooled.value(), 1e-12);
    }

    @Test
    void manyClassesHaveANarrowerIntervalThanOne() {
        double all = width(PooledAuroc.auroc(RESULTS, MethodName.OECL).interval());
        double one = width(PooledAuroc.auroc(beach(RESULTS), MethodName.OECL).interval());
        assertTrue(all < one / 2, all + " " + one);
        assertTrue(all > one / 10, all + " " + one);
    }

    /** The same test images three times are not three times as many. */
    @Test
    void seedsThatScoreAlikeDoNotNarrowTheInterval() {
        RunConfig run = Recipes.byName("uc-merced", Preset.SMOKE);
        RunResult first = FakeResults.of(run.withSeed(1), 5);
        RunResult again = copy(first, run.withSeed(2));
        Interval one =
                PooledAuroc.auroc(GridResults.of(Map.of("a", first)), MethodName.OECL).interval();
        GridResults both = GridResults.of(Map.of("a", first, "b", again));
        assertEquals(one.low(), PooledAuroc.auroc(both, MethodName.OECL).interval().low(), 1e-9);
        assertEquals(one.high(), PooledAuroc.auroc(both, MethodName.OECL).interval().high(), 1e-9);
    }

    private static RunResult copy(RunResult of, RunConfig config) {
        return new RunResult(config, of.provenance(), of.training(), of.measured(), of.scores());
    }

    @Test
    void whatNoClassDecidesAllOfThemDo() {
        List<Claim> claims = claims(RESULTS);
        assertEquals(2, claims.size());
        assertEquals(Verdict.SUPPORTED, claims.get(0).verdict());
        assertEquals(Verdict.SUPPORTED, claims.get(1).verdict());
        assertTrue(claims.get(1).seen().endsWith("over 21 classes"));
        assertEquals(Verdict.UNDECIDED, claims(beach(RESULTS)).get(1).verdict());
    }

    @Test
    void whatIsStrongWithoutOutliersDisagrees() {
        List<Claim> claims = claims(results(run -> 15, 3));
        assertEquals(Verdict.CONTRADICTED, claims.get(0).verdict());
        // Of SimCLR the better of two scores counts, so with equal gaps it is ahead.
        assertEquals(Verdict.CONTRADICTED, claims.get(1).verdict());
    }

    @Test
    void aDifferenceWithoutItsPartnerIsNotRun() {
        Map<String, RunResult> alone = new LinkedHashMap<>(RESULTS.results());
        alone.values().removeIf(run -> run.config().method().name().equals(MethodName.OECL));
        List<Claim> claims = claims(GridResults.of(alone));
        assertEquals(Verdict.SUPPORTED, claims.get(0).verdict());
        assertEquals(Verdict.NOT_RUN, claims.get(1).verdict());
    }

    private static List<Claim> claims(GridResults results) {
        return Experiment.AERIAL_AND_SKIN.claims("live", results);
    }

    private static GridResults beach(GridResults results) {
        Map<String, RunResult> beach = new LinkedHashMap<>(results.results());
        beach.values().removeIf(run -> !run.config().data().normal().contains("beach"));
        return GridResults.of(beach);
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static GridResults results(ToDoubleFunction<RunConfig> gap, int seeds) {
        Map<String, RunResult> results = new LinkedHashMap<>();
        var grid = Experiment.AERIAL_AND_SKIN.builder().optPreset(Preset.SMOKE);
        grid.optData(ExperimentData.AERIAL).optSeeds(LongStream.rangeClosed(1, seeds).toArray());
        for (GridRun gridRun : grid.build().runs()) {
            results.put(
                    gridRun.id(),
                    FakeResults.of(gridRun.config(), gap.applyAsDouble(gridRun.config())));
        }
        return GridResults.of(results);
    }
}
