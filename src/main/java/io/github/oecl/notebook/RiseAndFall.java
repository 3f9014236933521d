// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.norm.NormTrajectory;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The course of a statistic in five numbers: the medians over the images before the training, at
 * their highest, and at the end, with the epochs between.
 *
 * @param start at the first epoch measured
 * @param peak the largest
 * @param peakEpoch when that was
 * @param halfEpoch the first measured epoch from the peak on with half of the fall behind it; the
 *     peak's own where nothing falls
 * @param end at the last epoch measured
 */
record RiseAndFall(double start, double peak, int peakEpoch, int halfEpoch, double end) {

    /**
     * Sums up a curve.
     *
     * @param course rows of one group and one statistic, as {@link NormTrajectory#course} gives
     *     them
     * @return the five numbers
     * @throws IllegalArgumentException if there are no rows
     */
    public static RiseAndFall of(List<NormTrajectory.Row> course) {
        if (course.isEmpty()) {
            throw new IllegalArgumentException("A course without rows neither rises nor falls");
        }
        NormTrajectory.Row highest =
                course.stream().max(Comparator.comparingDouble(RiseAndFall::median)).orElseThrow();
        double end = median(course.get(course.size() - 1));
        double half = (median(highest) + end) / 2;
        int halfEpoch =
                course.stream()
                        .filter(row -> row.epoch() >= highest.epoch() && median(row) <= half)
                        .mapToInt(NormTrajectory.Row::epoch)
                        .findFirst()
                        .orElseThrow();
        return new RiseAndFall(
                median(course.get(0)), median(highest), highest.epoch(), halfEpoch, end);
    }

    /** {@return the share of the peak that was lost by the end, 0 if the end is the peak} */
    public double fall() {
        return peak == 0 ? 0 : 1 - end / peak;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.2f at first, %.2f at its highest (epoch %d), %.2f at last (%.0f%% lower)",
                start,
                peak,
                peakEpoch,
                end,
                100 * fall());
    }

    private static double median(NormTrajectory.Row row) {
        return row.summary().median();
    }
}
