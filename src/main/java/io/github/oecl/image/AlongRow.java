// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

/** Resampling along rows: the first of two passes. */
interface AlongRow {

    /**
     * Resamples a row.
     *
     * @param pixels the image's bytes
     * @param from the index of the row's first byte
     * @param row where to: the red numbers, the green and the blue, from 0 to 255
     */
    void resample(byte[] pixels, int from, int[][] row);

    /**
     * Returns the faster way to results of the filter's width; the results are the same.
     *
     * @param filter the filter from columns to columns
     */
    static AlongRow of(TriangleFilter filter) {
        // Measured: below it the loops over arrays are too short to pay.
        return filter.count() < 64 ? new PixelwiseRow(filter) : new GatheredRow(filter);
    }
}
