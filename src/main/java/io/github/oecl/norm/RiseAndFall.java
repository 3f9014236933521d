// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The course of a statistic in four numbers: the medians over the images before the training, at
 * their highest, and at the end.
 *
 * @param start at the first epoch measured
 * @param peak the largest
 * @param peakEpoch when that was
 * @param end at the last epoch measured
 */
public record RiseAndFall(double start, double peak, int peakEpoch, double end) {

    /**
     * Sums up a curve.
     *
     * @param course rows of one group and one statistic, as {@link NormTrajectory#course} gives
     *     them
     * @return the four numbers
     * @throws IllegalArgumentException if there are no rows
     */
    public static RiseAndFall of(List<NormTrajectory.Row> course) {
        if (course.isEmpty()) {
            throw new IllegalArgumentException("A course without rows neither rises nor falls");
        }
        NormTrajectory.Row highest =
                course.stream().max(Comparator.comparingDouble(RiseAndFall::median)).orElseThrow();
        return new RiseAndFall(
                median(course.get(0)),
                median(highest),
                highest.epoch(),
                median(course.get(course.size() - 1)));
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
