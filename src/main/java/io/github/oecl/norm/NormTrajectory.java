// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import io.github.oecl.norm.internal.Quantiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The course of the norm statistics over a training, for groups of images such as "normal" and
 * "OOD": the numbers behind figures 1, 2 and 5 of the paper. It only grows. All of it is made from
 * one number of views, because the floor of mu / sigma_v depends on that.
 */
public final class NormTrajectory {

    private final List<Row> rows = new ArrayList<>();
    private final Set<List<Object>> keys = new HashSet<>();
    private int dimension;

    /** Makes an empty trajectory. */
    public NormTrajectory() {}

    /**
     * One statistic of one group at one epoch.
     *
     * @param epoch the number of epochs trained, at least 0
     * @param group the name of the group, on one line and without comma or quote
     * @param statistic what was measured
     * @param images the number of images in the group, at least 1
     * @param views the number of views of each image
     * @param summary its spread over the images
     */
    public record Row(
            int epoch,
            String group,
            NormStatistic statistic,
            int images,
            int views,
            GroupSummary summary) {

        /**
         * Checks the row.
         *
         * @param epoch the number of epochs trained
         * @param group the name of the group
         * @param statistic what was measured
         * @param images the number of images in the group
         * @param views the number of views of each image
         * @param summary its spread over the images
         * @throws IllegalArgumentException if the epoch is negative, the group's name would not
         *     survive a CSV file, or there are too few images or views
         */
        public Row {
            Objects.requireNonNull(summary, "summary");
            if (epoch < 0) {
                throw new IllegalArgumentException("An epoch is at least 0: " + epoch);
            }
            requirePlain(group);
            if (images < 1 || views < statistic.minimumViews()) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "%s needs an image and %d views of it, not %d images of %d views.",
                                statistic,
                                statistic.minimumViews(),
                                images,
                                views));
            }
        }
    }

    static void requirePlain(String name) {
        boolean plain =
                !name.isBlank()
                        && name.equals(name.strip())
                        && name.chars().noneMatch(c -> c == ',' || c == '"' || c < ' ');
        if (!plain) {
            throw new IllegalArgumentException(
                    "A group's name is one line without comma or quote: '" + name + "'");
        }
    }

    /**
     * Adds a group of images at an epoch, a row for each statistic that has values.
     *
     * @param epoch the number of epochs trained, at least 0
     * @param group the name of the group, on one line and without comma or quote
     * @param statistics the statistics of its images
     * @throws IllegalArgumentException if the epoch or the name is wrong, if this group is there
     *     for this epoch already, or if the number of views or the dimension is another than before
     */
    public void add(int epoch, String group, NormStatistics statistics) {
        requireDimension(epoch, group, statistics.dimension());
        List<Row> added = new ArrayList<>();
        for (NormStatistic statistic : statistics.statistics()) {
            GroupSummary summary = GroupSummary.of(statistics.values(statistic));
            int images = statistics.size();
            added.add(new Row(epoch, group, statistic, images, statistics.views(), summary));
        }
        added.forEach(this::add);
    }

    /** Sums over all dimensions compare only where there are as many of them. */
    private void requireDimension(int epoch, String group, int other) {
        if (dimension != 0 && other != dimension) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A trajectory has one dimension: %d so far, %d for %s at epoch %d.",
                            dimension,
                            other,
                            group,
                            epoch));
        }
        dimension = other;
    }

    void add(Row row) {
        if (!rows.isEmpty() && row.views() != rows.get(0).views()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A trajectory has one number of views: %d so far, %d for %s at epoch %d.",
                            rows.get(0).views(),
                            row.views(),
                            row.group(),
                            row.epoch()));
        }
        if (!keys.add(List.of(row.epoch(), row.group(), row.statistic()))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s of %s is there for epoch %d already.",
                            row.statistic(),
                            row.group(),
                            row.epoch()));
        }
        rows.add(row);
    }

    /** Begins anew with the rows of a training that goes on. */
    void restore(List<Row> before) {
        rows.clear();
        keys.clear();
        before.forEach(this::add);
    }

    /** {@return the rows so far, in the order in which they were added} */
    public List<Row> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** {@return the names of the groups, in the order in which they were added} */
    public List<String> groups() {
        return rows.stream().map(Row::group).distinct().toList();
    }

    /**
     * Returns how a statistic of a group went: one curve of a figure.
     *
     * @param group the name of the group
     * @param statistic which
     * @return its rows by rising epoch, at least one
     * @throws IllegalArgumentException if there are none
     */
    public List<Row> course(String group, NormStatistic statistic) {
        List<Row> course =
                rows.stream()
                        .filter(row -> row.group().equals(group) && row.statistic() == statistic)
                        .sorted(Comparator.comparingInt(Row::epoch))
                        .toList();
        if (course.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no %s of a group '%s'; the groups are %s"
                            .formatted(statistic, group, groups()));
        }
        return course;
    }

    /**
     * Writes the rows as a CSV file, whole or not at all: comment lines that begin with "#" and
     * hold the provenance as a JSON object, a line of column names, and a line for each row.
     * Folders that are missing are made.
     *
     * @param file where to; replaced if it is there
     * @param provenance what the rows were made with (configuration, seed, data, versions), by name
     * @throws IOException if the file cannot be written
     */
    public void write(Path file, Map<String, String> provenance) throws IOException {
        new NormTrajectoryFile(this, provenance).write(file);
    }

    /**
     * Reads the same numbers again, without the model that they came from.
     *
     * @param file of {@link #write}
     * @return the rows
     * @throws IOException if the file cannot be read or is something else; the message names the
     *     line
     */
    public static NormTrajectory read(Path file) throws IOException {
        return NormTrajectoryFile.read(file).trajectory();
    }

    /**
     * Reads what the rows of a file were made with.
     *
     * @param file of {@link #write}
     * @return the provenance by name
     * @throws IOException if the file cannot be read or is something else; the message names the
     *     line
     */
    public static Map<String, String> provenance(Path file) throws IOException {
        return NormTrajectoryFile.read(file).provenance();
    }

    /**
     * Returns a table with a line for each epoch, group and statistic, to filter and to plot.
     *
     * @return columns epoch, group, statistic, images, views, mean, q05, q25, median, q75, q95
     */
    public Table toTable() {
        return Table.create(
                "norm trajectory",
                ints("epoch", Row::epoch),
                StringColumn.create("group", rows.stream().map(Row::group)),
                StringColumn.create("statistic", rows.stream().map(r -> r.statistic().name())),
                ints("images", Row::images),
                ints("views", Row::views),
                doubles("mean", GroupSummary::mean),
                doubles("q05", GroupSummary::q05),
                doubles("q25", GroupSummary::q25),
                doubles("median", GroupSummary::median),
                doubles("q75", GroupSummary::q75),
                doubles("q95", GroupSummary::q95));
    }

    private IntColumn ints(String name, ToIntFunction<Row> value) {
        return IntColumn.create(name, rows.stream().mapToInt(value).toArray());
    }

    private DoubleColumn doubles(String name, ToDoubleFunction<GroupSummary> value) {
        return DoubleColumn.create(
                name, rows.stream().map(Row::summary).mapToDouble(value).toArray());
    }

    /**
     * How a statistic is spread over the images of a group. A value may be infinite, never NaN.
     *
     * @param mean the mean
     * @param q05 the 5% quantile
     * @param q25 the lower quartile
     * @param median the median
     * @param q75 the upper quartile
     * @param q95 the 95% quantile
     */
    public record GroupSummary(
            double mean, double q05, double q25, double median, double q75, double q95) {

        /**
         * Checks the values.
         *
         * @param mean the mean
         * @param q05 the 5% quantile
         * @param q25 the lower quartile
         * @param median the median
         * @param q75 the upper quartile
         * @param q95 the 95% quantile
         * @throws IllegalArgumentException if the mean is NaN or the quantiles are not in order
         */
        public GroupSummary {
            boolean rising = q05 <= q25 && q25 <= median && median <= q75 && q75 <= q95;
            if (Double.isNaN(mean) || !rising) {
                throw new IllegalArgumentException(
                        "A mean is a number and quantiles rise, not %s and %s, %s, %s, %s, %s."
                                .formatted(mean, q05, q25, median, q75, q95));
            }
        }

        /**
         * Summarises a statistic.
         *
         * @param values one for each image of the group, at least one
         * @return the mean and the quantiles, as {@link Quantiles} interpolates them
         * @throws IllegalArgumentException if there is no value or one is NaN
         */
        public static GroupSummary of(double[] values) {
            Quantiles quantiles = Quantiles.of(values);
            return new GroupSummary(
                    Arrays.stream(values).sum() / values.length,
                    quantiles.at(0.05),
                    quantiles.at(0.25),
                    quantiles.at(0.5),
                    quantiles.at(0.75),
                    quantiles.at(0.95));
        }
    }
}
