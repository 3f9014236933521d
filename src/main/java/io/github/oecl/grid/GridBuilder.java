// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Builds a {@link Grid}. A cell takes its recipe, then the settings of a variant, then a value of
 * each axis; what none of them sets stays as in the recipe.
 */
public final class GridBuilder {

    private String name;
    private Preset preset = Preset.QUICK;
    private final Map<String, RunConfig> own = new LinkedHashMap<>();
    private final Map<Axis, List<Object>> axes = new TreeMap<>();
    private final List<Map<Axis, Object>> variants = new ArrayList<>();

    GridBuilder() {}

    /**
     * Sets the name. Required.
     *
     * @param name a word or a few
     * @return this builder
     */
    public GridBuilder setName(String name) {
        this.name = name;
        return this;
    }

    /**
     * Sets the size of the recipes; the default is {@link Preset#QUICK}.
     *
     * @param preset how large
     * @return this builder
     */
    public GridBuilder optPreset(Preset preset) {
        this.preset = preset;
        return this;
    }

    /**
     * Adds a run of one's own to start from. Where there is one and no axis of recipes, the grid
     * starts from all such runs.
     *
     * @param name stands in the ids, and can be a value of {@link Axis#RECIPE}
     * @param base the run
     * @return this builder
     */
    public GridBuilder optBase(String name, RunConfig base) {
        own.put(name, base);
        return this;
    }

    /**
     * Adds an axis.
     *
     * @param axis what varies
     * @param values at least one, as text or of the setting's type
     * @return this builder
     * @throws IllegalArgumentException if there is none, one is wrong or there twice, or the axis
     *     was there before
     */
    public GridBuilder optAxis(Axis axis, Object... values) {
        List<Object> checked = Arrays.stream(values).map(axis::value).toList();
        if (checked.isEmpty()) {
            throw new IllegalArgumentException(axis.key() + " has no values: give at least one");
        }
        if (checked.stream().distinct().count() < checked.size()) {
            throw new IllegalArgumentException(axis.key() + " has a value twice: " + checked);
        }
        if (axes.put(axis, checked) != null) {
            throw new IllegalArgumentException(axis.key() + " was given before");
        }
        return this;
    }

    /**
     * Adds a variant: settings that belong together. Each variant is crossed with all axes.
     *
     * @param settings values by what they set; none for the recipe as it is
     * @return this builder
     * @throws IllegalArgumentException if a value is wrong
     */
    public GridBuilder optVariant(Map<Axis, ?> settings) {
        Map<Axis, Object> variant = new TreeMap<>();
        settings.forEach((axis, value) -> variant.put(axis, axis.value(value)));
        variants.add(variant);
        return this;
    }

    /**
     * Builds the grid.
     *
     * @return its cells, all different
     * @throws IllegalArgumentException if something is missing, a setting is given twice or does
     *     not fit, or two cells are the same run
     */
    public Grid build() {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A grid needs a name: call setName");
        }
        if (!own.isEmpty()) {
            axes.putIfAbsent(Axis.RECIPE, List.copyOf(own.keySet()));
        }
        List<GridRun> gridRuns = new ArrayList<>();
        for (Map<Axis, Object> variant : variants.isEmpty() ? List.of(noSettings()) : variants) {
            requireApart(variant);
            product(variant).forEach(settings -> gridRuns.add(cell(settings)));
        }
        requireDifferent(gridRuns);
        return new Grid(name, gridRuns);
    }

    private List<Map<Axis, Object>> product(Map<Axis, Object> variant) {
        List<Map<Axis, Object>> product = List.of(variant);
        for (Map.Entry<Axis, List<Object>> axis : axes.entrySet()) {
            List<Map<Axis, Object>> longer = new ArrayList<>();
            for (Map<Axis, Object> settings : product) {
                for (Object value : axis.getValue()) {
                    Map<Axis, Object> more = noSettings();
                    more.putAll(settings);
                    more.put(axis.getKey(), value);
                    longer.add(more);
                }
            }
            product = longer;
        }
        return product;
    }

    private GridRun cell(Map<Axis, Object> settings) {
        Object recipe = settings.get(Axis.RECIPE);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "Each cell needs a recipe to start from, one of " + Recipes.names());
        }
        RunConfig config =
                own.containsKey(recipe) ? own.get(recipe) : Recipes.byName((String) recipe, preset);
        List<String> parts = new ArrayList<>(List.of(Axis.RECIPE.idPart(recipe)));
        Map<Axis, Object> changes = noSettings();
        changes.put(Axis.METHOD, config.method().name());
        changes.putAll(settings);
        changes.remove(Axis.RECIPE);
        for (Map.Entry<Axis, Object> change : changes.entrySet()) {
            config = change.getKey().apply(config, change.getValue());
            if (change.getKey() != Axis.SEED) {
                parts.add(change.getKey().idPart(change.getValue()));
            }
        }
        GridRun gridRun = new GridRun(String.join("-", parts), config);
        gridRun.config().requireThatOutlierTermIsUsed(gridRun.id());
        gridRun.config().requireThatACurveIsOfValidationImages(gridRun.id());
        gridRun.config().requireThatOutliersFit(gridRun.id());
        return gridRun;
    }

    private static Map<Axis, Object> noSettings() {
        return new TreeMap<>();
    }

    private void requireApart(Map<Axis, Object> variant) {
        for (Axis axis : variant.keySet()) {
            if (axes.containsKey(axis)) {
                throw new IllegalArgumentException(
                        axis.key() + " is both an axis and in a variant; it can be one of the two");
            }
        }
    }

    private static void requireDifferent(List<GridRun> gridRuns) {
        Map<RunConfig, String> byConfig = new HashMap<>();
        Map<String, String> byId = new HashMap<>();
        for (GridRun gridRun : gridRuns) {
            String same = byConfig.put(gridRun.config(), gridRun.id());
            // Some file systems do not tell upper from lower case.
            String named = byId.put(gridRun.id().toLowerCase(Locale.ROOT), gridRun.id());
            if (same != null || named != null) {
                throw new IllegalArgumentException(
                        (same == null ? named : same)
                                + " and "
                                + gridRun.id()
                                + (same == null ? " have one name" : " are the same run")
                                + ": take one of them out");
            }
        }
    }
}
