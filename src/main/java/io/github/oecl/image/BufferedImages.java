// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/** To and from {@link BufferedImage}. */
final class BufferedImages {

    private BufferedImages() {}

    /**
     * Returns a copy as {@link BufferedImage#TYPE_INT_RGB}.
     *
     * @param image the image
     * @return the copy
     */
    static BufferedImage toBufferedImage(RgbImage image) {
        int width = image.width();
        int height = image.height();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        byte[] pixels = image.pixels();
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = (y * width + x) * RgbImage.CHANNELS;
                row[x] =
                        (pixels[i] & 0xFF) << 16
                                | (pixels[i + 1] & 0xFF) << 8
                                | (pixels[i + 2] & 0xFF);
            }
            copy.setRGB(0, y, width, 1, row, 0, width);
        }
        return copy;
    }

    /**
     * Returns a copy in RGB: alpha is composited on white, 16 bits a channel become 8, gray becomes
     * three equal channels.
     *
     * <p>Samples of gray and RGB images are taken as they are. Java's own conversion would take
     * gray for linear light and lighten it.
     *
     * @param image the image, of whole-number samples of at most 16 bits
     * @return the copy
     * @throws IllegalArgumentException if the samples are signed, fractions, or over 16 bits
     */
    static RgbImage toRgbImage(BufferedImage image) {
        checkSamples(image.getColorModel());
        byte[] pixels =
                isGrayOrRgb(image.getColorModel())
                        ? new SampleConverter(image).convert()
                        : fromArgb(image);
        return RgbImage.wrap(image.getWidth(), image.getHeight(), pixels);
    }

    /** The same of a file, of whose samples so many bits count; 0 for those that it says. */
    static RgbImage toRgbImage(BufferedImage image, int bits, String name)
            throws ImageFormatException {
        checkSamples(image.getColorModel());
        byte[] pixels =
                isGrayOrRgb(image.getColorModel())
                        ? SampleDepth.convert(image, bits, name)
                        : fromArgb(image);
        return RgbImage.wrap(image.getWidth(), image.getHeight(), pixels);
    }

    private static void checkSamples(ColorModel colors) {
        int type = colors.getTransferType();
        boolean whole =
                type == DataBuffer.TYPE_BYTE
                        || type == DataBuffer.TYPE_USHORT
                        || type == DataBuffer.TYPE_INT;
        for (int bits : colors.getComponentSize()) {
            whole &= bits <= 16;
        }
        if (!whole) {
            throw new IllegalArgumentException(
                    "samples must be whole numbers of at most 16 bits, not as in " + colors);
        }
    }

    private static boolean isGrayOrRgb(ColorModel colors) {
        int type = colors.getColorSpace().getType();
        return !(colors instanceof IndexColorModel)
                && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB);
    }

    /** Palettes, CMYK and the rest, whose colours Java converts. */
    private static byte[] fromArgb(BufferedImage image) {
        int width = image.getWidth();
        byte[] pixels = new byte[width * image.getHeight() * RgbImage.CHANNELS];
        int[] row = new int[width];
        int i = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int argb : row) {
                int alpha = argb >>> 24;
                pixels[i++] = onWhite(argb >> 16 & 0xFF, alpha);
                pixels[i++] = onWhite(argb >> 8 & 0xFF, alpha);
                pixels[i++] = onWhite(argb & 0xFF, alpha);
            }
        }
        return pixels;
    }

    /** Returns a colour, 0 to 255, of the given opacity, 0 to 255, over white. */
    static byte onWhite(int color, int alpha) {
        return (byte) ((color * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
