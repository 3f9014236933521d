// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.transform.Shifts;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the values of an {@link Axis} from text, and names them in a cell's id. */
final class AxisValues {

    private static final int MOST_DIGITS = 100;

    private AxisValues() {}

    static String word(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("it must not be empty");
        }
        return text.strip();
    }

    /** Several words joined by plus signs. */
    static List<String> words(String text) {
        return Arrays.stream(text.split("\\+", -1)).map(AxisValues::word).toList();
    }

    static List<String> listed(Object words) {
        return ((List<?>) words).stream().map(Object::toString).toList();
    }

    /** A shift by its name, or several composed. */
    static String shift(String text) {
        return Shifts.byName(text).name();
    }

    static Long whole(String text) {
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

    static Double number(String text) {
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

    static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }

    /** The constants of an enum by their names in lower case, with hyphens. */
    static <E extends Enum<E>> Function<String, Object> constant(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(AxisValues::label).collect(Collectors.joining(", "));
        return text ->
                constants.stream()
                        .filter(each -> label(each).equals(text.strip().toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException("it must be one of " + names));
    }

    /** Returns a value as an id and a grid's file say it. */
    static String label(Object value) {
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
