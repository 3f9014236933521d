// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Pixels of three bytes each as ints: red in the lowest byte, green, blue; the highest has no
 * meaning. One access of four bytes serves a whole pixel.
 */
final class PackedPixels {

    /** The bits from one channel to the next. */
    static final int BITS = 8;

    private static final int CHANNELS = RgbImage.CHANNELS;
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private PackedPixels() {}

    /** Reads neighbouring pixels, the first of which begins at an index. */
    static void read(byte[] pixels, int from, int[] packed) {
        int last = packed.length - 1;
        for (int x = 0; x < last; x++) {
            packed[x] = (int) INT.get(pixels, from + x * CHANNELS);
        }
        // Behind the last pixel the image may end.
        int i = from + last * CHANNELS;
        packed[last] =
                pixels[i] & 0xFF | (pixels[i + 1] & 0xFF) << 8 | (pixels[i + 2] & 0xFF) << 16;
    }

    /** Writes neighbouring pixels, the first of which begins at an index. */
    static void write(int[] packed, byte[] pixels, int from) {
        int last = packed.length - 1;
        for (int x = 0; x < last; x++) {
            // The fourth byte is the next pixel's first, which is written next.
            INT.set(pixels, from + x * CHANNELS, packed[x]);
        }
        int i = from + last * CHANNELS;
        pixels[i] = (byte) packed[last];
        pixels[i + 1] = (byte) (packed[last] >> 8);
        pixels[i + 2] = (byte) (packed[last] >> 16);
    }
}
