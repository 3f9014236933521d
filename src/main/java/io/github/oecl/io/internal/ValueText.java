// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads values from text, and writes them as files and ids have them. */
public final class ValueText {

    private static final int MOST_DIGITS = 100;

    private ValueText() {}

    /**
     * Reads a word.
     *
     * @param text which
     * @return the text without space around it
     * @throws IllegalArgumentException if it is empty
     */
    public static String word(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it must not be empty");
        }
        return text.strip();
    }

    /**
     * Reads several words that are joined by plus signs.
     *
     * @param text which
     * @return the words
     * @throws IllegalArgumentException if one is empty
     */
    public static List<String> words(String text) {
        return Arrays.stream(text.split("\\+", -1)).map(ValueText::word).toList();
    }

    /**
     * Returns a list's elements as texts.
     *
     * @param words a list
     * @return the text of each element
     */
    public static List<String> listed(Object words) {
        return ((List<?>) words).stream().map(Object::toString).toList();
    }

    /**
     * Reads a whole number.
     *
     * @param text which
     * @return the number
     * @throws IllegalArgumentException if it is none
     */
    public static Long whole(String text) {
        try {
            // Thousands of digits would be read for seconds, and then refused.
            if (text.length() > MOST_DIGITS) {
                throw new NumberFormatException("it has " + text.length() + " characters");
            }
            return new BigDecimal(text.strip()).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number", e);
        }
    }

    /**
     * Reads a finite number.
     *
     * @param text which
     * @return the number
     * @throws IllegalArgumentException if it is none
     */
    public static Double number(String text) {
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a number", e);
        }
        throw new IllegalArgumentException("it must be a finite number");
    }

    /**
     * Reads true or false.
     *
     * @param text which
     * @return the value
     * @throws IllegalArgumentException if it is neither
     */
    public static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }

    /**
     * Returns a reader of the constants of an enum, by their names in lower case with hyphens.
     *
     * @param type the enum
     * @param <E> the enum
     * @return finds the constant of a name, and refuses other names with a list of all
     */
    public static <E extends Enum<E>> Function<String, Object> constant(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(ValueText::label).collect(Collectors.joining(", "));
        return text ->
                constants.stream()
                        .filter(each -> label(each).equals(text.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("it must be one of " + names));
    }

    /**
     * Returns a value as ids and files write it.
     *
     * @param value a number, a list, a constant of an enum, or any other
     * @return its text
     */
    public static String label(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Object::toString).collect(Collectors.joining("+"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
        return value.toString();
    }
}
