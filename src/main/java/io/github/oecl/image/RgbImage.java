// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import io.github.oecl.image.internal.Png;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * An immutable RGB image of 8 bits a channel. Pixels lie row by row, the three channels of a pixel
 * together: height x width x channel.
 */
public final class RgbImage {

    /** Red, green and blue. */
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] pixels;

    private RgbImage(int width, int height, byte[] pixels) {
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    /**
     * Returns an image of a copy of the given pixels.
     *
     * @param width the width in pixels, at least 1
     * @param height the height in pixels, at least 1
     * @param pixels height x width x 3 bytes, each 0 to 255 as an unsigned number
     * @return the image
     * @throws IllegalArgumentException if the size is not positive or does not fit the pixels
     */
    public static RgbImage of(int width, int height, byte[] pixels) {
        return wrap(width, height, pixels.clone());
    }

    /**
     * Returns an image that takes over the given array, which the caller must not touch again. For
     * code that has just made the array; everything else calls {@link #of}.
     *
     * @param width the width in pixels, at least 1
     * @param height the height in pixels, at least 1
     * @param pixels height x width x 3 bytes
     * @return the image
     * @throws IllegalArgumentException if the size is not positive or does not fit the pixels
     */
    public static RgbImage wrap(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "An image needs a width and a height of at least 1, not "
                            + width
                            + " x "
                            + height);
        }
        if (pixels.length != (long) width * height * CHANNELS) {
            throw new IllegalArgumentException(
                    "An image of "
                            + width
                            + " x "
                            + height
                            + " pixels has "
                            + (long) width * height * CHANNELS
                            + " bytes, not "
                            + pixels.length);
        }
        return new RgbImage(width, height, pixels);
    }

    /** {@return the width in pixels} */
    public int width() {
        return width;
    }

    /** {@return the height in pixels} */
    public int height() {
        return height;
    }

    /**
     * Returns one channel of one pixel, 0 to 255.
     *
     * @param x the column, from the left
     * @param y the row, from the top
     * @param channel 0 for red, 1 for green, 2 for blue
     * @return the value
     */
    public int get(int x, int y, int channel) {
        return pixels[(y * width + x) * CHANNELS + channel] & 0xFF;
    }

    /** {@return a copy of the pixels: height x width x 3 bytes} */
    public byte[] toBytes() {
        return pixels.clone();
    }

    /**
     * Copies the pixels into an array: height x width x 3 bytes.
     *
     * @param target where to
     * @param offset the index in {@code target} of the first byte
     */
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(pixels, 0, target, offset, pixels.length);
    }

    /** Returns the pixels themselves, for reading within this package. */
    byte[] pixels() {
        return pixels;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RgbImage image
                && width == image.width
                && height == image.height
                && Arrays.equals(pixels, image.pixels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return "RgbImage[" + width + " x " + height + "]";
    }

    /**
     * Returns a copy of an image in RGB: alpha is composited on white, 16 bits a channel become 8,
     * gray becomes three equal channels.
     *
     * <p>Samples of gray and RGB images are taken as they are. Java's own conversion would take
     * gray for linear light and lighten it.
     *
     * @param image of whole-number samples of at most 16 bits
     * @return the copy
     * @throws IllegalArgumentException if the samples are signed, fractions, or over 16 bits
     */
    public static RgbImage of(BufferedImage image) {
        return BufferedImages.toRgbImage(image);
    }

    /** {@return a copy as {@link BufferedImage#TYPE_INT_RGB}} */
    public BufferedImage toBufferedImage() {
        return BufferedImages.toBufferedImage(this);
    }

    /** {@return the bytes of a PNG file of this image} */
    public byte[] png() {
        return Png.of(toBufferedImage());
    }
}
