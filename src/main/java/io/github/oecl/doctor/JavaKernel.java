// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A kernel for Java that is known to Jupyter.
 *
 * @param name by which notebooks ask for it
 * @param displayName for people
 * @param folder of its kernel.json
 * @param missing the files that it would start and that are not there
 */
record JavaKernel(String name, String displayName, Path folder, List<String> missing) {

    private static final String FILE = "kernel.json";
    private static final long MOST_BYTES = 1_000_000;

    /** Reads a folder; nothing if it holds no kernel for Java, or one that cannot be read. */
    static Optional<JavaKernel> in(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
                return Optional.empty();
            }
            JsonObject spec = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (!"java".equalsIgnoreCase(text(spec, "language"))) {
                return Optional.empty();
            }
            String name = folder.getFileName().toString();
            return Optional.of(
                    new JavaKernel(name, text(spec, "display_name"), folder, missing(spec)));
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject spec, String member) {
        JsonElement value = spec.get(member);
        return value == null ? "" : value.getAsString();
    }

    /** Of the command only absolute paths can be looked for. */
    private static List<String> missing(JsonObject spec) {
        List<String> missing = new ArrayList<>();
        if (spec.has("argv")) {
            for (JsonElement word : spec.getAsJsonArray("argv")) {
                String text = word.getAsString();
                if (text.startsWith("/") && !Files.exists(Path.of(text))) {
                    missing.add(text);
                }
            }
        }
        return missing;
    }
}
