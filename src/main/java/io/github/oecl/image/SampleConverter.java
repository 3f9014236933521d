// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/** Takes the samples of a gray or RGB image, with or without alpha, as they are, to 8 bits. */
final class SampleConverter {

    private static final int DEEP = 16;

    private final Raster raster;
    private final int bands;
    private final int colors;
    private final int[] max;
    private final boolean alpha;
    private final boolean premultiplied;

    private final int deep;
    private int largest;

    SampleConverter(BufferedImage image) {
        this(image, 0);
    }

    /** Takes samples of 16 bits for numbers of fewer, unless that is 0. */
    SampleConverter(BufferedImage image, int bits) {
        raster = image.getRaster();
        bands = raster.getNumBands();
        alpha = image.getColorModel().hasAlpha();
        premultiplied = image.isAlphaPremultiplied();
        colors = image.getColorModel().getNumColorComponents();
        max = new int[bands];
        for (int band = 0; band < bands; band++) {
            int size = image.getColorModel().getComponentSize(band);
            boolean fewer = size == DEEP && bits > 0 && !(alpha && band == bands - 1);
            max[band] = (1 << (fewer ? bits : size)) - 1;
        }
        deep = image.getColorModel().getComponentSize(0) == DEEP ? colors : 0;
    }

    byte[] convert() {
        int width = raster.getWidth();
        byte[] pixels = new byte[width * raster.getHeight() * RgbImage.CHANNELS];
        int[] row = new int[width * bands];
        int i = 0;
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                look(row, x * bands);
                for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
                    pixels[i++] = color(row, x * bands, channel);
                }
            }
        }
        return pixels;
    }

    /** Returns the largest colour of 16 bits that there was; 0 if there are none. */
    int largest() {
        return largest;
    }

    private void look(int[] row, int pixel) {
        for (int band = 0; band < deep; band++) {
            largest = Math.max(largest, row[pixel + band]);
        }
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
        return max[band] == 255 ? value : Math.min(255, (value * 255 + max[band] / 2) / max[band]);
    }
}
