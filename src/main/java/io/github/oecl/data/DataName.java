// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A name with options, such as {@code raabin-wbc?size=32}; options are parted by {@code &}. */
record DataName(String text, String name, Map<String, String> options) {

    static DataName parse(String text) {
        String[] parts = text.split("\\?", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String option : parts[1].split("&")) {
                String[] pair = option.split("=", 2);
                if (pair.length < 2 || options.put(pair[0], pair[1]) != null) {
                    throw new IllegalArgumentException(
                            ("An option of a data set reads name=value and occurs once; \"%s\" in"
                                            + " \"%s\" does not")
                                    .formatted(option, text));
                }
            }
        }
        return new DataName(text, parts[0], options);
    }

    /** Takes an option out; whoever has taken all calls {@link #requireNoMore}. */
    String take(String option, String byDefault) {
        String value = options.remove(option);
        return value == null ? byDefault : value;
    }

    long takeNumber(String option, long least, long most, long byDefault) {
        String value = take(option, Long.toString(byDefault));
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "The option %s of \"%s\" must be a whole number from %d to %d, not %s",
                        option,
                        text,
                        least,
                        most,
                        value));
    }

    int takeCount(String option, int byDefault) {
        return (int) takeNumber(option, 1, Integer.MAX_VALUE, byDefault);
    }

    boolean takeFlag(String option) {
        String value = take(option, "false");
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(
                    "The option %s of \"%s\" must be true or false, not %s"
                            .formatted(option, text, value));
        }
        return value.equals("true");
    }

    void requireNoMore() {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" has no such options: %s".formatted(text, options.keySet()));
        }
    }
}
