// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.method.MethodName;
import io.github.oecl.paper.internal.PooledAuroc;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.paper.DotsPanel.Dot;
import io.github.oecl.plot.paper.DotsPanel.Row;
import io.github.oecl.run.RunResult;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * OECL and SimCLR on each class that is normal in turn, and pooled over all of them, with intervals
 * over test images.
 */
final class PooledFigure {

    private static final List<MethodName> METHODS = List.of(MethodName.OECL, MethodName.SIMCLR);

    private PooledFigure() {}

    /**
     * Draws each class as the mean over its seeds, data set by data set; without results it says
     * that nothing was run.
     *
     * @param title of the figure
     * @param results of OECL and SimCLR
     * @return the figure
     */
    static BufferedImage of(String title, GridResults results) {
        List<Row> rows = rows(results);
        if (rows.isEmpty()) {
            return Figure.notRun(title);
        }
        return Figure.draw(
                title,
                AurocCurves.presets(results)
                        + ". A dot: "
                        + seeds(results)
                        + "; its bar: 95% bootstrap interval over test"
                        + " images. Blue circles: OECL; grey diamonds: SimCLR by the better of its two"
                        + " scores; the numbers on the right in this order. Bold: mean over the classes.\n"
                        + budgets(results),
                new DotsPanel(rows));
    }

    private static String seeds(GridResults results) {
        List<String> seeds = names(results, run -> Long.toString(run.config().training().seed()));
        if (seeds.size() == 1) {
            return "one training, seed " + seeds.get(0);
        }
        boolean all = results.groups().values().stream().allMatch(g -> g.size() == seeds.size());
        return (all ? "mean over the seeds " : "mean over those that were run of the seeds ")
                + String.join(", ", seeds);
    }

    /** Returns the methods' budgets, data set by data set. */
    private static String budgets(GridResults results) {
        List<String> names = names(results, run -> run.config().data().name());
        return names.stream()
                .map(name -> name + ": " + AurocCurves.budgets(of(results, name)))
                .collect(Collectors.joining("\n"));
    }

    private static GridResults of(GridResults results, String name) {
        return only(results, run -> run.config().data().name().equals(name));
    }

    static List<Row> rows(GridResults results) {
        List<Row> rows = new ArrayList<>();
        for (String name : names(results, run -> run.config().data().name())) {
            GridResults own = of(results, name);
            List<String> tasks = names(own, run -> run.config().data().title());
            if (tasks.size() > 1) {
                rows.add(row(name + ", " + tasks.size() + " classes", own, true));
            }
            for (String task : tasks) {
                GridResults one = only(own, run -> run.config().data().title().equals(task));
                rows.add(row(task, one, tasks.size() == 1));
            }
        }
        return rows;
    }

    private static Row row(String name, GridResults results, boolean strong) {
        List<Dot> dots = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (MethodName method : METHODS) {
            boolean seen = !only(results, run -> is(run, method)).results().isEmpty();
            if (seen) {
                PooledAuroc pooled = PooledAuroc.auroc(results, method);
                dots.add(Dot.of(method.inFiles(), pooled.value(), pooled.interval()));
                numbers.add(String.format(Locale.ROOT, "%.1f%%", 100 * pooled.value()));
            }
        }
        return new Row(name, dots, String.join("   ", numbers), strong);
    }

    private static boolean is(RunResult run, MethodName method) {
        return run.config().method().name().equals(method);
    }

    private static List<String> names(GridResults results, Function<RunResult, String> name) {
        return results.results().values().stream()
                .filter(run -> METHODS.contains(run.config().method().name()))
                .map(name)
                .distinct()
                .toList();
    }

    private static GridResults only(GridResults results, Predicate<RunResult> which) {
        Map<String, RunResult> some = new LinkedHashMap<>(results.results());
        some.values().removeIf(which.negate());
        return GridResults.of(some);
    }
}
