// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table in a text file: a line of column names and a line for each row, separated by tabs if the
 * first line has one and by commas if not. A value may stand in quotes, but not over several lines.
 */
public final class DelimitedTable {

    private final Path file;
    private final List<String> header;
    private final List<Row> rows = new ArrayList<>();

    private DelimitedTable(Path file, List<String> header) {
        this.file = file;
        this.header = header;
    }

    /** A row, with the number of its line, from 1. */
    record Row(int line, List<String> values) {}

    /**
     * Reads a table.
     *
     * @param file which, in UTF-8
     * @return the table
     * @throws TableFormatException if the file is no such table
     * @throws IOException if it cannot be read
     */
    public static DelimitedTable read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = TextLines.of(file);
        } catch (CharacterCodingException e) {
            throw new TableFormatException(file + " is not a table in text (UTF-8)", e);
        }
        if (lines.isEmpty()) {
            throw new TableFormatException(file + " is empty; its first line names the columns");
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

    private void add(Row row) throws TableFormatException {
        if (row.values().size() != header.size()) {
            throw new TableFormatException(
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

    /**
     * Returns some columns of all rows.
     *
     * @param columns the names of the columns
     * @return each row as a map from these names to values, none of which is empty
     * @throws TableFormatException if a column or a value is missing
     */
    public List<Map<String, String>> rows(String... columns) throws TableFormatException {
        if (!header.containsAll(Arrays.asList(columns))) {
            throw new TableFormatException(
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

    private String value(Row row, String column) throws TableFormatException {
        String value = row.values().get(header.indexOf(column));
        if (value.isEmpty()) {
            throw new TableFormatException(
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
