// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

/**
 * The weights of antialiased bilinear resampling along one side, as whole numbers of 22 binary
 * places: for each target pixel the first source pixel and the weights from there on, which add up
 * to 1. All target pixels have as many weights; where fewer are needed the rest are 0.
 */
final class TriangleFilter {

    /** Binary places of a weight: 8 bits of a sample, 22 of a weight and the sign fill an int. */
    static final int BITS = 22;

    /** One half, added before the places are cut off. */
    static final int HALF = 1 << (BITS - 1);

    private final int taps;
    private final int[] starts;

    /** For each tap the weight of every target pixel. */
    private final int[][] weights;

    private TriangleFilter(int size, int[] starts, int[][] uneven) {
        int longest = 0;
        for (int[] some : uneven) {
            longest = Math.max(longest, some.length);
        }
        taps = longest;
        this.starts = starts;
        weights = new int[taps][starts.length];
        for (int i = 0; i < starts.length; i++) {
            int start = Math.min(starts[i], size - taps);
            int shift = starts[i] - start;
            for (int tap = 0; tap < uneven[i].length; tap++) {
                weights[shift + tap][i] = uneven[i][tap];
            }
            starts[i] = start;
        }
    }

    /** Returns the filter from {@code size} pixels to {@code targetSize}. */
    static TriangleFilter of(int size, int targetSize) {
        return ofWindow(size, targetSize, 0, targetSize);
    }

    /** Returns the filter of {@code count} of the target pixels, from {@code first} on. */
    static TriangleFilter ofWindow(int size, int targetSize, int first, int count) {
        int[] starts = new int[count];
        int[][] weights = new int[count][];
        double scale = (double) size / targetSize;
        double support = Math.max(scale, 1);
        for (int i = 0; i < count; i++) {
            double center = (first + i + 0.5) * scale;
            int start = Math.max(0, (int) (center - support + 0.5));
            int end = Math.min(size, (int) (center + support + 0.5));
            starts[i] = start;
            weights[i] = triangle(start, end, center, 1 / support);
        }
        return new TriangleFilter(size, starts, weights);
    }

    /** Returns the number of target pixels. */
    int count() {
        return starts.length;
    }

    /** Returns the number of source pixels that a target pixel is made of. */
    int taps() {
        return taps;
    }

    /** Returns the first source pixel of a target pixel. */
    int start(int target) {
        return starts[target];
    }

    /** Returns the weight of a target pixel's source pixel, counted from its first. */
    int weight(int target, int tap) {
        return weights[tap][target];
    }

    /** Returns the weights of all target pixels' source pixels of one number, 0 for the first. */
    int[] weights(int tap) {
        return weights[tap];
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
