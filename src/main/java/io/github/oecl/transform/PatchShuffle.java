// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/** Permutes the cells of a grid. */
final class PatchShuffle {

    private PatchShuffle() {}

    static RgbImage apply(RgbImage image, int grid, RandomGenerator random) {
        int rows = Math.min(grid, image.height());
        int columns = Math.min(grid, image.width());
        if (rows * columns == 1) {
            return image;
        }
        int[] order = shuffled(rows * columns, random);
        byte[] source = image.toBytes();
        byte[] target = source.clone();
        int cellHeight = image.height() / rows;
        int cellWidth = image.width() / columns;
        for (int cell = 0; cell < order.length; cell++) {
            int from = first(order[cell], columns, cellHeight, cellWidth, image.width());
            int to = first(cell, columns, cellHeight, cellWidth, image.width());
            copyCell(source, from, target, to, cellHeight, cellWidth, image.width());
        }
        return RgbImage.wrap(image.width(), image.height(), target);
    }

    private static int[] shuffled(int cells, RandomGenerator random) {
        int[] order;
        do {
            order = RandomDraws.permutation(cells, random);
        } while (isSorted(order));
        return order;
    }

    private static boolean isSorted(int[] order) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** Returns the index of a cell's first byte. */
    private static int first(int cell, int columns, int height, int width, int imageWidth) {
        int y = cell / columns * height;
        int x = cell % columns * width;
        return (y * imageWidth + x) * RgbImage.CHANNELS;
    }

    private static void copyCell(
            byte[] source, int from, byte[] target, int to, int height, int width, int imageWidth) {
        int rowBytes = imageWidth * RgbImage.CHANNELS;
        for (int y = 0; y < height; y++) {
            int offset = y * rowBytes;
            System.arraycopy(source, from + offset, target, to + offset, width * RgbImage.CHANNELS);
        }
    }
}
