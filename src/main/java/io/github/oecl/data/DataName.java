// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A name with options, such as {@code raabin-wbc?size=32}; options are separated by {@code &}, and
 * {@code &&} is an ampersand of a value, as of a folder's name.
 *
 * @param text all of it
 * @param name without options
 * @param options that were not taken yet, by name
 * @param root the folder that holds the folders of the data sets; null where none was named
 */
public record DataName(String text, String name, Map<String, String> options, Path root) {

    /** No name of a file has it. */
    private static final String AMPERSAND = "\0";

    /**
     * Reads a name with its options.
     *
     * @param text such as {@code raabin-wbc?size=32}
     * @return its parts
     * @throws IllegalArgumentException if an option is no option
     */
    public static DataName parse(String text) {
        return parse(text, null);
    }

    /** Reads a name whose folders are looked for under a root, or null. */
    static DataName parse(String text, Path root) {
        String[] parts = text.split("\\?", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String escaped : parts[1].replace("&&", AMPERSAND).split("&")) {
                String option = escaped.replace(AMPERSAND, "&");
                String[] pair = option.split("=", 2);
                if (pair.length < 2 || options.put(pair[0], pair[1]) != null) {
                    throw new IllegalArgumentException(
                            ("An option of a data set reads name=value and occurs once; \"%s\" in"
                                            + " \"%s\" does not. Write && for an & of a folder's"
                                            + " name")
                                    .formatted(option, text));
                }
            }
        }
        return new DataName(text, parts[0], options, root);
    }

    /**
     * Takes an option out; whoever has taken all calls {@link #requireNoMore}.
     *
     * @param option its name
     * @param byDefault the value where the option is not given
     * @return its value
     */
    public String take(String option, String byDefault) {
        String value = options.remove(option);
        return value == null ? byDefault : value;
    }

    /**
     * Takes a number out of the options.
     *
     * @param option its name
     * @param least the least value
     * @param most the largest value
     * @param byDefault the value where the option is not given
     * @return the number
     * @throws IllegalArgumentException if it is no whole number between the two
     */
    public long takeNumber(String option, long least, long most, long byDefault) {
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

    /**
     * Takes a count of at least 1 out of the options.
     *
     * @param option its name
     * @param byDefault the count where the option is not given
     * @return the count
     * @throws IllegalArgumentException if it is no whole number of at least 1
     */
    public int takeCount(String option, int byDefault) {
        return (int) takeNumber(option, 1, Integer.MAX_VALUE, byDefault);
    }

    /**
     * Finds the folder of the data set: the one that the option {@code path} gives, or the first of
     * its usual names that is there.
     *
     * @param usualNames what the folder may be called, seen from the root
     * @param layout what the folder should hold, for people
     * @return the folder
     * @throws DatasetException if there is no such folder
     * @throws IllegalArgumentException if no root is known
     */
    public Path folder(List<String> usualNames, String layout) throws DatasetException {
        return new DataRoot(root).find(this, usualNames, layout);
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

    /**
     * Checks that every option was taken.
     *
     * @throws IllegalArgumentException if one is left, which no reader knows
     */
    public void requireNoMore() {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"%s\" has no such options: %s".formatted(text, options.keySet()));
        }
    }
}
