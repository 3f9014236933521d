// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** A table in Markdown: words to the left, numbers to the right. */
public final class TableMarkdown {

    private TableMarkdown() {}

    /**
     * Returns the Markdown of a table.
     *
     * @param table which
     * @return a line for the names of the columns, one for their alignment, and one for each row
     */
    public static String of(Table table) {
        String names = line(table, Column::name);
        String alignment = line(table, c -> c.type().equals(ColumnType.STRING) ? "---" : "---:");
        String rows =
                IntStream.range(0, table.rowCount())
                        .mapToObj(row -> line(table, column -> column.getString(row)))
                        .collect(Collectors.joining());
        return names + alignment + rows;
    }

    private static String line(Table table, Function<Column<?>, String> cell) {
        return table.columns().stream()
                .map(column -> cell.apply(column).replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
