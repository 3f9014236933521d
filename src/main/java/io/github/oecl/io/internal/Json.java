// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How this package writes and reads JSON. */
public final class Json {

    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    /** Lists of numbers, and the reports of epochs with the object that they hold. */
    private static final Pattern LONG_PARTS =
            Pattern.compile("\\[[-+0-9.eE,\\s]*]" + "|\\{\\s*\"epoch\":[^{}]*\\{[^{}]*}[^{}]*}");

    private static final int MOST_BYTES = 1 << 24;

    private Json() {}

    /**
     * Returns a value as a JSON tree.
     *
     * @param value what Gson can write
     * @return the tree
     */
    public static JsonElement tree(Object value) {
        return GSON.toJsonTree(value);
    }

    /**
     * Returns the text of a value. Lists of numbers and reports of epochs take one line each: a
     * number a line would make files of thousands of lines.
     *
     * @param value what Gson can write
     * @return the text, with a line break at its end
     */
    public static String text(Object value) {
        return LONG_PARTS
                        .matcher(GSON.toJson(value))
                        .replaceAll(part -> part.group().replaceAll("\\n\\s*", ""))
                + "\n";
    }

    /**
     * Returns the value of a tree.
     *
     * @param tree the JSON
     * @param type of the value, as a rule a record
     * @param <T> the type
     * @return the value
     * @throws IllegalArgumentException with the reason that the value's own constructor gives
     */
    public static <T> T value(JsonElement tree, Class<T> type) {
        try {
            T value = GSON.fromJson(tree, type);
            if (value == null) {
                throw new IllegalArgumentException("it is empty");
            }
            return value;
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("it is damaged: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // What a record's constructor refuses reaches us wrapped.
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new IllegalArgumentException(reason, e);
        }
    }

    /**
     * Reads a value from a file.
     *
     * @param file which
     * @param type of the value
     * @param <T> the type
     * @return the value
     * @throws IOException if the file cannot be read or holds no such value; the message names the
     *     file
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return parse(file, textOf(file), type);
    }

    /**
     * Returns the text of a file.
     *
     * @param file which
     * @return the text
     * @throws IOException if the file cannot be read, is longer than any of ours, or is no UTF-8
     *     text
     */
    public static String textOf(Path file) throws IOException {
        try {
            return TextLines.text(file, MOST_BYTES);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is damaged: it is no UTF-8 text", e);
        }
    }

    /**
     * Returns the value of a file's text.
     *
     * @param file for messages
     * @param text of the file
     * @param type of the value
     * @param <T> the type
     * @return the value
     * @throws IOException if the text holds no such value; the message names the file
     */
    public static <T> T parse(Path file, String text, Class<T> type) throws IOException {
        try {
            return value(GSON.fromJson(text, JsonElement.class), type);
        } catch (JsonParseException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no valid " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
