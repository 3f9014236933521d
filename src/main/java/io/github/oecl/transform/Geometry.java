// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Flips, quarter turns and swaps of halves, which move pixels and change none. */
final class Geometry {

    /** Moves a pixel in one go, twice as fast; the next pixel overwrites the byte too many. */
    private static final VarHandle FOUR_BYTES =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private Geometry() {}

    /**
     * Swaps left and right.
     *
     * @param image the image
     * @return the mirrored image
     */
    public static RgbImage flipHorizontally(RgbImage image) {
        int width = image.width();
        return remap(image, width, image.height(), width - 1, -1, width);
    }

    /**
     * Turns an image counter-clockwise, as {@code numpy.rot90} does; one or three quarter turns
     * swap width and height.
     *
     * @param image the image
     * @param quarterTurns how many quarter turns; any whole number, taken modulo 4
     * @return the turned image, or the same one if it is not turned
     */
    public static RgbImage rotate(RgbImage image, int quarterTurns) {
        int width = image.width();
        int height = image.height();
        return switch (Math.floorMod(quarterTurns, 4)) {
            case 1 -> remap(image, height, width, width - 1, width, -1);
            case 2 -> remap(image, width, height, width * height - 1, -1, -width);
            case 3 -> remap(image, height, width, (height - 1) * width, -width, 1);
            default -> image;
        };
    }

    /**
     * Swaps halves, as CSI's CutPerm does; of an odd number of rows or columns the second half has
     * one more.
     *
     * @param image the image
     * @param vertically whether the top half goes below the bottom half
     * @param horizontally whether the left half goes to the right of the right half
     * @return the changed image
     */
    public static RgbImage swapHalves(RgbImage image, boolean vertically, boolean horizontally) {
        int down = vertically ? image.height() / 2 : 0;
        int right = horizontally ? image.width() / 2 : 0;
        int rowBytes = image.width() * RgbImage.CHANNELS;
        int cut = right * RgbImage.CHANNELS;
        byte[] source = image.toBytes();
        byte[] target = new byte[source.length];
        for (int y = 0; y < image.height(); y++) {
            int from = (y + down) % image.height() * rowBytes;
            System.arraycopy(source, from + cut, target, y * rowBytes, rowBytes - cut);
            System.arraycopy(source, from, target, (y + 1) * rowBytes - cut, cut);
        }
        return RgbImage.wrap(image.width(), image.height(), target);
    }

    /**
     * Fills an image from the source pixels {@code first + x * right + y * down}, counted row by
     * row.
     */
    private static RgbImage remap(
            RgbImage image, int width, int height, int first, int right, int down) {
        int length = width * height * RgbImage.CHANNELS;
        byte[] source = new byte[length + 1];
        byte[] target = new byte[length + 1];
        image.copyTo(source, 0);
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = (first + y * down) * RgbImage.CHANNELS;
            for (int x = 0; x < width; x++) {
                FOUR_BYTES.set(target, to, (int) FOUR_BYTES.get(source, from));
                to += RgbImage.CHANNELS;
                from += right * RgbImage.CHANNELS;
            }
        }
        return RgbImage.wrap(width, height, Arrays.copyOf(target, length));
    }
}
