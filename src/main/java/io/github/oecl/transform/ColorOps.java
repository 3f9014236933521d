// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.function.Consumer;

/**
 * Changes of colour with the pixels of torchvision on Pillow images: 8 bits after each operation,
 * blends cut down to whole numbers.
 */
final class ColorOps {

    private ColorOps() {}

    /**
     * Blends with black.
     *
     * @param image the image
     * @param factor 0 for black, 1 for the image, more for a brighter one
     * @return the changed image
     * @throws IllegalArgumentException if the factor is negative or no number
     */
    public static RgbImage brightness(RgbImage image, double factor) {
        checkFactor("brightness", factor);
        return changed(image, pixels -> brightness(pixels, (float) factor));
    }

    /**
     * Blends with the mean gray of the image.
     *
     * @param image the image
     * @param factor 0 for gray, 1 for the image, more for a stronger contrast
     * @return the changed image
     * @throws IllegalArgumentException if the factor is negative or no number
     */
    public static RgbImage contrast(RgbImage image, double factor) {
        checkFactor("contrast", factor);
        return changed(image, pixels -> contrast(pixels, (float) factor));
    }

    /**
     * Blends with the grayscale image.
     *
     * @param image the image
     * @param factor 0 for grayscale, 1 for the image, more for stronger colours
     * @return the changed image
     * @throws IllegalArgumentException if the factor is negative or no number
     */
    public static RgbImage saturation(RgbImage image, double factor) {
        checkFactor("saturation", factor);
        return changed(image, pixels -> saturation(pixels, (float) factor));
    }

    /**
     * Turns the hue, in hue, saturation and value of 8 bits each, as Pillow has them.
     *
     * @param image the image
     * @param turn -0.5 to 0.5 of the colour circle
     * @return the changed image
     * @throws IllegalArgumentException if the turn is not from -0.5 to 0.5
     */
    public static RgbImage hue(RgbImage image, double turn) {
        if (!(Math.abs(turn) <= 0.5)) {
            throw new IllegalArgumentException(
                    "A hue is turned by -0.5 to 0.5 of the circle, not by " + turn);
        }
        return changed(image, pixels -> Hue.turn(pixels, turn));
    }

    /**
     * Gives all channels the luma (ITU-R 601-2).
     *
     * @param image the image
     * @return the gray image, still of three channels
     */
    public static RgbImage grayscale(RgbImage image) {
        return changed(image, ColorOps::grayscale);
    }

    static void brightness(byte[] pixels, float factor) {
        blend(pixels, 0, factor);
    }

    static void contrast(byte[] pixels, float factor) {
        blend(pixels, meanLuma(pixels), factor);
    }

    static void saturation(byte[] pixels, float factor) {
        for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
            int luma = luma(pixels, i);
            pixels[i] = (byte) blend(luma, pixels[i] & 0xFF, factor);
            pixels[i + 1] = (byte) blend(luma, pixels[i + 1] & 0xFF, factor);
            pixels[i + 2] = (byte) blend(luma, pixels[i + 2] & 0xFF, factor);
        }
    }

    static void grayscale(byte[] pixels) {
        for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
            byte luma = (byte) luma(pixels, i);
            pixels[i] = luma;
            pixels[i + 1] = luma;
            pixels[i + 2] = luma;
        }
    }

    /** Returns the luma of the pixel at an index: 0.299 R + 0.587 G + 0.114 B, rounded. */
    static int luma(byte[] pixels, int i) {
        int red = pixels[i] & 0xFF;
        int green = pixels[i + 1] & 0xFF;
        int blue = pixels[i + 2] & 0xFF;
        return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16;
    }

    private static int meanLuma(byte[] pixels) {
        long sum = 0;
        for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
            sum += luma(pixels, i);
        }
        return (int) ((double) sum / (pixels.length / RgbImage.CHANNELS) + 0.5);
    }

    /** Blends all samples with one gray level, by a table of the 256 results. */
    private static void blend(byte[] pixels, int gray, float factor) {
        byte[] table = new byte[256];
        for (int level = 0; level < table.length; level++) {
            table[level] = (byte) blend(gray, level, factor);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = table[pixels[i] & 0xFF];
        }
    }

    /**
     * Returns the level that lies {@code factor} of the way from one to another, within 0 to 255.
     */
    private static int blend(int from, int to, float factor) {
        int level = (int) (from + factor * (to - from));
        // Nearly all levels are within: one comparison, and a branch that is foreseen.
        return (level & ~0xFF) == 0 ? level : level < 0 ? 0 : 255;
    }

    private static RgbImage changed(RgbImage image, Consumer<byte[]> operation) {
        byte[] pixels = image.toBytes();
        operation.accept(pixels);
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    private static void checkFactor(String name, double factor) {
        if (!(factor >= 0) || factor == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The factor of " + name + " must be 0 or more, and finite, not " + factor);
        }
    }
}
