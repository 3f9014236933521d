// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Makes a table out of rows, a column for each thing to tell of a row. */
final class Columns<T> {

    private final List<T> rows;
    private final List<Column<?>> columns = new ArrayList<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    Columns<T> text(String name, Function<T, Object> of) {
        StringColumn column = StringColumn.create(name);
        rows.forEach(row -> column.append(String.valueOf(of.apply(row))));
        columns.add(column);
        return this;
    }

    Columns<T> whole(String name, ToLongFunction<T> of) {
        LongColumn column = LongColumn.create(name, rows.stream().mapToLong(of).toArray());
        columns.add(column);
        return this;
    }

    /** A number in full; NaN stands for one that a row has not. */
    Columns<T> number(String name, ToDoubleFunction<T> of) {
        return number(name, of, "0.######");
    }

    /** A number that is printed to three decimals. */
    Columns<T> metric(String name, ToDoubleFunction<T> of) {
        return number(name, of, "0.000");
    }

    private Columns<T> number(String name, ToDoubleFunction<T> of, String format) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(of).toArray());
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        column.setPrintFormatter(new NumberColumnFormatter(new DecimalFormat(format, symbols), ""));
        columns.add(column);
        return this;
    }

    Table table(String name) {
        return Table.create(name, columns);
    }
}
