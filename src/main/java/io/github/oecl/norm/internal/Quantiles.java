// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm.internal;

import java.util.Arrays;

/**
 * The quantiles of a sample, with linear interpolation between its order statistics (type 7 of
 * Hyndman and Fan, 1996, the default of R and NumPy).
 */
public final class Quantiles {

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    /**
     * Sorts a sample.
     *
     * @param values at least one; infinite values are allowed
     * @return its quantiles
     * @throws IllegalArgumentException if there is no value or one is NaN
     */
    public static Quantiles of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("An empty sample has no quantiles.");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        // Sorting puts NaN last.
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("A sample with NaN in it has no quantiles.");
        }
        return new Quantiles(sorted);
    }

    /**
     * Returns a quantile.
     *
     * @param probability from 0, the smallest value, to 1, the largest
     * @return the value that this share of the sample lies below
     * @throws IllegalArgumentException if the probability is not in [0, 1]
     */
    public double at(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "A quantile's probability lies in [0, 1]: " + probability);
        }
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double share = position - below;
        // Between equal values nothing is computed: infinity minus infinity would be NaN.
        return share == 0 || low == high ? low : low + share * (high - low);
    }
}
