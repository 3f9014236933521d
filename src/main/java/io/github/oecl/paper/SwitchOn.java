// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.grid.internal.SeedDifferences;
import io.github.oecl.io.internal.TableColumns;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import tech.tablesaw.api.Table;

/**
 * Trials on several tasks of validation images, arm by arm: how to switch on the outlier term of
 * OECL, and as many trials for its rivals. An arm's value is its mean AUROC over the tasks, by the
 * score by which methods are compared. (The trials are ours.)
 */
final class SwitchOn {

    /** An AUROC from which down a training counts as collapsed. */
    public static final double COLLAPSED = 0.55;

    /** One arm: its runs by task, then by seed. */
    private record Trials(Arm arm, Map<String, Map<Long, RunResult>> byTask) {

        double auroc(String task) {
            return byTask.getOrDefault(task, Map.of()).values().stream()
                    .mapToDouble(run -> run.auroc(run.comparedScore()))
                    .average()
                    .orElse(Double.NaN);
        }

        double mean(List<String> tasks) {
            return tasks.stream().mapToDouble(this::auroc).average().orElse(Double.NaN);
        }

        long runs() {
            return byTask.values().stream().mapToLong(Map::size).sum();
        }

        long collapsed() {
            return byTask.values().stream()
                    .flatMap(seeds -> seeds.values().stream())
                    .filter(run -> run.auroc(run.comparedScore()) <= COLLAPSED)
                    .count();
        }
    }

    private final List<Trials> arms;
    private final List<String> tasks;
    private final Arm usual;

    private SwitchOn(List<Trials> arms, List<String> tasks, Arm usual) {
        this.arms = arms;
        this.tasks = tasks;
        this.usual = usual;
    }

    /**
     * Sorts the runs of one method by their arms.
     *
     * @param method by its name in a grid's file, such as "oecl"
     * @param results of the trials; those of other methods are left out
     * @return the arms
     */
    public static SwitchOn of(String method, GridResults results) {
        List<RunResult> runs =
                results.results().values().stream()
                        .filter(r -> r.config().method().name().label().equals(method))
                        .toList();
        Map<Arm, Trials> arms = new LinkedHashMap<>();
        TreeSet<String> tasks = new TreeSet<>();
        for (RunResult run : runs) {
            String task = run.config().data().title();
            tasks.add(task);
            arms.computeIfAbsent(Arm.of(run), a -> new Trials(a, new LinkedHashMap<>()))
                    .byTask
                    .computeIfAbsent(task, t -> new LinkedHashMap<>())
                    .put(run.config().training().seed(), run);
        }
        Arm usual = runs.isEmpty() ? null : Arm.usual(runs.get(0).config());
        return new SwitchOn(List.copyOf(arms.values()), List.copyOf(tasks), usual);
    }

    /**
     * {@return a row for each arm, the one with the largest mean first: what sets it apart from the
     * recipe, the mean AUROC over the tasks and that of each task in %, how many trainings, how
     * many of them collapsed, and the difference from the recipe's arm on the same tasks and seeds
     * with its interval. An arm that lacks a task stands last, without a mean}
     */
    public Table table() {
        Comparator<Trials> order = Comparator.comparingDouble(arm -> -known(arm.mean(tasks)));
        TableColumns<Trials> table =
                new TableColumns<>(arms.stream().sorted(order).toList())
                        .text("arm", arm -> arm.arm.title(usual))
                        .text("mean", arm -> percent(arm.mean(tasks)));
        for (String task : tasks) {
            table.text(task, arm -> percent(arm.auroc(task)));
        }
        return table.whole("trainings", Trials::runs)
                .whole("collapsed", Trials::collapsed)
                .text("less the recipe", this::difference)
                .table("Arms");
    }

    private static double known(double mean) {
        return Double.isNaN(mean) ? -1 : mean;
    }

    private static String percent(double auroc) {
        return Double.isNaN(auroc) ? "" : String.format(Locale.ROOT, "%.1f", 100 * auroc);
    }

    private String difference(Trials arm) {
        Trials recipe = arms.stream().filter(a -> a.arm.equals(usual)).findFirst().orElse(null);
        if (recipe == null || recipe == arm) {
            return "";
        }
        List<AurocCombination> pairs = new ArrayList<>();
        arm.byTask.forEach(
                (task, seeds) ->
                        seeds.forEach(
                                (seed, run) -> {
                                    RunResult other =
                                            recipe.byTask.getOrDefault(task, Map.of()).get(seed);
                                    if (other != null) {
                                        pairs.add(AurocCombination.of(run, other));
                                    }
                                }));
        return pairs.isEmpty() ? "" : text(SeedDifferences.of(pairs));
    }

    private static String text(SeedDifferences differences) {
        Decision decision = differences.decide(1, 0);
        Interval interval = decision.interval();
        double mean = differences.mean(0) - differences.mean(1);
        return interval == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%+.1f [%+.1f, %+.1f], %d seed%s",
                        100 * mean,
                        100 * interval.low(),
                        100 * interval.high(),
                        decision.seeds(),
                        decision.seeds() == 1 ? "" : "s");
    }

    /** {@return the tasks, by their titles} */
    public List<String> tasks() {
        return tasks;
    }
}
