// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AlongRowTest {

    /** The plain sum of weights and bytes, channel by channel. */
    private static int[][] naive(TriangleFilter filter, byte[] pixels, int from) {
        int[][] row = new int[RgbImage.CHANNELS][filter.count()];
        for (int channel = 0; channel < row.length; channel++) {
            for (int x = 0; x < filter.count(); x++) {
                long sum = TriangleFilter.HALF;
                for (int tap = 0; tap < filter.taps(); tap++) {
                    int at = (filter.start(x) + tap) * RgbImage.CHANNELS + channel;
                    sum += (long) filter.weight(x, tap) * (pixels[from + at] & 0xFF);
                }
                row[channel][x] = (int) (sum >> TriangleFilter.BITS);
            }
        }
        return row;
    }

    @Property(tries = 300)
    void bothWaysEqualThePlainSum(
            @ForAll @IntRange(min = 1, max = 400) int width,
            @ForAll @IntRange(min = 1, max = 400) int target,
            @ForAll @IntRange(min = 0, max = 399) int first,
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll long seed) {
        int start = first % target;
        TriangleFilter filter =
                TriangleFilter.ofWindow(width, target, start, 1 + count % (target - start));
        // The row is the image's last, so that a byte read behind it would be noticed.
        byte[] pixels = new byte[2 * width * RgbImage.CHANNELS];
        new Random(seed).nextBytes(pixels);
        int from = width * RgbImage.CHANNELS;
        int[][] expected = naive(filter, pixels, from);
        assertArrayEquals(expected, resampled(new PixelwiseRow(filter), filter, pixels, from));
        assertArrayEquals(expected, resampled(new GatheredRow(filter), filter, pixels, from));
    }

    private static int[][] resampled(AlongRow way, TriangleFilter filter, byte[] pixels, int from) {
        int[][] row = new int[RgbImage.CHANNELS][filter.count()];
        way.resample(pixels, from, row);
        return row;
    }
}
