// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train.internal;

import io.github.oecl.data.ImageSet;
import io.github.oecl.io.internal.Checksum;
import io.github.oecl.model.OeclModel;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The settings that a value holds, by their paths, such as {@code objective.alpha.warmup}: of a
 * record its components, of another object its fields, or what its own {@code toString} says. A
 * setting that a class gains is part of it without more ado. The same settings give the same text
 * in every process, so that addresses and the names of lambdas have no place in it; of a function
 * only what it captured counts.
 */
public final class Fingerprint {

    /** What is longer is represented by its SHA-256. */
    private static final int LONGEST_TEXT = 400;

    /** Deeper than any settings; objects that hold each other end here. */
    private static final int DEEPEST = 12;

    /** So many images stand for a set: each may have to be decoded. */
    private static final int IMAGES = 256;

    /** The text of its objects has addresses in it. */
    private static final String ENGINE = "ai.djl.";

    /** Settings of classes like these are not in fields that can be read. */
    private static final List<String> OPAQUE =
            List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", ENGINE);

    private final Map<String, String> settings = new TreeMap<>();

    private Fingerprint() {}

    /**
     * Returns the settings of a value.
     *
     * @param name with which their paths begin
     * @param value holds settings
     * @return the text of each setting by its path
     */
    public static Map<String, String> of(String name, Object value) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.add(name, value, 0);
        return fingerprint.settings;
    }

    /** Returns the SHA-256 of up to 256 images, spread evenly over a set. */
    static String ofImages(ImageSet images) {
        int count = Math.min(IMAGES, images.size());
        int[] chosen =
                IntStream.range(0, count)
                        .map(i -> Math.toIntExact((long) i * images.size() / count))
                        .toArray();
        return images.subset(chosen).digest();
    }

    private void add(String path, Object value, int depth) {
        if (value == null) {
            put(path, "null");
        } else if (depth > DEEPEST) {
            put(path, "...");
        } else if (value instanceof ImageSet images) {
            put(path, images.size() + " images, SHA-256 " + ofImages(images));
        } else if (value instanceof OeclModel model) {
            add(path, model.architecture(), depth + 1);
        } else if (value instanceof Collection<?> || value.getClass().isArray()) {
            put(path, elements(value, depth).toString());
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(text(key, depth), text(each, depth)));
            put(path, sorted.toString());
        } else if (saysItAll(value)) {
            put(path, value.toString());
        } else {
            addFields(path, value, depth);
        }
    }

    private void addFields(String path, Object value, int depth) {
        Class<?> type = value.getClass();
        put(path, isFunction(type) ? "function" : type.getSimpleName());
        for (Class<?> each = type; !isOpaque(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (isSetting(field)) {
                    Object setting = get(field, value);
                    boolean around = isFunction(type) && isSurroundings(setting);
                    add(
                            path + "." + field.getName(),
                            around ? setting.getClass().getSimpleName() : setting,
                            depth + 1);
                }
            }
        }
    }

    private static boolean isSetting(Field field) {
        return !Modifier.isStatic(field.getModifiers())
                && !Modifier.isTransient(field.getModifiers())
                && !field.getName().startsWith("this$");
    }

    /** Tells whether a function captured the object in which it was written, and not a setting. */
    private static boolean isSurroundings(Object captured) {
        return captured != null
                && !captured.getClass().isRecord()
                && !captured.getClass().isArray()
                && !isFunction(captured.getClass())
                && !isOpaque(captured.getClass())
                && !saysItAll(captured);
    }

    private static Object get(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException | RuntimeException e) {
            // A module that is not open to us keeps its settings to itself.
            return field.getType().getSimpleName();
        }
    }

    private static List<String> elements(Object value, int depth) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Collection<?> collection) {
            collection.forEach(each -> texts.add(text(each, depth)));
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                texts.add(text(Array.get(value, i), depth));
            }
        }
        if (value instanceof Set<?>) {
            Collections.sort(texts);
        }
        return texts;
    }

    private static String text(Object value, int depth) {
        Fingerprint part = new Fingerprint();
        part.add("", value, depth + 1);
        return part.settings.size() == 1 ? part.settings.get("") : part.settings.toString();
    }

    /** Tells whether a value's own text is enough; a record's may leave components out. */
    private static boolean saysItAll(Object value) {
        Class<?> type = value.getClass();
        return value instanceof Enum<?>
                || !type.isRecord() && !type.getName().startsWith(ENGINE) && hasText(type);
    }

    private static boolean hasText(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every object has toString", e);
        }
    }

    private static boolean isFunction(Class<?> type) {
        return type.isHidden() || type.isSynthetic() || type.isAnonymousClass();
    }

    private static boolean isOpaque(Class<?> type) {
        return OPAQUE.stream().anyMatch(type.getName()::startsWith);
    }

    private void put(String path, String text) {
        settings.put(path, text.length() <= LONGEST_TEXT ? text : "SHA-256 " + sha256(text));
    }

    private static String sha256(String text) {
        byte[] digest = Checksum.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
