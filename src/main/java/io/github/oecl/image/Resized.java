// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.util.Locale;

/**
 * An image at another size, of which no more is computed than is asked for: a crop of a large
 * resized image costs no more than the crop.
 *
 * @param image the image as it is
 * @param height the height that it is brought to, at least 1
 * @param width the width that it is brought to, at least 1
 */
public record Resized(RgbImage image, int height, int width) {

    private static final int CHANNELS = RgbImage.CHANNELS;

    /**
     * Checks the size.
     *
     * @param image the image as it is
     * @param height the height that it is brought to
     * @param width the width that it is brought to
     * @throws IllegalArgumentException if a size is not positive
     */
    public Resized {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "An image cannot be resized to a width of %d and a height of %d: both"
                                    + " must be at least 1",
                            width,
                            height));
        }
    }

    /**
     * Leaves an image at its size.
     *
     * @param image the image
     * @return the image at its own size
     */
    public static Resized asItIs(RgbImage image) {
        return new Resized(image, image.height(), image.width());
    }

    /**
     * Brings the shorter side to the given size; the longer side keeps the proportion, rounded down
     * as in torchvision.
     *
     * @param image the image
     * @param size the shorter side of the result, at least 1
     * @return the image at that size
     * @throws IllegalArgumentException if the size is not positive
     */
    public static Resized shortSideTo(RgbImage image, int size) {
        int shorter = Math.min(image.height(), image.width());
        return new Resized(
                image,
                Math.toIntExact((long) size * image.height() / shorter),
                Math.toIntExact((long) size * image.width() / shorter));
    }

    /**
     * Computes all of the resized image.
     *
     * @return the image, the same one if it has that size already
     * @throws IllegalArgumentException if its bytes do not fit an array
     */
    public RgbImage whole() {
        return window(0, 0, height, width);
    }

    /**
     * Computes a rectangle of the resized image.
     *
     * @param top the rectangle's first row
     * @param left the rectangle's first column
     * @param windowHeight the rectangle's height, at least 1
     * @param windowWidth the rectangle's width, at least 1
     * @return the rectangle, equal to one cut out of {@link #whole}
     * @throws IllegalArgumentException if the rectangle leaves the resized image or its bytes do
     *     not fit an array
     */
    public RgbImage window(int top, int left, int windowHeight, int windowWidth) {
        Resampling.checkRectangle(height, width, top, left, windowHeight, windowWidth);
        Resampling.checkTarget(windowHeight, windowWidth);
        if (height == image.height() && width == image.width()) {
            return Resampling.crop(image, top, left, windowHeight, windowWidth);
        }
        return new TwoPasses(
                        image.pixels(),
                        0,
                        image.width() * CHANNELS,
                        TriangleFilter.ofWindow(image.height(), height, top, windowHeight),
                        TriangleFilter.ofWindow(image.width(), width, left, windowWidth))
                .image();
    }
}
