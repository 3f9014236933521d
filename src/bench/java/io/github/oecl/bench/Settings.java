// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is asked of a contender, written as words {@code key=value} that Java and Python both read.
 *
 * @param values by key
 */
record Settings(Map<String, String> values) {

    /** Reads words such as {@code batch=32}. */
    static Settings of(String... words) {
        Map<String, String> values = new TreeMap<>();
        Arrays.stream(words)
                .map(word -> word.split("=", 2))
                .forEach(pair -> values.put(pair[0], pair[1]));
        return new Settings(values);
    }

    /** Returns these settings and more. */
    Settings with(String... words) {
        return of(Stream.concat(words().stream(), Arrays.stream(words)).toArray(String[]::new));
    }

    /** {@return the words} */
    List<String> words() {
        return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    }

    /** {@return the words without files, for a reader} */
    String title() {
        return words().stream()
                .filter(word -> !word.matches("(data|file|losses)=.*"))
                .collect(Collectors.joining(", "));
    }

    String text(String key, String usual) {
        return values.getOrDefault(key, usual);
    }

    int number(String key, int usual) {
        return Integer.parseInt(text(key, Integer.toString(usual)));
    }

    double real(String key, double usual) {
        return Double.parseDouble(text(key, Double.toString(usual)));
    }

    Path data() {
        return Path.of(values.get("data"));
    }
}
