// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

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

/**
 * Makes a table from rows, one column for each property of a row.
 *
 * @param <T> the type of a row
 */
public final class TableColumns<T> {

    private final List<T> rows;
    private final List<Column<?>> columns = new ArrayList<>();

    /**
     * Begins a table.
     *
     * @param rows from the top
     */
    public TableColumns(List<T> rows) {
        this.rows = rows;
    }

    /**
     * Adds a column of texts.
     *
     * @param name of the column
     * @param of returns the entry of a row
     * @return this
     */
    public TableColumns<T> text(String name, Function<T, Object> of) {
        StringColumn column = StringColumn.create(name);
        rows.forEach(row -> column.append(String.valueOf(of.apply(row))));
        columns.add(column);
        return this;
    }

    /**
     * Adds a column of whole numbers.
     *
     * @param name of the column
     * @param of returns the entry of a row
     * @return this
     */
    public TableColumns<T> whole(String name, ToLongFunction<T> of) {
        LongColumn column = LongColumn.create(name, rows.stream().mapToLong(of).toArray());
        columns.add(column);
        return this;
    }

    /**
     * Adds a column of numbers, printed in full.
     *
     * @param name of the column
     * @param of returns the entry of a row; NaN where it has none
     * @return this
     */
    public TableColumns<T> number(String name, ToDoubleFunction<T> of) {
        return number(name, of, "0.######");
    }

    /**
     * Adds a column of numbers that are printed to three decimals.
     *
     * @param name of the column
     * @param of returns the entry of a row; NaN where it has none
     * @return this
     */
    public TableColumns<T> metric(String name, ToDoubleFunction<T> of) {
        return number(name, of, "0.000");
    }

    private TableColumns<T> number(String name, ToDoubleFunction<T> of, String format) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(of).toArray());
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        column.setPrintFormatter(new NumberColumnFormatter(new DecimalFormat(format, symbols), ""));
        columns.add(column);
        return this;
    }

    /**
     * Returns the table.
     *
     * @param name of the table
     * @return the table
     */
    public Table table(String name) {
        return Table.create(name, columns);
    }
}
