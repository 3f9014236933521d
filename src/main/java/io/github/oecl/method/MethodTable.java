// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.io.TableColumns;
import io.github.oecl.io.ValueText;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.ViewBlock.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * The methods side by side: what each needs, its loss, its scores, and the views it sees in a step.
 * All but the formula of the loss is asked of the objectives themselves. Methods that are compared
 * take the same number of steps and of normal images, not of views: those stand in every result.
 */
public final class MethodTable {

    private record Row(MethodConfig.Method method, Objective objective) {

        String outliers() {
            if (objective.views().needsOutliers()) {
                return "outlier exposure";
            }
            return objective.views().outliers().isEmpty() ? "none" : "shifted normal images";
        }

        List<String> scores() {
            return OodScore.of(objective.score()).stream().map(OodScore::title).toList();
        }

        long views(Source source) {
            return objective.views().blocks().stream().filter(b -> b.source() == source).count();
        }
    }

    private MethodTable() {}

    /**
     * Makes the table, with rotation for the methods that have a shift.
     *
     * @param batch the number of normal images in a batch
     * @return a row for each method: its name in a grid's file and in results, where its outliers
     *     come from, its loss, the score by which it is judged and the others, the views of each
     *     normal and of each exposed image, and all views of a step
     */
    public static Table of(int batch) {
        List<Row> rows =
                Arrays.stream(MethodConfig.Method.values())
                        .map(method -> new Row(method, usual(method).objective()))
                        .toList();
        return new TableColumns<>(rows)
                .text("method", row -> ValueText.label(row.method()))
                .text("name", row -> row.objective().name())
                .text("outliers", Row::outliers)
                .text("loss", row -> row.method().loss())
                .text("score", row -> row.scores().get(0))
                .text("other_scores", row -> others(row.scores()))
                .whole("views_of_normal", row -> row.views(Source.NORMAL))
                .whole("views_of_outlier", row -> row.views(Source.OUTLIER))
                .whole("views_a_step", row -> row.objective().views().rows(batch))
                .table("Methods, " + batch + " normal images a step");
    }

    private static String others(List<String> scores) {
        return scores.stream().skip(1).collect(Collectors.joining("; "));
    }

    private static MethodConfig usual(MethodConfig.Method method) {
        AlphaSchedule alpha = AlphaSchedule.afterEpochs(1, 50);
        return new MethodConfig(MethodConfig.Method.OECL, 0.5, alpha, null).as(method);
    }
}
