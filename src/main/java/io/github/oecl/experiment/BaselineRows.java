// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;

/** A row for each cell that has its SimCLR beside it. */
final class BaselineRows {

    private record Row(String id, RunResult result, RunResult simClr, AurocDifference difference) {}

    private BaselineRows() {}

    static Table table(Map<String, RunResult> results) {
        return new Columns<>(rows(results))
                .text("cell", Row::id)
                .text("task", row -> SeedRows.task(row.result().config().data()))
                .text("method", row -> SeedRows.method(row.result().config()))
                .whole("seed", row -> row.result().config().training().seed())
                .metric("auroc", row -> row.result().auroc(row.result().headlineScore()))
                .metric("simclr", row -> row.simClr().auroc(row.simClr().betterSimClrScore()))
                .text("simclr_score", row -> AxisValues.label(row.simClr().betterSimClrScore()))
                .metric("difference", row -> row.difference().value())
                .metric("low", row -> row.difference().interval().low())
                .metric("high", row -> row.difference().interval().high())
                .text("verdict", row -> verdict(row.difference()))
                .table("Against SimCLR" + GridResults.presets(results));
    }

    private static String verdict(AurocDifference difference) {
        if (!difference.decided()) {
            return "undecided";
        }
        return difference.value() > 0 ? "better" : "worse";
    }

    private static List<Row> rows(Map<String, RunResult> results) {
        Map<RunConfig, RunResult> baselines = new HashMap<>();
        results.values().stream()
                .filter(BaselineRows::isSimClr)
                .forEach(result -> baselines.putIfAbsent(baseline(result.config()), result));
        List<Row> rows = new ArrayList<>();
        results.forEach(
                (id, result) -> {
                    RunResult simClr = baselines.get(baseline(result.config()));
                    if (simClr != null && !isSimClr(result)) {
                        rows.add(new Row(id, result, simClr, difference(result, simClr)));
                    }
                });
        return rows;
    }

    private static boolean isSimClr(RunResult result) {
        return result.config().method().method() == MethodConfig.Method.SIMCLR;
    }

    /** SimCLR takes no outliers: whichever a run names, it is the same baseline. */
    static RunConfig baseline(RunConfig config) {
        return config.asSimClr().with(config.data().withOutliers(null, List.of()));
    }

    private static AurocDifference difference(RunResult result, RunResult simClr) {
        return AurocDifference.of(
                result, result.headlineScore(), simClr, simClr.betterSimClrScore());
    }
}
