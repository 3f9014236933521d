// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.ValueText;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a setting stands in grids' files, which older versions have written too, and in the ids of
 * their runs.
 *
 * @param key its name
 * @param prefix of its value in an id
 * @param path where it is in a run; empty where that is not one place
 * @param parser gives a value its type
 */
record AxisText(String key, String prefix, String path, Function<String, Object> parser) {

    /**
     * Returns the text of a setting that is called by its path.
     *
     * @param path such as training.momentum
     * @param named the settings that have names, for the message
     * @throws IllegalArgumentException if it cannot be the path of a setting
     */
    static AxisText ofPath(String path, List<Axis> named) {
        if (!path.matches("(data|method|model|views|training)(\\.[A-Za-z]\\w*)+")) {
            throw new IllegalArgumentException(
                    "There is no setting '"
                            + path
                            + "'; there are "
                            + named.stream().map(Axis::key).collect(Collectors.joining(", "))
                            + ", and the paths of others, such as training.momentum");
        }
        String last = path.substring(path.lastIndexOf('.') + 1);
        return new AxisText(path, last + "-", path, ValueText::word);
    }

    /** The places in the data have several settings each, with rules of their own. */
    boolean isCalled(String name) {
        boolean byPath = !path.isEmpty() && !path.startsWith("data.") && path.equals(name);
        return byPath || key.equals(name);
    }

    /** Checks a value and gives it the setting's type. */
    Object value(Object raw) {
        try {
            return parser.apply(raw instanceof String text ? text : ValueText.label(raw));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " is '" + raw + "'; " + e.getMessage(), e);
        }
    }

    /** Returns the part of a run's id that tells a value, such as "lr0.05". */
    String idPart(Object value) {
        String label = ValueText.label(value);
        if (value instanceof Boolean flag) {
            label = flag ? key : "no-" + key;
        }
        return (prefix + label).replaceAll("[^A-Za-z0-9.+_-]+", "_");
    }
}
