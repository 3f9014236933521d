// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Settings by name: the components of records, and of the records within them. A path such as
 * {@code training.learningRate} leads to a setting; its value has the type of the component.
 */
public final class Settings {

    private Settings() {}

    /**
     * Returns the names of a record's settings.
     *
     * @param record any record
     * @return the names of its components in their order
     */
    public static List<String> names(Object record) {
        return Arrays.stream(components(record)).map(RecordComponent::getName).toList();
    }

    /**
     * Finds a setting.
     *
     * @param record any record
     * @param path names joined by dots
     * @return the value; empty if there is no such setting, or it is null
     */
    public static Optional<Object> find(Object record, String path) {
        Optional<Object> at = Optional.of(record);
        for (String name : path.split("\\.", -1)) {
            at = at.filter(each -> each instanceof Record).flatMap(each -> value(each, name));
        }
        return at;
    }

    /**
     * Returns the same record with another value of a setting.
     *
     * @param record any record
     * @param path names joined by dots
     * @param value of the component's type, a number, or text, which is read as that type; null
     *     where the component may be null
     * @param <T> the record's type
     * @return the changed record
     * @throws IllegalArgumentException if there is no such setting, or it cannot have this value;
     *     the message says which settings there are, or the reason
     */
    public static <T> T with(T record, String path, Object value) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        RecordComponent[] components = components(record);
        Object[] values = new Object[components.length];
        boolean found = false;
        for (int i = 0; i < components.length; i++) {
            values[i] = get(record, components[i]);
            if (components[i].getName().equals(name)) {
                found = true;
                values[i] =
                        dot < 0
                                ? typed(components[i], value)
                                : with(part(values[i], name), path.substring(dot + 1), value);
            }
        }
        if (!found) {
            throw unknown(record, name);
        }
        return made(record, components, values);
    }

    /**
     * Returns a record with the values that it shares with another: those of components with the
     * same name and type.
     *
     * @param record takes the values
     * @param other gives them; a value of null is not taken
     * @param <T> the record's type
     * @return the changed record
     * @throws IllegalArgumentException if the record refuses a value
     */
    public static <T> T sharing(T record, Object other) {
        RecordComponent[] components = components(record);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            values[i] =
                    Arrays.stream(components(other))
                            .filter(each -> each.getName().equals(component.getName()))
                            .filter(each -> each.getType() == component.getType())
                            .findFirst()
                            .map(each -> get(other, each))
                            .orElseGet(() -> get(record, component));
        }
        return made(record, components, values);
    }

    private static Object part(Object value, String name) {
        if (!(value instanceof Record)) {
            throw new IllegalArgumentException(
                    name + (value == null ? " is not set here" : " has no settings of its own"));
        }
        return value;
    }

    private static IllegalArgumentException unknown(Object record, String name) {
        return new IllegalArgumentException(
                "There is no setting '"
                        + name
                        + "' in "
                        + record.getClass().getSimpleName()
                        + "; there are "
                        + names(record));
    }

    private static Optional<Object> value(Object record, String name) {
        return Arrays.stream(components(record))
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .map(each -> get(record, each));
    }

    private static RecordComponent[] components(Object record) {
        if (!record.getClass().isRecord()) {
            throw new IllegalArgumentException(
                    record.getClass().getName()
                            + " is no record: settings are the components of a record");
        }
        return record.getClass().getRecordComponents();
    }

    private static Object typed(RecordComponent component, Object value) {
        try {
            return value == null ? null : reader(component.getType()).apply(value);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    component.getName() + " cannot be " + value + ": it is too large", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    component.getName() + " is '" + value + "'; " + e.getMessage(), e);
        }
    }

    private static Function<Object, Object> reader(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return value -> ValueText.number(ValueText.label(value));
        }
        if (type == long.class || type == Long.class) {
            return value -> ValueText.whole(ValueText.label(value));
        }
        if (type == int.class || type == Integer.class) {
            return value -> Math.toIntExact(ValueText.whole(ValueText.label(value)));
        }
        if (type == boolean.class || type == Boolean.class) {
            return value -> ValueText.flag(value.toString());
        }
        return value -> type.isInstance(value) ? value : read(type, value.toString());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The component's type is one of enums.
    private static Object read(Class<?> type, String text) {
        if (type.isEnum()) {
            return ValueText.constant((Class) type).apply(text);
        }
        if (type == String.class) {
            return text;
        }
        if (type == List.class) {
            return ValueText.words(text);
        }
        throw new IllegalArgumentException("it must be a " + type.getSimpleName());
    }

    private static Object get(Object record, RecordComponent component) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The component " + component + " has no value", e);
        }
    }

    @SuppressWarnings("unchecked") // The constructor is that of the record's own class.
    private static <T> T made(T record, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return (T) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException("A record's constructor failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every record has a canonical constructor", e);
        }
    }
}
