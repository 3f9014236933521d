// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.io.internal.Json;
import io.github.oecl.run.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** A {@link Grid} as JSON, see {@link Grid#read}. */
final class GridFile {

    private static final Set<String> KEYS = Set.of("name", "about", "preset", "axes", "variants");

    private GridFile() {}

    /**
     * Reads a grid at another size.
     *
     * @param file its JSON
     * @param preset instead of the file's, or null for the file's
     * @return the grid
     * @throws IOException if the file cannot be read or is no grid
     */
    static Grid read(Path file, Preset preset) throws IOException {
        JsonElement json = Json.read(file, JsonElement.class);
        try {
            return grid(object(json, "a grid"), preset);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no valid grid: " + e.getMessage(), e);
        }
    }

    private static Grid grid(JsonObject json, Preset preset) {
        requireKnown(json);
        GridBuilder builder = Grid.builder();
        if (json.has("name")) {
            builder.setName(scalar(json.get("name"), "name"));
        }
        if (preset != null) {
            builder.optPreset(preset);
        } else if (json.has("preset")) {
            builder.optPreset(Preset.of(scalar(json.get("preset"), "preset")));
        }
        if (json.has("axes")) {
            object(json.get("axes"), "axes")
                    .entrySet()
                    .forEach(axis -> builder.optAxis(Axis.of(axis.getKey()), values(axis)));
        }
        if (json.has("variants")) {
            for (JsonElement variant : list(json.get("variants"), "variants")) {
                builder.optVariant(settings(object(variant, "a variant")));
            }
        }
        return builder.build();
    }

    private static Object[] values(Map.Entry<String, JsonElement> axis) {
        Iterable<JsonElement> values = list(axis.getValue(), axis.getKey());
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> scalar(value, axis.getKey()))
                .toArray();
    }

    private static Map<Axis, Object> settings(JsonObject variant) {
        Map<Axis, Object> settings = new TreeMap<>();
        variant.entrySet()
                .forEach(e -> settings.put(Axis.of(e.getKey()), scalar(e.getValue(), e.getKey())));
        return settings;
    }

    private static void requireKnown(JsonObject json) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    unknown + " is not known; a grid has " + new TreeSet<>(KEYS));
        }
    }

    private static JsonObject object(JsonElement json, String what) {
        if (!json.isJsonObject()) {
            throw new IllegalArgumentException(what + " is an object in braces, not " + json);
        }
        return json.getAsJsonObject();
    }

    private static Iterable<JsonElement> list(JsonElement json, String what) {
        if (!json.isJsonArray()) {
            throw new IllegalArgumentException(what + " is a list in brackets, not " + json);
        }
        return json.getAsJsonArray();
    }

    private static String scalar(JsonElement json, String what) {
        if (!json.isJsonPrimitive()) {
            throw new IllegalArgumentException(
                    what + " takes words, numbers, true and false, not " + json);
        }
        return json.getAsString();
    }
}
