// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * HTML of things, every text in it escaped. It has no colours and no styles of a page's own, so
 * that it fits into light and dark front ends.
 */
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String paragraph(String text) {
        return "<p>" + escape(text).replace("\n", "<br>") + "</p>";
    }

    static String link(String address, String text) {
        return "<a href=\"%s\" target=\"_blank\">%s</a>".formatted(escape(address), escape(text));
    }

    /** Words stand to the left and numbers to the right, printed as the table prints them. */
    static String table(Table table) {
        String head = row("th", table.columns(), Column::name);
        String body =
                IntStream.range(0, table.rowCount())
                        .mapToObj(i -> row("td", table.columns(), column -> column.getString(i)))
                        .collect(Collectors.joining());
        return "<table><caption>%s</caption><thead>%s</thead><tbody>%s</tbody></table>"
                .formatted(escape(table.name()), head, body);
    }

    private static String row(
            String cell, List<Column<?>> columns, Function<Column<?>, String> text) {
        return columns.stream()
                .map(
                        column ->
                                "<%s style=\"text-align: %s\">%s</%s>"
                                        .formatted(
                                                cell,
                                                isText(column) ? "left" : "right",
                                                escape(text.apply(column)),
                                                cell))
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static boolean isText(Column<?> column) {
        return column.type().equals(ColumnType.STRING);
    }
}
