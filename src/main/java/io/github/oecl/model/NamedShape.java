// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a model file says of a parameter.
 *
 * @param name of {@link OeclModel#namedParameters}
 * @param shape of its array
 */
record NamedShape(String name, List<Long> shape) {

    /** Returns the parameters of a model in their order. */
    static List<NamedShape> of(OeclModel model) {
        List<NamedShape> all = new ArrayList<>();
        model.namedParameters()
                .forEach(
                        (name, parameter) ->
                                all.add(
                                        new NamedShape(
                                                name,
                                                Arrays.stream(
                                                                parameter
                                                                        .getArray()
                                                                        .getShape()
                                                                        .getShape())
                                                        .boxed()
                                                        .toList())));
        return all;
    }

    /** Says what differs between the parameters of a file and those of a model, or nothing. */
    static String difference(List<NamedShape> there, List<NamedShape> here) {
        Map<String, List<Long>> file = shapes(there);
        Map<String, List<Long>> model = shapes(here);
        if (file.size() != there.size()) {
            return "it lacks the name of a parameter, or has a name twice";
        }
        Set<String> missing = without(model.keySet(), file.keySet());
        Set<String> unknown = without(file.keySet(), model.keySet());
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            return "its parameters are not those of the network: it lacks %s, and the network has no %s"
                    .formatted(missing, unknown);
        }
        return here.stream()
                .filter(each -> !each.shape().equals(file.get(each.name())))
                .findFirst()
                .map(
                        each ->
                                "its parameter %s has the shape %s, and the network's has %s"
                                        .formatted(
                                                each.name(), file.get(each.name()), each.shape()))
                .orElse("");
    }

    /** How many numbers it has. */
    int size() {
        return Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    private static Map<String, List<Long>> shapes(List<NamedShape> parameters) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        for (NamedShape each : parameters) {
            if (each != null && each.name() != null) {
                shapes.put(each.name(), each.shape());
            }
        }
        return shapes;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new LinkedHashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
