// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The q-values of Benjamini and Hochberg (1995): flagging all images whose q-value is at most q
 * keeps the expected share of normal images among them at or below q.
 *
 * <p>Conformal p-values take at most n + 1 values with n calibration images. So they are counted by
 * value and sorted on the driver; no window over all rows is needed.
 */
public final class QValues {

    private static final StructType TABLE =
            new StructType()
                    .add("p_value", DataTypes.DoubleType, false)
                    .add("q_value", DataTypes.DoubleType, false);

    private QValues() {}

    /**
     * Adds the column q_value.
     *
     * @param scored with a column p_value of few distinct values; null where there is no score
     * @return the same rows with q_value; null where p_value is. Its rows are computed again: give
     *     results that were read from files
     */
    public static Dataset<Row> add(Dataset<Row> scored) {
        Dataset<Row> table = scored.sparkSession().createDataFrame(table(scored), TABLE);
        List<String> columns = new ArrayList<>(List.of(scored.columns()));
        columns.add(columns.indexOf("p_value") + 1, "q_value");
        return scored.join(
                        functions.broadcast(table),
                        scored.col("p_value").equalTo(table.col("p_value")),
                        "left")
                .drop(table.col("p_value"))
                .select(
                        columns.stream()
                                .map(functions::col)
                                .toArray(org.apache.spark.sql.Column[]::new));
    }

    /**
     * Returns the smallest level of the false discovery rate at which an image is flagged.
     *
     * @param scored as for {@link #add}
     * @return the smallest q-value; NaN if no row has a p-value
     */
    public static double smallestLevel(Dataset<Row> scored) {
        List<Row> table = table(scored);
        return table.isEmpty() ? Double.NaN : table.get(0).getDouble(1);
    }

    /** Returns each p-value with its q-value, rising. */
    private static List<Row> table(Dataset<Row> scored) {
        List<Row> counts =
                scored.where(functions.col("p_value").isNotNull())
                        .groupBy("p_value")
                        .count()
                        .orderBy("p_value")
                        .collectAsList();
        long tests = counts.stream().mapToLong(row -> row.getLong(1)).sum();
        List<Row> table = new ArrayList<>();
        long atMost = tests;
        double least = 1;
        for (int i = counts.size() - 1; i >= 0; i--) {
            double p = counts.get(i).getDouble(0);
            least = Math.min(least, p * tests / atMost);
            table.add(RowFactory.create(p, least));
            atMost -= counts.get(i).getLong(1);
        }
        Collections.reverse(table);
        return table;
    }
}
