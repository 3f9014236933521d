// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table in a text file: a line of column names and a line for each row, parted by tabs if the
 * first line has one and by commas if not. A value may stand in quotes, but not over several lines.
 */
final class DelimitedTable {

    private final Path file;
    private final List<String> header;
    private final List<Row> rows = new ArrayList<>();

    private DelimitedTable(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** A row, with the number of its line, from 1. */
    record Row(int line, List<String> values) {}

    static DelimitedTable read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (MalformedInputException e) {
            throw new DatasetException(file + " is not a table in text (UTF-8)", e);
        }
        if (lines.isEmpty()) {
            throw new DatasetException(file + " is empty; its first line names the columns");
        }
        // Some programs begin a text with a byte order mark.
        String first = lines.get(0).startsWith("\uFEFF") ? lines.get(0).substring(1) : lines.get(0);
        char separator = first.indexOf('\t') >= 0 ? '\t' : ',';
        DelimitedTable table = new DelimitedTable(file, split(first, separator));
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                table.add(new Row(i + 1, split(lines.get(i), separator)));
            }
        }
        return table;
    }

    private void add(Row row) throws DatasetException {
        if (row.values().size() != header.size()) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s, line %d, has %d values, but the first line names %d columns: %s",
                            file,
                            row.line(),
                            row.values().size(),
                            header.size(),
                            header));
        }
        rows.add(row);
    }

    /** The rows as maps from some columns to values, none of which may be empty. */
    List<Map<String, String>> rows(String... columns) throws DatasetException {
        if (!header.containsAll(Arrays.asList(columns))) {
            throw new DatasetException(
                    "%s must have the columns %s; it has %s"
                            .formatted(file, String.join(", ", columns), header));
        }
        List<Map<String, String>> selected = new ArrayList<>();
        for (Row row : rows) {
            Map<String, String> values = new TreeMap<>();
            for (String column : columns) {
                values.put(column, value(row, column));
            }
            selected.add(values);
        }
        return selected;
    }

    private String value(Row row, String column) throws DatasetException {
        String value = row.values().get(header.indexOf(column));
        if (value.isEmpty()) {
            throw new DatasetException(
                    String.format(Locale.ROOT, "%s, line %d, has no %s", file, row.line(), column));
        }
        return value;
    }

    /** Within quotes a separator counts as text. */
    private static List<String> split(String line, char separator) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                values.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(value.toString().strip());
        return values;
    }
}
