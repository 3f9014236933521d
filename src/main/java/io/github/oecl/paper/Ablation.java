// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.run.ConfigDifferences;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs of which one is the recipe and each of the others differs from it in a setting. */
public final class Ablation {

    /** What the recipe itself is called. */
    public static final String RECIPE = "the recipe";

    private static final String LAYERWISE = "training.layerwise";
    private static final String RESHUFFLE = "training.reshuffleOutliers";

    private Ablation() {}

    /**
     * Names runs by what sets them apart from the recipe, which is the one that differs least from
     * all others.
     *
     * @param results of one grid
     * @return the seeds of each setting by its name, such as "alpha 0.1"; the recipe is first, then
     *     the others by their names
     */
    public static Map<String, List<RunResult>> settings(GridResults results) {
        Map<String, List<RunResult>> settings = new LinkedHashMap<>();
        List<List<RunResult>> groups = List.copyOf(results.groups().values());
        groups.stream()
                .min(Comparator.comparingInt(group -> apart(group, groups)))
                .ifPresent(
                        recipe -> {
                            settings.put(RECIPE, recipe);
                            settings.putAll(others(recipe, groups));
                        });
        return settings;
    }

    private static Map<String, List<RunResult>> others(
            List<RunResult> recipe, List<List<RunResult>> groups) {
        Map<String, List<RunResult>> others = new TreeMap<>();
        groups.stream()
                .filter(group -> group != recipe)
                .forEach(group -> others.put(name(recipe, group), group));
        return others;
    }

    private static int apart(List<RunResult> group, List<List<RunResult>> all) {
        return all.stream().mapToInt(other -> changes(group, other).size()).sum();
    }

    private static String name(List<RunResult> recipe, List<RunResult> group) {
        Map<String, String> changes = changes(recipe, group);
        RunConfig run = group.get(0).config();
        if (changes.containsKey(LAYERWISE) || changes.containsKey(RESHUFFLE)) {
            boolean layerwise = run.training().layerwise();
            boolean reshuffled = run.training().reshuffleOutliers();
            return layerwise ? "as described" : reshuffled ? "reshuffled" : "as published";
        }
        return changes.entrySet().stream()
                .map(change -> words(change.getKey(), change.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String words(String setting, String json) {
        String value = json.replaceAll("[\\[\\]\"\\s]", "").replaceFirst("\\.0$", "");
        return switch (setting) {
            case "method.alpha.alpha" -> "alpha " + value;
            case "method.alpha.warmup" -> "warm-up " + value;
            case "method.temperature" -> "temperature " + value;
            case "views.testViews" -> value + " test views";
            case "data.few.k" -> value + " outliers";
            case "data.outlierClasses" -> value.replace(",", "+") + " alone";
            default -> setting + " " + value;
        };
    }

    /** Returns what the second has otherwise than the first; draws and seeds do not count. */
    private static Map<String, String> changes(List<RunResult> first, List<RunResult> second) {
        Map<String, String> before = leaves(first);
        Map<String, String> after = leaves(second);
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        names.removeIf(name -> Objects.equals(before.get(name), after.get(name)));
        Map<String, String> changes = new LinkedHashMap<>();
        names.forEach(name -> changes.put(name, after.getOrDefault(name, "none")));
        return changes;
    }

    private static Map<String, String> leaves(List<RunResult> group) {
        Map<String, String> leaves = ConfigDifferences.leaves(group.get(0).config().withSeed(0));
        leaves.remove("data.few.draw");
        return leaves;
    }
}
