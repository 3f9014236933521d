// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.grid.GridResults;
import io.github.oecl.method.OodScore;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.SeedsRow;
import io.github.oecl.run.RunResult;
import java.awt.image.BufferedImage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The AUROC of methods over seeds, task by task: a dot for each seed on a bar, which is its 95%
 * bootstrap interval over test images.
 */
final class SeedsFigure {

    private SeedsFigure() {}

    /**
     * Draws the results of a grid: a row for each method with the score that goes with it, for
     * SimCLR one for each of its two usual scores, the highest mean first. Without results it says
     * that nothing was run.
     *
     * @param title of the figure
     * @param results each method once for a task and seed
     * @return the figure
     */
    static BufferedImage of(String title, GridResults results) {
        List<SeedsRow> rows = rows(results);
        if (rows.isEmpty()) {
            return Figure.notRun(title);
        }
        return Figure.draw(title, caption(rows), new SeedsPanel(rows));
    }

    static List<SeedsRow> rows(GridResults results) {
        List<SeedsRow> rows =
                results.groups().values().stream().flatMap(SeedsFigure::rows).toList();
        List<String> tasks = rows.stream().map(SeedsRow::task).distinct().toList();
        return rows.stream()
                .sorted(
                        Comparator.<SeedsRow>comparingInt(row -> tasks.indexOf(row.task()))
                                .thenComparing(Comparator.comparing(SeedsRow::mean).reversed()))
                .toList();
    }

    private static Stream<SeedsRow> rows(List<RunResult> seeds) {
        RunResult first = seeds.get(0);
        boolean simClr = first.config().equals(first.config().asSimClr());
        List<OodScore> scores =
                simClr
                        ? List.of(OodScore.NORM_OF_MEAN, OodScore.COSINE_NORM)
                        : List.of(first.headlineScore());
        return scores.stream()
                .map(
                        score ->
                                new SeedsRow(
                                        seeds.stream().map(s -> new ScoredRun(s, score)).toList()));
    }

    private static String caption(List<SeedsRow> rows) {
        String presets =
                rows.stream().map(SeedsRow::preset).distinct().collect(Collectors.joining(", "));
        return "Preset "
                + presets
                + ". A dot for each seed, its bar: 95% bootstrap interval over test images. On the"
                + " right: mean over seeds (least to largest). Chance is 50.\n"
                + rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SeedsFigure::budget,
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                row -> row.seeds().get(0).method(),
                                                Collectors.toCollection(LinkedHashSet::new))))
                        .entrySet()
                        .stream()
                        .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    private static String budget(SeedsRow row) {
        RunResult first = row.seeds().get(0).result();
        return String.format(
                Locale.ROOT,
                "%s, %,d steps, %,d views, seeds %s",
                row.task(),
                first.training().steps(),
                first.training().views(),
                row.seeds().stream()
                        .map(seed -> String.valueOf(seed.result().config().training().seed()))
                        .collect(Collectors.joining(", ")));
    }
}
