// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Results and configurations as JSON. */
public final class ResultFile {

    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    private static final Pattern NUMBERS = Pattern.compile("\\[[-+0-9.eE,\\s]*]");

    private ResultFile() {}

    /**
     * Writes a result. The file is complete or it is not there.
     *
     * @param result what to write
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public static void write(RunResult result, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(draft, compactArrays(GSON.toJson(result)) + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Reads a result.
     *
     * @param file a file of {@link #write}
     * @return the result
     * @throws IOException if it cannot be read or is no result
     */
    public static RunResult read(Path file) throws IOException {
        return parse(file, RunResult.class);
    }

    /**
     * Reads a configuration, on its own or out of a result.
     *
     * @param file JSON of a {@link RunConfig} or of a {@link RunResult}
     * @return the configuration
     * @throws IOException if it cannot be read or is neither
     */
    public static RunConfig readConfig(Path file) throws IOException {
        boolean result = Files.readString(file).contains("\"provenance\"");
        return result ? read(file).config() : parse(file, RunConfig.class);
    }

    private static <T> T parse(Path file, Class<T> type) throws IOException {
        try {
            T value = GSON.fromJson(Files.readString(file), type);
            if (value == null) {
                throw new IOException(file + " is empty: no " + type.getSimpleName());
            }
            return value;
        } catch (JsonParseException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            // What a record's constructor refuses reaches us wrapped.
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new IOException(
                    file + " holds no valid " + type.getSimpleName() + ": " + reason, e);
        }
    }

    /** A number a line would make a file of thousands of lines: lists of numbers go on one. */
    private static String compactArrays(String json) {
        return NUMBERS.matcher(json).replaceAll(list -> list.group().replaceAll("\\s+", ""));
    }
}
