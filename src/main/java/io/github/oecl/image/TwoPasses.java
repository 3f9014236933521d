// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.Arrays;

/**
 * Resampling along rows and then along columns, rounded to 8 bits after each. A row is resampled
 * when the first row of the result needs it, and only the last few are kept, so that they stay in
 * the processor's nearest cache, as the whole image in between would not.
 */
final class TwoPasses {

    private final byte[] pixels;
    private final int origin;
    private final int rowBytes;
    private final TriangleFilter rows;
    private final TriangleFilter columns;

    /** The rows that are resampled along, the row {@code y} at {@code y} modulo their number. */
    private final int[][] narrow;

    private final int[] sums;
    private int next;

    /**
     * Prepares the resampling of an image or of a part of it.
     *
     * @param origin the index of the part's first byte
     * @param rowBytes the bytes from one row to the next
     * @param rows the filter from rows to rows
     * @param columns the filter from columns to columns
     */
    TwoPasses(
            byte[] pixels, int origin, int rowBytes, TriangleFilter rows, TriangleFilter columns) {
        this.pixels = pixels;
        this.origin = origin;
        this.rowBytes = rowBytes;
        this.rows = rows;
        this.columns = columns;
        sums = new int[columns.count() * RgbImage.CHANNELS];
        narrow = new int[rows.taps()][sums.length];
        next = rows.start(0);
    }

    /** Computes the image. */
    RgbImage image() {
        byte[] target = new byte[rows.count() * sums.length];
        for (int y = 0; y < rows.count(); y++) {
            for (int end = rows.start(y) + rows.taps(); next < end; next++) {
                columns.alongRow(pixels, origin + next * rowBytes, narrow[next % narrow.length]);
            }
            addUp(y);
            round(sums, target, y * sums.length);
        }
        return RgbImage.wrap(columns.count(), rows.count(), target);
    }

    private void addUp(int y) {
        Arrays.fill(sums, TriangleFilter.HALF);
        for (int tap = 0; tap < rows.taps(); tap++) {
            add(sums, narrow[(rows.start(y) + tap) % narrow.length], rows.weight(y, tap));
        }
    }

    // Apart from what is around it: a loop over whole arrays of one type is compiled to vectors.

    private static void add(int[] sums, int[] row, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static void round(int[] sums, byte[] target, int to) {
        for (int i = 0; i < sums.length; i++) {
            target[to + i] = (byte) (sums[i] >> TriangleFilter.BITS);
        }
    }
}
