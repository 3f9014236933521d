// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image.internal;

import java.util.Arrays;

/**
 * The blocks of 8 x 8 coefficients of one component of a JPEG file. Of each coefficient it is only
 * known whether it has a value: a later scan of a progressive file has a bit for each that has.
 */
final class JpegBlocks {

    private static final int COEFFICIENTS = 64;

    final int name;
    final int horizontal;
    final int vertical;

    /** Blocks a row and a column, without those that only fill up the image. */
    final int columns;

    final int rows;
    private final int stride;
    private final long[] present;
    private final int[] precision = new int[COEFFICIENTS];

    JpegBlocks(JpegFrame frame, int name, int horizontal, int vertical) {
        this.name = name;
        this.horizontal = horizontal;
        this.vertical = vertical;
        columns = blocks(frame.width() * horizontal, frame.horizontal());
        rows = blocks(frame.height() * vertical, frame.vertical());
        stride = frame.columns() * horizontal;
        present = frame.progressive() ? new long[stride * frame.rows() * vertical] : null;
        Arrays.fill(precision, -1);
    }

    private static int blocks(int samples, int most) {
        int side = (samples + most - 1) / most;
        return (side + 7) / 8;
    }

    /** Checks that a scan of a progressive file adds to what was there before. */
    void refine(int first, int last, int before, int after) throws JpegDamage {
        boolean inOrder = first == 0 || precision[0] >= 0;
        for (int i = first; i <= last; i++) {
            inOrder &= before == Math.max(0, precision[i]);
            precision[i] = after;
        }
        if (!inOrder) {
            throw new JpegDamage("a scan of its data is missing");
        }
    }

    int place(int column, int row) {
        return row * stride + column;
    }

    boolean has(int block, int coefficient) {
        return (present[block] >>> coefficient & 1) != 0;
    }

    void set(int block, int coefficient) {
        if (coefficient < COEFFICIENTS) {
            present[block] |= 1L << coefficient;
        }
    }
}
