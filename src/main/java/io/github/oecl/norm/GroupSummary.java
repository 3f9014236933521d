// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import io.github.oecl.norm.internal.Quantiles;
import java.util.Arrays;

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
