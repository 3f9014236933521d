// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.oecl.io.internal.Json;
import java.util.List;
import java.util.Map;

/** How a file names the scores of a method. */
final class Scorings {

    private static final String RULE = "rule";
    private static final String SETTINGS = "settings";

    private static final Map<String, Class<? extends Scoring>> OURS =
            Map.of(
                    "NORM", NormScoring.class,
                    "HYPERSPHERE", HypersphereScoring.class,
                    "LOGIT", LogitScoring.class,
                    "CSI", CsiScoring.class);

    private Scorings() {}

    /**
     * Returns what finds the scores of a method again: the name of a rule of ours, or that of the
     * method, with the settings beside it.
     *
     * @throws IllegalArgumentException if what is found by it would be something else
     */
    static JsonObject source(OodMethod method) {
        Scoring scoring = method.scoring();
        return OURS.entrySet().stream()
                .filter(rule -> rule.getValue() == scoring.getClass())
                .findFirst()
                .map(rule -> ours(rule.getKey(), scoring))
                .orElseGet(() -> own(known(method)));
    }

    /** Returns the source of loaded scores out of what stands beside it in the file. */
    static JsonObject source(JsonObject file) {
        JsonObject source = new JsonObject();
        for (String part : List.of(RULE, SETTINGS, "shift")) {
            if (file.has(part)) {
                source.add(part, file.get(part));
            }
        }
        return source;
    }

    /**
     * Returns the scores that a source leads to.
     *
     * @throws IllegalArgumentException if it is of no known method
     */
    static Scoring of(JsonObject source) {
        JsonElement rule = source.get(RULE);
        if (rule == null || !rule.isJsonPrimitive()) {
            throw new IllegalArgumentException("the scores lack a part: their rule");
        }
        Class<? extends Scoring> ours = OURS.get(rule.getAsString());
        if (ours != null) {
            return Json.value(source, ours);
        }
        OodMethod usual = Methods.byName(rule.getAsString());
        return Json.value(source.get(SETTINGS), usual.getClass()).scoring();
    }

    private static JsonObject ours(String rule, Scoring scoring) {
        JsonObject json = new JsonObject();
        json.addProperty(RULE, rule);
        Json.tree(scoring).getAsJsonObject().asMap().forEach(json::add);
        return json;
    }

    /** Settings of others' methods stand apart: they may have any name. */
    private static JsonObject own(OodMethod method) {
        JsonObject json = new JsonObject();
        json.addProperty(RULE, method.name().inFiles());
        json.add(SETTINGS, Json.tree(method));
        return json;
    }

    private static OodMethod known(OodMethod method) {
        if (Methods.usual(method.name()).getClass() != method.getClass()) {
            throw new IllegalArgumentException(
                    "The method "
                            + method.name()
                            + " is not the one of that name, which would be loaded");
        }
        return method;
    }
}
