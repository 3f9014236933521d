// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A committed notebook. */
record NotebookFile(Path path, JsonObject json) {

    /** A cell, its text in one piece; the count is 0 for a cell that did not run. */
    record Cell(String type, String source, int executionCount, List<JsonObject> outputs) {
        boolean isCode() {
            return type.equals("code");
        }
    }

    static Stream<NotebookFile> all() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("notebooks"))) {
            List<Path> found =
                    files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
            return found.stream().map(NotebookFile::read);
        }
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (JsonElement element : json.getAsJsonArray("cells")) {
            JsonObject cell = element.getAsJsonObject();
            cells.add(
                    new Cell(
                            cell.get("cell_type").getAsString(),
                            text(cell.get("source")),
                            executionCount(cell),
                            outputs(cell)));
        }
        return cells;
    }

    List<Cell> codeCells() {
        return cells().stream().filter(Cell::isCode).toList();
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }

    private static NotebookFile read(Path file) {
        try {
            return new NotebookFile(
                    file, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int executionCount(JsonObject cell) {
        JsonElement count = cell.get("execution_count");
        return count == null || count.isJsonNull() ? 0 : count.getAsInt();
    }

    private static List<JsonObject> outputs(JsonObject cell) {
        JsonArray outputs = cell.getAsJsonArray("outputs");
        return outputs == null
                ? List.of()
                : outputs.asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    /** Text is a string or a list of lines. */
    private static String text(JsonElement source) {
        if (source.isJsonPrimitive()) {
            return source.getAsString();
        }
        StringBuilder text = new StringBuilder();
        source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        return text.toString();
    }
}
