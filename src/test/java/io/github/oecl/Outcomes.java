// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import java.util.Map;
import java.util.TreeMap;

/** Counts by kind and outcome. */
public final class Outcomes {

    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    /** Counts one. */
    public void add(String kind, String outcome) {
        counts.computeIfAbsent(kind, k -> new TreeMap<>()).merge(outcome, 1, Integer::sum);
    }

    /** Returns how many were counted. */
    public int size() {
        return counts.values().stream()
                .flatMap(outcomes -> outcomes.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Returns how many of an outcome were counted, of all kinds. */
    public int of(String outcome) {
        return counts.values().stream().mapToInt(c -> c.getOrDefault(outcome, 0)).sum();
    }

    /** Returns a line for each kind. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach(
                (kind, outcomes) ->
                        text.append("  ").append(kind).append(": ").append(outcomes).append('\n'));
        return text.toString();
    }
}
