// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.method.OodScore;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.ResultComparison.Row;
import io.github.oecl.run.internal.ResultComparison.Verdict;
import io.github.oecl.score.TestScores;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultComparisonTest {

    private static final RunConfig CONFIG = Recipes.cells(Preset.SMOKE);
    private static final RunResult RESULT = FakeResults.of(CONFIG);

    @Test
    void aResultIsIdenticalWithItself() {
        ResultComparison comparison = ResultComparison.of(RESULT, FakeResults.of(CONFIG));
        assertTrue(comparison.identical(), comparison.text());
        assertEquals(Verdict.SAME, row(comparison, "configuration").verdict());
        assertEquals(Verdict.SAME, row(comparison, "images: train").verdict());
        assertEquals(Verdict.SAME, row(comparison, "numerics").verdict());
        assertTrue(comparison.text().endsWith("identical.%n".formatted()), comparison.text());
    }

    @Test
    void whatTheProvenanceDoesNotTellIsUnknownAndExplainsNothing() {
        ResultComparison comparison = ResultComparison.of(RESULT, RESULT);
        assertEquals(new Row("ATen", false, Verdict.UNKNOWN, "unknown"), row(comparison, "ATen"));
        assertTrue(comparison.identical());
    }

    @Test
    void theLargestDifferenceOfScoresAndBothAurocsAreTold() {
        RunResult other = withFirstScorePlus(0.5);
        ResultComparison comparison = ResultComparison.of(RESULT, other);
        assertFalse(comparison.identical());
        Row row = row(comparison, "scores: norm-of-mean");
        assertEquals(Verdict.DIFFERENT, row.verdict());
        assertTrue(row.text().startsWith("1 of 40 differ, by 0.500 at most; AUROC "), row.text());
        assertEquals(Verdict.SAME, row(comparison, "scores: clean-norm").verdict());
    }

    @Test
    void whatMayExplainADifferenceIsNamed() {
        RunResult other = withProvenance(withFirstScorePlus(0.5), "0", 2);
        assertEquals("good", row(ResultComparison.of(RESULT, RESULT), "engine's check").text());
        ResultComparison comparison = ResultComparison.of(RESULT, other);
        assertEquals(Numerics.VERSION + " and 0", row(comparison, "numerics").text());
        assertEquals("1 and 2", row(comparison, "engine threads").text());
        assertEquals("AVX2", other.provenance().processor().aten());
        assertEquals("unknown and AVX2", row(comparison, "ATen").text());
        assertEquals(Verdict.UNKNOWN, row(comparison, "ATen").verdict());
        assertTrue(
                comparison
                        .text()
                        .contains("different: numerics, engine threads; unknown: processor, ATen"),
                comparison.text());
    }

    @Test
    void anotherConfigurationOrOtherImagesAreNotIdenticalWhateverTheScores() {
        RunConfig longer = CONFIG.with(CONFIG.training().withEpochs(77));
        RunResult other =
                new RunResult(
                        longer,
                        RESULT.provenance(),
                        RESULT.training(),
                        RESULT.measured(),
                        RESULT.scores());
        ResultComparison comparison = ResultComparison.of(RESULT, other);
        assertFalse(comparison.identical());
        String text = row(comparison, "configuration").text();
        assertEquals("training.epochs: " + CONFIG.training().epochs() + " and 77", text);
    }

    @Test
    void aScoreThatOneLacksIsNoDifference() {
        Map<OodScore, TestScores> fewer = new TreeMap<>(RESULT.scores());
        fewer.remove(OodScore.CLEAN_NORM);
        ResultComparison comparison = ResultComparison.of(RESULT, with(fewer));
        assertEquals("only the first has them", row(comparison, "scores: clean-norm").text());
        assertTrue(comparison.identical());
        assertFalse(ResultComparison.of(RESULT, with(Map.of())).identical(), "nothing compared");
    }

    @Test
    void infiniteScoresAndOtherNumbersOfImagesAreCompared() {
        double[] one = {1, Double.POSITIVE_INFINITY};
        double[] more = {1, 2, 3};
        RunResult infinite = with(Map.of(OodScore.NORM_OF_MEAN, new TestScores(one, one)));
        assertTrue(ResultComparison.of(infinite, infinite).identical());
        RunResult longer = with(Map.of(OodScore.NORM_OF_MEAN, new TestScores(more, one)));
        ResultComparison comparison = ResultComparison.of(infinite, longer);
        assertFalse(comparison.identical());
        String text = row(comparison, "scores: norm-of-mean").text();
        assertTrue(text.startsWith("of 4 and 5 images; AUROC 50.00% and "), text);
    }

    private static Row row(ResultComparison comparison, String name) {
        return comparison.rows().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + comparison.text()));
    }

    private static RunResult withFirstScorePlus(double difference) {
        Map<OodScore, TestScores> scores = new TreeMap<>(RESULT.scores());
        TestScores before = scores.get(OodScore.NORM_OF_MEAN);
        double[] normal = before.normal();
        normal[0] += difference;
        scores.put(OodScore.NORM_OF_MEAN, new TestScores(normal, before.ood()));
        return with(scores);
    }

    private static RunResult with(Map<OodScore, TestScores> scores) {
        return new RunResult(
                RESULT.config(),
                RESULT.provenance(),
                RESULT.training(),
                RESULT.measured(),
                new HashMap<>(scores));
    }

    private static RunResult withProvenance(RunResult result, String numerics, int threads) {
        Provenance p = result.provenance();
        Provenance changed =
                new Provenance(
                        p.library(),
                        p.commit(),
                        p.sources(),
                        numerics,
                        p.engine(),
                        p.jdk(),
                        p.system(),
                        new Processor(null, "AVX2", null, null),
                        p.device(),
                        threads,
                        p.openMpThreads(),
                        p.engineCheck(),
                        p.started(),
                        p.images());
        return new RunResult(
                result.config(), changed, result.training(), result.measured(), result.scores());
    }
}
