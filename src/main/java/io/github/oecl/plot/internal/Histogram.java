// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

/**
 * Shares of values in bins of equal width.
 *
 * @param low the lower edge of the first bin
 * @param width of a bin
 * @param shares of all values, bin by bin, summing to 1
 */
public record Histogram(double low, double width, double[] shares) {

    /**
     * Counts values. Those at the upper end fall into the last bin, and so would values beyond it.
     *
     * @param values at least one
     * @param low the lower edge of the first bin
     * @param high the upper edge of the last bin
     * @param bins how many
     * @return the shares
     */
    public static Histogram of(double[] values, double low, double high, int bins) {
        double width = (high - low) / bins;
        double[] shares = new double[bins];
        for (double value : values) {
            int bin = (int) ((value - low) / width);
            shares[Math.max(0, Math.min(bins - 1, bin))] += 1.0 / values.length;
        }
        return new Histogram(low, width, shares);
    }

    /** {@return the corners of the bars' outline, from the ground to the ground: x, then y} */
    public double[][] outline() {
        int bins = shares.length;
        double[] x = new double[2 * bins + 2];
        double[] y = new double[2 * bins + 2];
        x[0] = low;
        for (int bin = 0; bin < bins; bin++) {
            x[2 * bin + 1] = low + bin * width;
            x[2 * bin + 2] = low + (bin + 1) * width;
            y[2 * bin + 1] = shares[bin];
            y[2 * bin + 2] = shares[bin];
        }
        x[2 * bins + 1] = low + bins * width;
        return new double[][] {x, y};
    }
}
