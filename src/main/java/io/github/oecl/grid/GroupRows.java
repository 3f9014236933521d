// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/** A row for each score of the cells that differ by their seeds alone. */
final class GroupRows {

    private record Row(String group, List<RunResult> seeds, OodScore score) {

        DoubleSummaryStatistics auroc() {
            return seeds.stream().mapToDouble(seed -> seed.auroc(score)).summaryStatistics();
        }

        double mean(ToDoubleFunction<RunResult.Measured> of) {
            return seeds.stream()
                    .map(seed -> seed.measured().get(score))
                    .mapToDouble(of)
                    .average()
                    .orElseThrow();
        }
    }

    private GroupRows() {}

    static Table table(GridResults results) {
        return new TableColumns<>(rows(results.groups()))
                .text("group", Row::group)
                .text("task", row -> SeedRows.task(row.seeds().get(0).config().data()))
                .text("method", row -> SeedRows.method(row.seeds().get(0).config()))
                .text("preset", row -> row.seeds().get(0).config().preset())
                .text("score", row -> row.score().label())
                .whole("seeds", row -> row.seeds().size())
                .percent("auroc_mean", row -> row.auroc().getAverage())
                .percent("auroc_min", row -> row.auroc().getMin())
                .percent("auroc_max", row -> row.auroc().getMax())
                .percent("fpr95_mean", row -> row.mean(m -> m.metrics().fprAt95Tpr()))
                .text("auroc_by_seed", GroupRows::bySeed)
                .table("Over seeds" + GridResults.presets(results.results()));
    }

    private static List<Row> rows(Map<String, List<RunResult>> groups) {
        List<Row> rows = new ArrayList<>();
        groups.forEach(
                (name, seeds) ->
                        seeds.get(0).measured().keySet().stream()
                                .sorted()
                                .forEach(score -> rows.add(new Row(name, seeds, score))));
        return rows;
    }

    /** Returns such as "1: 91.2 [89.7, 92.5]; 2: 90.3 [88.8, 91.7]", in percent. */
    private static String bySeed(Row row) {
        return row.seeds().stream()
                .map(
                        seed ->
                                String.format(
                                        Locale.ROOT,
                                        "%d: %.1f [%.1f, %.1f]",
                                        seed.config().training().seed(),
                                        100 * seed.auroc(row.score()),
                                        100 * seed.measured().get(row.score()).auroc().low(),
                                        100 * seed.measured().get(row.score()).auroc().high()))
                .collect(Collectors.joining("; "));
    }
}
