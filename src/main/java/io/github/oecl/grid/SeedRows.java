// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.Precision;
import io.github.oecl.run.DataConfig;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.Table;

/** A row for each cell and score. */
final class SeedRows {

    private record Row(String id, RunResult result, OodScore score) {

        RunConfig config() {
            return result.config();
        }

        RunResult.Measured measured() {
            return result.measured().get(score);
        }

        double alpha(ToDoubleFunction<AlphaSchedule> part) {
            AlphaSchedule alpha = config().alpha();
            return alpha == null ? Double.NaN : part.applyAsDouble(alpha);
        }
    }

    private SeedRows() {}

    static Table table(Map<String, RunResult> results) {
        TableColumns<Row> columns = new TableColumns<>(rows(results));
        columns.text("cell", Row::id)
                .text("task", row -> task(row.config().data()))
                .text("method", row -> method(row.config()))
                .text("preset", row -> row.config().preset())
                .whole("seed", row -> row.config().training().seed())
                .text("score", row -> row.score().label());
        measured(columns);
        training(columns);
        setting(columns);
        if (results.values().stream().anyMatch(SeedRows::clips)) {
            columns.number("clip", row -> clips(row.result()) ? clip(row.result()) : Double.NaN);
        }
        if (results.values().stream().anyMatch(result -> precision(result) != null)) {
            columns.text(
                    "precision",
                    row -> Objects.requireNonNullElse(precision(row.result()), Precision.FLOAT32));
        }
        return columns.table("Results" + GridResults.presets(results));
    }

    private static Precision precision(RunResult result) {
        return result.config().training().precision();
    }

    private static boolean clips(RunResult result) {
        return result.config().training().clip() != null;
    }

    private static double clip(RunResult result) {
        return result.config().training().clip();
    }

    /** Names the images, but for the options of the data set. */
    static String task(DataConfig data) {
        return data.title() + (data.validation() ? " (validation)" : "");
    }

    static String method(RunConfig config) {
        return config.method().title();
    }

    private static List<Row> rows(Map<String, RunResult> results) {
        List<Row> rows = new ArrayList<>();
        results.forEach(
                (id, result) ->
                        result.measured().keySet().stream()
                                .sorted()
                                .forEach(score -> rows.add(new Row(id, result, score))));
        return rows;
    }

    private static void measured(TableColumns<Row> columns) {
        columns.percent("auroc", row -> row.measured().metrics().auroc())
                .percent("auroc_low", row -> row.measured().auroc().low())
                .percent("auroc_high", row -> row.measured().auroc().high())
                .percent("aupr_in", row -> row.measured().metrics().auprIn())
                .percent("aupr_out", row -> row.measured().metrics().auprOut())
                .percent("fpr95", row -> row.measured().metrics().fprAt95Tpr());
    }

    private static void training(TableColumns<Row> columns) {
        columns.whole("train_images", row -> images(row, "train"))
                .whole("outlier_images", row -> images(row, "outliers"))
                .whole("outliers_seen", row -> row.result().training().distinctOutliers())
                .whole("steps", row -> row.result().training().steps())
                .whole("views", row -> row.result().training().views())
                .number("minutes", row -> Rounding.rounded(row.result().training().seconds() / 60));
    }

    private static void setting(TableColumns<Row> columns) {
        columns.whole("epochs", row -> row.config().training().epochs())
                .whole("batch", row -> row.config().training().batch())
                .number("learning_rate", row -> row.config().training().learningRate())
                .number("weight_decay", row -> row.config().training().weightDecay())
                .text("layerwise", row -> row.config().training().layerwise())
                .number("alpha", row -> row.alpha(AlphaSchedule::alpha))
                .number("warmup", row -> row.alpha(AlphaSchedule::warmup))
                .text("warmup_unit", SeedRows::warmupUnit)
                .number("temperature", row -> row.config().temperature())
                .text("backbone", row -> ValueText.label(row.config().model().backbone()))
                .whole("width", row -> row.config().model().width())
                .number("crop_area", row -> row.config().views().minimumArea())
                .whole("test_views", row -> row.config().views().testViews())
                .text("outliers", row -> outliers(row.config().data()));
    }

    private static long images(Row row, String role) {
        Provenance.Images images = row.result().provenance().images().get(role);
        return images == null
                ? 0
                : images.counts().values().stream().mapToLong(Integer::longValue).sum();
    }

    private static String warmupUnit(Row row) {
        AlphaSchedule alpha = row.config().alpha();
        return alpha == null ? "" : ValueText.label(alpha.unit());
    }

    private static String outliers(DataConfig data) {
        if (data.outliers() == null) {
            return "";
        }
        return data.outliers()
                + (data.outlierClasses().isEmpty()
                        ? ""
                        : ": " + String.join("+", data.outlierClasses()));
    }
}
