// SPDX-License-Identifier: Apache-2.0
package io.github.oecl;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the expected numbers in the test resources. */
public final class Golden {

    private Golden() {}

    /** Returns one file of expected numbers, for tests that walk through it. */
    public static JsonObject read(String name) {
        return read(name, JsonObject.class);
    }

    /** Returns one file of expected numbers as a value of a class that mirrors it. */
    public static <T> T read(String name, Class<T> type) {
        try (Reader in =
                new InputStreamReader(
                        Golden.class.getResourceAsStream("/golden/" + name),
                        StandardCharsets.UTF_8)) {
            return new Gson().fromJson(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a list of numbers. */
    public static double[] vector(JsonArray array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsDouble();
        }
        return values;
    }

    /** Returns a list of lists of numbers. */
    public static double[][] matrix(JsonArray array) {
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = vector(array.get(i).getAsJsonArray());
        }
        return rows;
    }
}
