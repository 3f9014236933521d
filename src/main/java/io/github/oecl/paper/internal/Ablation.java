// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper.internal;

import io.github.oecl.grid.GridResults;
import io.github.oecl.io.internal.Settings;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.ConfigDifferences;
import io.github.oecl.train.TrainingConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs of which one is the recipe and each of the others differs from it in a setting. */
public final class Ablation {

    /** What the recipe itself is called. */
    public static final String RECIPE = "the recipe";

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
        recipe(groups)
                .ifPresent(
                        recipe -> {
                            settings.put(RECIPE, recipe);
                            settings.putAll(others(recipe, groups));
                        });
        return settings;
    }

    /**
     * Returns the setting of the recipe, with seed 0.
     *
     * @param results of one grid
     * @return the setting; empty if there are no results
     */
    public static Optional<RunConfig> recipe(GridResults results) {
        return recipe(List.copyOf(results.groups().values())).map(Ablation::setting);
    }

    /** Returns what the runs of some seeds share. */
    public static RunConfig setting(List<RunResult> group) {
        return group.get(0).config().withSeed(0);
    }

    private static Optional<List<RunResult>> recipe(List<List<RunResult>> groups) {
        return groups.stream().min(Comparator.comparingInt(group -> apart(group, groups)));
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
        return all.stream()
                .mapToInt(other -> differing(setting(group), setting(other)).size())
                .sum();
    }

    private static String name(List<RunResult> recipe, List<RunResult> group) {
        RunConfig run = setting(group);
        TrainingConfig training = run.training();
        TrainingConfig usual = setting(recipe).training();
        if (training.layerwise() != usual.layerwise()
                || training.reshuffleOutliers() != usual.reshuffleOutliers()) {
            return training.layerwise()
                    ? "as described"
                    : training.reshuffleOutliers() ? "reshuffled" : "as published";
        }
        return differing(setting(recipe), run).stream()
                .map(path -> words(path, value(run, path)))
                .collect(Collectors.joining(", "));
    }

    private static String value(RunConfig run, String path) {
        return Settings.find(run, path).map(ValueText::label).orElse("none");
    }

    private static String words(String setting, String value) {
        return switch (setting) {
            case "method.alpha.alpha" -> "alpha " + value;
            case "method.alpha.warmup" -> "warm-up " + value;
            case "method.temperature" -> "temperature " + value;
            case "views.testViews" -> value + " test views";
            case "data.few.k" -> value + " outliers";
            case "data.outlierClasses" -> value + " alone";
            default -> setting + " " + value;
        };
    }

    /** Returns the paths of the settings that are not the same; the seed of few outliers is 0. */
    private static List<String> differing(RunConfig first, RunConfig second) {
        Map<String, String> before = ConfigDifferences.leaves(first);
        Map<String, String> after = ConfigDifferences.leaves(second);
        TreeSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(after.keySet());
        paths.removeIf(path -> Objects.equals(before.get(path), after.get(path)));
        paths.remove("data.few.draw");
        return List.copyOf(paths);
    }
}
