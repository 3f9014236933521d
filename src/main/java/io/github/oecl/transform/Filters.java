// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/** Noise, negative and edges. */
final class Filters {

    private Filters() {}

    static RgbImage noise(RgbImage image, double deviation, RandomGenerator random) {
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            double level = (pixels[i] & 0xFF) + deviation * random.nextGaussian();
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(level)));
        }
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    static RgbImage negative(RgbImage image) {
        byte[] pixels = image.toBytes();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ~pixels[i];
        }
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    /**
     * The length of Sobel's gradient, 1/4 of the plain sums; pixels beyond the border repeat it.
     */
    static RgbImage edges(RgbImage image) {
        int width = image.width();
        int height = image.height();
        int[] gray = paddedLuma(image);
        byte[] pixels = new byte[width * height * RgbImage.CHANNELS];
        int i = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                byte edge = (byte) gradient(gray, (y + 1) * (width + 2) + x + 1, width + 2);
                pixels[i++] = edge;
                pixels[i++] = edge;
                pixels[i++] = edge;
            }
        }
        return RgbImage.wrap(width, height, pixels);
    }

    private static int gradient(int[] gray, int i, int row) {
        int up = i - row;
        int down = i + row;
        int across =
                gray[up + 1]
                        + 2 * gray[i + 1]
                        + gray[down + 1]
                        - gray[up - 1]
                        - 2 * gray[i - 1]
                        - gray[down - 1];
        int along =
                gray[down - 1]
                        + 2 * gray[down]
                        + gray[down + 1]
                        - gray[up - 1]
                        - 2 * gray[up]
                        - gray[up + 1];
        return (int) Math.min(255, Math.round(Math.sqrt(across * across + along * along) / 4));
    }

    /** Returns the luma with a border of one pixel that repeats the outermost pixels. */
    private static int[] paddedLuma(RgbImage image) {
        int width = image.width();
        byte[] pixels = image.toBytes();
        int[] gray = new int[(width + 2) * (image.height() + 2)];
        int i = 0;
        for (int y = -1; y <= image.height(); y++) {
            int row = Math.max(0, Math.min(image.height() - 1, y)) * width;
            for (int x = -1; x <= width; x++) {
                int column = Math.max(0, Math.min(width - 1, x));
                gray[i++] = ColorOps.luma(pixels, (row + column) * RgbImage.CHANNELS);
            }
        }
        return gray;
    }
}
