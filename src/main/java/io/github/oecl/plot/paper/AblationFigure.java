// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.method.OodScore;
import io.github.oecl.paper.internal.Ablation;
import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.SeedsRow;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.plot.paper.DotsPanel.Row;
import io.github.oecl.run.RunResult;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A recipe, its other scores, and the same recipe with one setting changed at a time: a dot for
 * each seed.
 */
final class AblationFigure {

    private AblationFigure() {}

    /**
     * Draws the results of a grid; without any it says that nothing was run.
     *
     * @param title of the figure
     * @param results the recipe and what differs from it, as {@link Ablation#settings} tells
     * @return the figure
     */
    static BufferedImage of(String title, GridResults results) {
        List<Row> rows = rows(Ablation.settings(results));
        if (rows.isEmpty()) {
            return Figure.notRun(title);
        }
        return Figure.draw(
                title,
                AurocCurves.tested(results)
                        + ". A dot for each seed, its bar: 95% bootstrap interval over test"
                        + " images. Blue: the recipe; green: the same trainings by another score;"
                        + " orange: one setting changed. On the right: mean over seeds (least to"
                        + " largest).\n"
                        + AurocCurves.budgets(results),
                new DotsPanel(rows));
    }

    static List<Row> rows(Map<String, List<RunResult>> settings) {
        List<Row> rows = new ArrayList<>();
        settings.forEach(
                (name, seeds) -> {
                    OodScore headline = seeds.get(0).headlineScore();
                    boolean recipe = name.equals(Ablation.RECIPE);
                    rows.add(row(name, seeds, headline, Style.series(recipe ? 0 : 1), recipe));
                    if (recipe) {
                        others(seeds, headline).forEach(rows::add);
                    }
                });
        return rows;
    }

    private static List<Row> others(List<RunResult> seeds, OodScore headline) {
        return seeds.get(0).measured().keySet().stream()
                .sorted()
                .filter(score -> score != headline)
                .filter(score -> seeds.stream().allMatch(s -> s.measured().containsKey(score)))
                .map(score -> row("   by " + score.title(), seeds, score, Style.series(2), false))
                .toList();
    }

    private static Row row(
            String name, List<RunResult> seeds, OodScore score, Color color, boolean strong) {
        List<ScoredRun> runs = seeds.stream().map(run -> new ScoredRun(run, score)).toList();
        return new Row(
                name,
                runs.stream()
                        .map(
                                run ->
                                        new DotsPanel.Dot(
                                                color,
                                                MethodStyle.of(run.method()),
                                                run.auroc(),
                                                run.interval()))
                        .toList(),
                new SeedsRow(runs).text(),
                strong);
    }
}
