// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.io.internal;

import java.math.RoundingMode;
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

    private static final int PERCENT = 100;

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
        return number(name, of, format("0.######"));
    }

    /**
     * Adds a column of shares, such as an AUROC: its numbers are fractions, printed in percent to
     * one decimal. The name of the table should say so.
     *
     * @param name of the column
     * @param of returns the entry of a row as a fraction; NaN where it has none
     * @return this
     */
    public TableColumns<T> percent(String name, ToDoubleFunction<T> of) {
        DecimalFormat format = format("0.0");
        format.setMultiplier(PERCENT);
        return number(name, of, format);
    }

    private TableColumns<T> number(String name, ToDoubleFunction<T> of, DecimalFormat format) {
        DoubleColumn column = DoubleColumn.create(name, rows.stream().mapToDouble(of).toArray());
        column.setPrintFormatter(new NumberColumnFormatter(format, ""));
        columns.add(column);
        return this;
    }

    /** Rounds as {@link String#format} does, with which texts beside a table are made. */
    private static DecimalFormat format(String pattern) {
        DecimalFormat format =
                new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
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
