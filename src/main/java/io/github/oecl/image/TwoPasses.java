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
    private final AlongRow alongRow;

    /** The rows that are resampled along, the row {@code y} at {@code y} modulo their number. */
    private final int[][][] narrow;

    /** The row of the result that is being made; as those, an array for each channel. */
    private final int[][] sums;

    private final int[] packed;
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
        alongRow = AlongRow.of(columns);
        packed = new int[columns.count()];
        sums = new int[RgbImage.CHANNELS][packed.length];
        narrow = new int[rows.taps()][RgbImage.CHANNELS][packed.length];
        next = rows.start(0);
    }

    /** Computes the image. */
    RgbImage image() {
        int targetBytes = packed.length * RgbImage.CHANNELS;
        byte[] target = new byte[rows.count() * targetBytes];
        for (int y = 0; y < rows.count(); y++) {
            for (int end = rows.start(y) + rows.taps(); next < end; next++) {
                alongRow.resample(pixels, origin + next * rowBytes, narrow[next % narrow.length]);
            }
            for (int channel = 0; channel < sums.length; channel++) {
                addUp(y, channel);
            }
            round(sums[0], sums[1], sums[2], packed);
            PackedPixels.write(packed, target, y * targetBytes);
        }
        return RgbImage.wrap(packed.length, rows.count(), target);
    }

    private void addUp(int y, int channel) {
        Arrays.fill(sums[channel], TriangleFilter.HALF);
        for (int tap = 0; tap < rows.taps(); tap++) {
            int[][] row = narrow[(rows.start(y) + tap) % narrow.length];
            add(sums[channel], row[channel], rows.weight(y, tap));
        }
    }

    // Apart from what is around them: loops over whole arrays of one type are compiled to vectors.

    private static void add(int[] sums, int[] row, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * row[i];
        }
    }

    private static void round(int[] red, int[] green, int[] blue, int[] packed) {
        for (int x = 0; x < packed.length; x++) {
            packed[x] =
                    red[x] >> TriangleFilter.BITS
                            | green[x] >> TriangleFilter.BITS << PackedPixels.BITS
                            | blue[x] >> TriangleFilter.BITS << 2 * PackedPixels.BITS;
        }
    }
}
