// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.loss.ViewBlock;
import io.github.oecl.loss.ViewBlock.Source;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * The methods side by side: what each needs, its loss, its scores, and the views it sees in a step.
 * All but the formula of the loss is asked of the methods themselves. Methods that are compared
 * take the same number of steps and of normal images, not of views: those stand in every result.
 */
final class MethodTable {

    private record Row(OodMethod method) {

        List<ViewBlock> blocks() {
            return method.objective().map(o -> o.views().blocks()).orElse(List.of());
        }

        String outliers() {
            if (method.needsOutliers()) {
                return "outlier exposure";
            }
            boolean own =
                    method.objective().map(o -> !o.views().outliers().isEmpty()).orElse(false);
            return own ? "shifted normal images" : "none";
        }

        List<String> scores() {
            return method.scoring().scores().stream().map(OodScore::title).toList();
        }

        long views(Source source) {
            return blocks().stream().filter(b -> b.source() == source).count();
        }

        long rows(int batch) {
            return (long) batch * blocks().size();
        }
    }

    private MethodTable() {}

    static Table of(int batch) {
        List<Row> rows = Methods.all().stream().map(Row::new).toList();
        return new TableColumns<>(rows)
                .text("method", row -> row.method().name())
                .text("name", row -> row.method().title())
                .text("outliers", Row::outliers)
                .text("loss", row -> row.method().loss())
                .text("score", row -> row.scores().get(0))
                .text("other_scores", row -> others(row.scores()))
                .whole("views_of_normal", row -> row.views(Source.NORMAL))
                .whole("views_of_outlier", row -> row.views(Source.OUTLIER))
                .whole("views_a_step", row -> row.rows(batch))
                .table("Methods, " + batch + " normal images a step");
    }

    private static String others(List<String> scores) {
        return scores.stream().skip(1).collect(Collectors.joining("; "));
    }
}
