// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.grid.internal.SeedDifferences;
import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.AurocDifference;
import io.github.oecl.score.Decision.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A row for each cell that has its SimCLR beside it. */
final class BaselineRows {

    private record Row(
            String id,
            RunResult result,
            RunResult simClr,
            AurocDifference difference,
            Verdict verdict) {}

    private BaselineRows() {}

    static Table table(Map<String, RunResult> results) {
        return new TableColumns<>(rows(results))
                .text("cell", Row::id)
                .text("task", row -> SeedRows.task(row.result().config().data()))
                .text("method", row -> SeedRows.method(row.result().config()))
                .whole("seed", row -> row.result().config().training().seed())
                .percent("auroc", row -> row.result().auroc(row.result().headlineScore()))
                .percent("simclr", row -> row.simClr().auroc(row.simClr().betterSimClrScore()))
                .text("simclr_score", row -> row.simClr().betterSimClrScore().label())
                .percent("difference", row -> row.difference().value())
                .percent("low", row -> row.difference().interval().low())
                .percent("high", row -> row.difference().interval().high())
                .text("verdict", row -> word(row.verdict()))
                .table("Against SimCLR" + GridResults.presets(results));
    }

    /** Returns what a verdict says of the one that is compared. */
    static String word(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "better";
            case CONTRADICTED -> "worse";
            case EQUIVALENT -> "equivalent";
            case UNDECIDED, NOT_RUN -> "undecided";
        };
    }

    private static List<Row> rows(Map<String, RunResult> results) {
        Map<RunConfig, RunResult> baselines = new HashMap<>();
        results.values().stream()
                .filter(BaselineRows::isSimClr)
                .forEach(result -> baselines.putIfAbsent(result.config().simClrBaseline(), result));
        Map<RunConfig, Verdict> verdicts = verdicts(results, baselines);
        List<Row> rows = new ArrayList<>();
        results.forEach(
                (id, result) -> {
                    RunResult simClr = baselines.get(result.config().simClrBaseline());
                    if (simClr != null && !isSimClr(result)) {
                        Verdict verdict = verdicts.get(result.config().withSeed(0));
                        AurocDifference difference = difference(result, simClr);
                        rows.add(new Row(id, result, simClr, difference, verdict));
                    }
                });
        return rows;
    }

    /** Decides for each setting, over all of its seeds that have a baseline. */
    private static Map<RunConfig, Verdict> verdicts(
            Map<String, RunResult> results, Map<RunConfig, RunResult> baselines) {
        Map<RunConfig, List<AurocCombination>> combinations = new HashMap<>();
        for (RunResult result : results.values()) {
            RunResult simClr = baselines.get(result.config().simClrBaseline());
            if (simClr != null && !isSimClr(result)) {
                combinations
                        .computeIfAbsent(result.config().withSeed(0), k -> new ArrayList<>())
                        .add(AurocCombination.of(result, simClr));
            }
        }
        Map<RunConfig, Verdict> verdicts = new HashMap<>();
        combinations.forEach(
                (setting, seeds) ->
                        verdicts.put(setting, SeedDifferences.of(seeds).decide(1, 0).verdict()));
        return verdicts;
    }

    private static boolean isSimClr(RunResult result) {
        return result.config().method().name().equals(MethodName.SIMCLR);
    }

    private static AurocDifference difference(RunResult result, RunResult simClr) {
        return AurocDifference.of(
                result, result.headlineScore(), simClr, simClr.betterSimClrScore());
    }
}
