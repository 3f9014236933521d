// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.grid.internal.SeedDifferences;
import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.model.Precision;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Interval;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/**
 * A row for each setting that was trained in float32, too, and one for all of them together: by how
 * much the AUROC differs over the seeds that have both.
 */
final class PrecisionRows {

    private record Row(String task, String method, SeedDifferences seeds, Decision decision) {

        static Row of(String task, String method, List<AurocCombination> differences) {
            SeedDifferences seeds = SeedDifferences.of(differences);
            return new Row(task, method, seeds, seeds.decide(1, 0));
        }

        /** Where no seed has all settings there is no interval. */
        double bound(ToDoubleFunction<Interval> which) {
            Interval interval = decision.interval();
            return interval == null ? Double.NaN : which.applyAsDouble(interval);
        }
    }

    private PrecisionRows() {}

    static Table table(Map<String, RunResult> results) {
        return new TableColumns<>(rows(results))
                .text("task", Row::task)
                .text("method", Row::method)
                .whole("seeds", row -> row.decision().seeds())
                .percent("float32", row -> row.seeds().mean(1))
                .percent("other", row -> row.seeds().mean(0))
                .percent("difference", row -> row.seeds().mean(0) - row.seeds().mean(1))
                .percent("low", row -> row.bound(Interval::low))
                .percent("high", row -> row.bound(Interval::high))
                .text("verdict", row -> BaselineRows.word(row.decision().verdict()))
                .text("equivalent", row -> row.seeds().isEquivalent() ? "yes" : "no")
                .text("reason", row -> row.decision().reason())
                .table("Other precisions against float32" + GridResults.presets(results));
    }

    private static List<Row> rows(Map<String, RunResult> results) {
        Map<RunConfig, RunResult> wide = new HashMap<>();
        results.values().stream()
                .filter(result -> result.config().training().precision() == null)
                .forEach(result -> wide.put(result.config(), result));
        Map<RunConfig, List<AurocCombination>> differences = new LinkedHashMap<>();
        for (RunResult result : results.values()) {
            RunResult other = wide.get(inFloat32(result.config()));
            if (other != null && other != result) {
                differences
                        .computeIfAbsent(result.config().withSeed(0), k -> new ArrayList<>())
                        .add(AurocCombination.of(result, other));
            }
        }
        return rowsOf(differences);
    }

    private static List<Row> rowsOf(Map<RunConfig, List<AurocCombination>> differences) {
        List<Row> rows = new ArrayList<>();
        differences.forEach(
                (run, each) ->
                        rows.add(Row.of(SeedRows.task(run.data()), SeedRows.method(run), each)));
        if (rows.size() > 1) {
            List<AurocCombination> all =
                    differences.values().stream().flatMap(List::stream).toList();
            rows.add(Row.of("all of them", "", all));
        }
        return rows;
    }

    private static RunConfig inFloat32(RunConfig config) {
        return config.with(config.training().withPrecision(Precision.FLOAT32));
    }
}
