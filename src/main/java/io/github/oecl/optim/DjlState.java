// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.training.optimizer.Optimizer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one of DJL's optimisers remembers, in its own fields.
 *
 * @param arrays by weight and device, as DJL has them
 * @param counts the updates of each weight
 */
record DjlState(List<Map<String, Map<Device, NDArray>>> arrays, Map<String, Integer> counts) {

    private static final String ARRAYS =
            "java.util.Map<java.lang.String, java.util.Map<ai.djl.Device, ai.djl.ndarray.NDArray>>";
    private static final String COUNTS = "java.util.Map<java.lang.String, java.lang.Integer>";

    /** Finds the state; null where a field holds something that is not known. */
    static DjlState of(Optimizer optimizer) {
        List<Map<String, Map<Device, NDArray>>> arrays = new ArrayList<>();
        Map<String, Integer> counts = null;
        for (Class<?> type = optimizer.getClass();
                type != Object.class;
                type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                String declared = field.getGenericType().getTypeName();
                Object value =
                        Modifier.isStatic(field.getModifiers()) ? null : get(field, optimizer);
                if (value instanceof Map<?, ?> && declared.equals(ARRAYS)) {
                    arrays.add(unchecked(value));
                } else if (value instanceof Map<?, ?> && declared.equals(COUNTS)) {
                    counts = unchecked(value);
                } else if (value instanceof Map<?, ?> || value instanceof NDArray) {
                    return null;
                }
            }
        }
        return counts == null ? null : new DjlState(List.copyOf(arrays), counts);
    }

    private static Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("It was made accessible: " + field, e);
        }
    }

    /** The declared type of the field was compared. */
    @SuppressWarnings("unchecked")
    private static <T> T unchecked(Object value) {
        return (T) value;
    }
}
