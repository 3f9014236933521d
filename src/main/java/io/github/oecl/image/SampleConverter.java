// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Takes the samples of a gray or RGB image, with or without alpha, as they are, to 8 bits. */
final class SampleConverter {

    private final Raster raster;
    private final int bands;
    private final int colors;
    private final int[] max;
    private final boolean alpha;
    private final boolean premultiplied;

    SampleConverter(BufferedImage image) {
        raster = image.getRaster();
        bands = raster.getNumBands();
        alpha = image.getColorModel().hasAlpha();
        premultiplied = image.isAlphaPremultiplied();
        colors = image.getColorModel().getNumColorComponents();
        max = new int[bands];
        for (int band = 0; band < bands; band++) {
            max[band] = (1 << image.getColorModel().getComponentSize(band)) - 1;
        }
    }

    byte[] convert() {
        int width = raster.getWidth();
        byte[] pixels = new byte[width * raster.getHeight() * RgbImage.CHANNELS];
        int[] row = new int[width * bands];
        int i = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
                    pixels[i++] = color(row, x * bands, channel);
                }
            }
        }
        return pixels;
    }

    private byte color(int[] row, int pixel, int channel) {
        int color = sample(row, pixel, colors == 1 ? 0 : channel);
        if (!alpha) {
            return (byte) color;
        }
        int opacity = sample(row, pixel, bands - 1);
        return premultiplied
                ? (byte) Math.min(255, color + 255 - opacity)
                : BufferedImages.onWhite(color, opacity);
    }

    private int sample(int[] row, int pixel, int band) {
        int value = row[pixel + band];
        return max[band] == 255 ? value : (value * 255 + max[band] / 2) / max[band];
    }
}
