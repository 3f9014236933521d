// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The {@link NormStatistic}s of a list of images, a column of doubles for each. Large sets are done
 * block by block: compute a block, let its features go, and {@link #concat} the blocks' statistics.
 * Input is float32, sums are float64.
 */
public final class NormStatistics {

    private final int size;
    private final int views;
    private final int dimension;
    private final Map<NormStatistic, double[]> columns;

    private NormStatistics(
            int size, int views, int dimension, Map<NormStatistic, double[]> columns) {
        this.size = size;
        this.views = views;
        this.dimension = dimension;
        this.columns = columns;
    }

    /**
     * Computes the statistics of a block of images.
     *
     * @param features the un-normalised features, images x views x dimension, row-major
     * @param views the number of views of each image, at least 1
     * @param dimension the dimension of a feature, at least 1
     * @return the statistics that this number of views allows
     * @throws IllegalArgumentException if there is no image, no view or no dimension, if the length
     *     is not a whole number of images, or if a feature is NaN or infinite
     */
    public static NormStatistics of(float[] features, int views, int dimension) {
        int images = BlockChecks.images(features, views, dimension);
        Map<NormStatistic, double[]> columns = emptyColumns(images, views);
        ViewMoments moments = new ViewMoments(features, views, dimension);
        for (int i = 0; i < images; i++) {
            moments.of(i);
            for (Map.Entry<NormStatistic, double[]> column : columns.entrySet()) {
                column.getValue()[i] = moments.value(column.getKey());
            }
        }
        return new NormStatistics(images, views, dimension, columns);
    }

    /**
     * Computes the statistics of the views of each image of a set, block by block.
     *
     * @param views makes the views' projections
     * @param images the set, at least one image
     * @return a column for each statistic
     */
    public static NormStatistics of(ViewProjections views, ImageSet images) {
        List<NormStatistics> blocks = new ArrayList<>();
        views.forEachBlock(
                images,
                (first, projections) ->
                        blocks.add(of(projections, views.views(), views.dimension())));
        return concat(blocks);
    }

    /**
     * Joins the statistics of blocks of images, in the order given.
     *
     * @param blocks at least one, all with the same number of views and the same dimension
     * @return the statistics of all the images
     * @throws IllegalArgumentException if there is no block or if two blocks do not match
     */
    public static NormStatistics concat(List<NormStatistics> blocks) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("There are no blocks of statistics to join.");
        }
        NormStatistics first = blocks.get(0);
        blocks.forEach(first::requireSameShape);
        int size = blocks.stream().mapToInt(NormStatistics::size).sum();
        Map<NormStatistic, double[]> columns = emptyColumns(size, first.views);
        columns.forEach((statistic, column) -> fill(column, statistic, blocks));
        return new NormStatistics(size, first.views, first.dimension, columns);
    }

    /** {@return the number of images} */
    public int size() {
        return size;
    }

    /** {@return the number of views of each image} */
    public int views() {
        return views;
    }

    /** {@return the dimension of the features} */
    public int dimension() {
        return dimension;
    }

    /** {@return the statistics that have values: all of them from two views on} */
    public Set<NormStatistic> statistics() {
        return columns.keySet();
    }

    /**
     * Returns a column.
     *
     * @param statistic which
     * @return a copy of its values, one for each image
     * @throws IllegalArgumentException if the statistic needs more views than there are
     */
    public double[] values(NormStatistic statistic) {
        double[] column = columns.get(statistic);
        if (column == null) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s needs at least %d views of each image, and there is %d.",
                            statistic,
                            statistic.minimumViews(),
                            views));
        }
        return column.clone();
    }

    private static Map<NormStatistic, double[]> emptyColumns(int size, int views) {
        Map<NormStatistic, double[]> columns = new EnumMap<>(NormStatistic.class);
        Arrays.stream(NormStatistic.values())
                .filter(statistic -> views >= statistic.minimumViews())
                .forEach(statistic -> columns.put(statistic, new double[size]));
        return Collections.unmodifiableMap(columns);
    }

    private static void fill(
            double[] target, NormStatistic statistic, List<NormStatistics> blocks) {
        int offset = 0;
        for (NormStatistics block : blocks) {
            System.arraycopy(block.columns.get(statistic), 0, target, offset, block.size);
            offset += block.size;
        }
    }

    private void requireSameShape(NormStatistics other) {
        if (other.views != views || other.dimension != dimension) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "Blocks must agree: one has %d views of dimension %d, another %d views of"
                                    + " dimension %d.",
                            views,
                            dimension,
                            other.views,
                            other.dimension));
        }
    }
}
