// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table as lines of aligned columns: words to the left, numbers to the right. */
public final class TableText {

    private static final String GAP = "  ";

    private TableText() {}

    /**
     * Returns the text of a table.
     *
     * @param table which
     * @return lines of aligned columns, the names of the columns first
     */
    public static String of(Table table) {
        List<List<String>> columns = table.columns().stream().map(TableText::padded).toList();
        return IntStream.rangeClosed(0, table.rowCount())
                .mapToObj(row -> line(columns, row))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(List<List<String>> columns, int row) {
        return columns.stream()
                .map(column -> column.get(row))
                .collect(Collectors.joining(GAP))
                .stripTrailing();
    }

    private static List<String> padded(Column<?> column) {
        List<String> texts = new ArrayList<>(List.of(column.name()));
        for (int row = 0; row < column.size(); row++) {
            texts.add(column.getString(row));
        }
        int width = texts.stream().mapToInt(String::length).max().orElseThrow();
        boolean left = column.type().equals(ColumnType.STRING);
        return texts.stream().map(text -> padded(text, width, left)).toList();
    }

    private static String padded(String text, int width, boolean left) {
        String space = " ".repeat(width - text.length());
        return left ? text + space : space + text;
    }
}
