// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads a file of expected values from the test resources. */
public final class Golden {

    private Golden() {}

    public static <T> T read(String name, Class<T> type) {
        try (Reader reader =
                new InputStreamReader(
                        Golden.class.getResourceAsStream("/golden/" + name),
                        StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
