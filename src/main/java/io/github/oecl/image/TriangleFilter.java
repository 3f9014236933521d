// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.Arrays;

/**
 * The weights of antialiased bilinear resampling along one side, as whole numbers of 22 binary
 * places: for each target pixel the first source pixel and the weights from there on, which add up
 * to 1.
 */
final class TriangleFilter {

    /** Binary places of a weight: 8 bits of a sample, 22 of a weight and the sign fill an int. */
    private static final int BITS = 22;

    /** One half, added before the places are cut off. */
    private static final int HALF = 1 << (BITS - 1);

    private final int[] starts;
    private final int[][] weights;

    private TriangleFilter(int count) {
        starts = new int[count];
        weights = new int[count][];
    }

    /** Returns the filter from {@code size} pixels to {@code targetSize}. */
    static TriangleFilter of(int size, int targetSize) {
        return ofWindow(size, targetSize, 0, targetSize);
    }

    /** Returns the filter of {@code count} of the target pixels, from {@code first} on. */
    static TriangleFilter ofWindow(int size, int targetSize, int first, int count) {
        TriangleFilter filter = new TriangleFilter(count);
        double scale = (double) size / targetSize;
        double support = Math.max(scale, 1);
        for (int i = 0; i < count; i++) {
            double center = (first + i + 0.5) * scale;
            int start = Math.max(0, (int) (center - support + 0.5));
            int end = Math.min(size, (int) (center + support + 0.5));
            filter.starts[i] = start;
            filter.weights[i] = triangle(start, end, center, 1 / support);
        }
        return filter;
    }

    /** Returns the number of target pixels. */
    int count() {
        return starts.length;
    }

    /** Tells whether each of {@code size} pixels is only itself. */
    private boolean isIdentity(int size) {
        if (count() != size) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            int own = i - starts[i];
            if (own < 0 || own >= weights[i].length || weights[i][own] != 1 << BITS) {
                return false;
            }
        }
        return true;
    }

    /** Resamples each row; {@code pixels} is height x width x channel. */
    byte[] alongRows(byte[] pixels, int height, int width) {
        if (isIdentity(width)) {
            return pixels;
        }
        byte[] target = new byte[height * count() * RgbImage.CHANNELS];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int row = y * width * RgbImage.CHANNELS;
            for (int x = 0; x < count(); x++) {
                weigh(pixels, row + starts[x] * RgbImage.CHANNELS, weights[x], target, to);
                to += RgbImage.CHANNELS;
            }
        }
        return target;
    }

    /** Resamples each column; {@code pixels} is height x {@code rowBytes}. */
    byte[] alongColumns(byte[] pixels, int height, int rowBytes) {
        if (isIdentity(height)) {
            return pixels;
        }
        byte[] target = new byte[count() * rowBytes];
        int[] sums = new int[rowBytes];
        for (int y = 0; y < count(); y++) {
            Arrays.fill(sums, HALF);
            int from = starts[y] * rowBytes;
            for (int weight : weights[y]) {
                addRow(sums, pixels, from, weight);
                from += rowBytes;
            }
            for (int i = 0; i < rowBytes; i++) {
                target[y * rowBytes + i] = (byte) (sums[i] >> BITS);
            }
        }
        return target;
    }

    private static void weigh(byte[] pixels, int from, int[] weights, byte[] target, int to) {
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        int i = from;
        for (int weight : weights) {
            red += weight * (pixels[i] & 0xFF);
            green += weight * (pixels[i + 1] & 0xFF);
            blue += weight * (pixels[i + 2] & 0xFF);
            i += RgbImage.CHANNELS;
        }
        target[to] = (byte) (red >> BITS);
        target[to + 1] = (byte) (green >> BITS);
        target[to + 2] = (byte) (blue >> BITS);
    }

    private static void addRow(int[] sums, byte[] pixels, int from, int weight) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * (pixels[from + i] & 0xFF);
        }
    }

    private static int[] triangle(int start, int end, double center, double slope) {
        double[] heights = new double[end - start];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(0, 1 - Math.abs((start + i - center + 0.5) * slope));
            sum += heights[i];
        }
        int[] weights = new int[heights.length];
        for (int i = 0; i < heights.length; i++) {
            weights[i] = (int) (heights[i] / sum * (1 << BITS) + 0.5);
        }
        return weights;
    }
}
