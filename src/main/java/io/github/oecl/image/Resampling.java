// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.Locale;

/**
 * Cropping and resizing. Resizing is antialiased and bilinear, as in Pillow and torchvision: a
 * triangle filter as wide as the reduction, along rows and then along columns, rounded to 8 bits
 * after each.
 */
public final class Resampling {

    private static final int CHANNELS = RgbImage.CHANNELS;

    private Resampling() {}

    /**
     * Cuts a rectangle out and resizes it; pixels outside the rectangle have no part in the result.
     *
     * @param image the image
     * @param top the rectangle's first row
     * @param left the rectangle's first column
     * @param height the rectangle's height, at least 1
     * @param width the rectangle's width, at least 1
     * @param targetHeight the height of the result, at least 1
     * @param targetWidth the width of the result, at least 1
     * @return the resized rectangle
     * @throws IllegalArgumentException if the rectangle leaves the image or a size is not positive
     */
    public static RgbImage cropAndResize(
            RgbImage image,
            int top,
            int left,
            int height,
            int width,
            int targetHeight,
            int targetWidth) {
        checkTarget(targetHeight, targetWidth);
        if (height == targetHeight && width == targetWidth) {
            return crop(image, top, left, height, width);
        }
        checkRectangle(image.height(), image.width(), top, left, height, width);
        return new TwoPasses(
                        image.pixels(),
                        (top * image.width() + left) * CHANNELS,
                        image.width() * CHANNELS,
                        TriangleFilter.of(height, targetHeight),
                        TriangleFilter.of(width, targetWidth))
                .image();
    }

    /**
     * Resizes an image.
     *
     * @param image the image
     * @param height the height of the result, at least 1
     * @param width the width of the result, at least 1
     * @return the resized image, or the same one if it has that size already
     * @throws IllegalArgumentException if a size is not positive
     */
    public static RgbImage resize(RgbImage image, int height, int width) {
        return new Resized(image, height, width).whole();
    }

    /**
     * Resizes an image so that its shorter side has the given size; the longer side keeps the
     * proportion, rounded down as in torchvision.
     *
     * @param image the image
     * @param size the shorter side of the result, at least 1
     * @return the resized image, or the same one if it has that size already
     * @throws IllegalArgumentException if the size is not positive
     */
    public static RgbImage shortSideTo(RgbImage image, int size) {
        return Resized.shortSideTo(image, size).whole();
    }

    /**
     * Cuts the square in the middle out.
     *
     * @param image the image
     * @param size the side of the square, at least 1 and no longer than the image's shorter side
     * @return the square, or the same image if it is that square already
     * @throws IllegalArgumentException if the square does not fit
     */
    public static RgbImage centerCrop(RgbImage image, int size) {
        return middle(Resized.asItIs(image), size);
    }

    /**
     * Resizes the shorter side to the given size and cuts the square in the middle out.
     *
     * @param image the image
     * @param size the side of the square, at least 1
     * @return the square, or the same image if it is that square already
     * @throws IllegalArgumentException if the size is not positive
     */
    public static RgbImage square(RgbImage image, int size) {
        return middle(Resized.shortSideTo(image, size), size);
    }

    private static RgbImage middle(Resized image, int size) {
        return image.window(middle(image.height(), size), middle(image.width(), size), size, size);
    }

    private static int middle(int side, int size) {
        // Halves are rounded to even, as Python's round does in torchvision.
        return (int) Math.rint((side - size) / 2.0);
    }

    /** Cuts a rectangle out; the whole image is the same one. */
    static RgbImage crop(RgbImage image, int top, int left, int height, int width) {
        checkRectangle(image.height(), image.width(), top, left, height, width);
        if (height == image.height() && width == image.width()) {
            return image;
        }
        byte[] crop = new byte[height * width * CHANNELS];
        int rowBytes = width * CHANNELS;
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * image.width() + left) * CHANNELS;
            System.arraycopy(image.pixels(), from, crop, y * rowBytes, rowBytes);
        }
        return RgbImage.wrap(width, height, crop);
    }

    static void checkRectangle(
            int imageHeight, int imageWidth, int top, int left, int height, int width) {
        boolean inside =
                top >= 0
                        && left >= 0
                        && height >= 1
                        && width >= 1
                        && height <= imageHeight - top
                        && width <= imageWidth - left;
        if (!inside) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A rectangle %d wide and %d high at column %d and row %d is not within"
                                    + " an image %d wide and %d high",
                            width,
                            height,
                            left,
                            top,
                            imageWidth,
                            imageHeight));
        }
    }

    static void checkTarget(int height, int width) {
        if (height < 1 || width < 1 || (long) height * width * CHANNELS > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "An image cannot be resized to a width of %d and a height of %d: both"
                                    + " must be at least 1, and the bytes must fit an array",
                            width,
                            height));
        }
    }
}
