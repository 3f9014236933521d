// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import com.google.gson.JsonElement;
import io.github.oecl.io.internal.Json;
import io.github.oecl.run.RunConfig;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells where two configurations differ. */
public final class ConfigDifferences {

    private ConfigDifferences() {}

    /**
     * Returns where two configurations differ.
     *
     * @param there the other one
     * @param here this one
     * @return such as "training.epochs is 40 there and 60 here", or nothing
     */
    public static String between(RunConfig there, RunConfig here) {
        if (there.equals(here)) {
            return "";
        }
        Map<String, String> first = leaves(there);
        Map<String, String> second = leaves(here);
        TreeSet<String> names = new TreeSet<>(first.keySet());
        names.addAll(second.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(first.get(name), second.get(name)))
                .map(
                        name ->
                                "%s is %s there and %s here"
                                        .formatted(name, first.get(name), second.get(name)))
                .collect(Collectors.joining(", "));
    }

    /**
     * Returns each setting of a configuration by its path.
     *
     * @param config which
     * @return the settings by paths such as "training.epochs"
     */
    public static Map<String, String> leaves(RunConfig config) {
        Map<String, String> leaves = new TreeMap<>();
        collect("", Json.tree(config), leaves);
        return leaves;
    }

    private static void collect(String path, JsonElement json, Map<String, String> leaves) {
        if (json.isJsonObject()) {
            String prefix = path.isEmpty() ? "" : path + ".";
            json.getAsJsonObject()
                    .entrySet()
                    .forEach(e -> collect(prefix + e.getKey(), e.getValue(), leaves));
        } else {
            leaves.put(path, json.toString());
        }
    }
}
