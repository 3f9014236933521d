// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;

/** Gaussian blur, along rows and then along columns; pixels beyond the border repeat it. */
final class GaussianBlur {

    private GaussianBlur() {}

    /** Blurs with a standard deviation that is a part of the shorter side. */
    static RgbImage apply(RgbImage image, double part) {
        int width = image.width();
        int height = image.height();
        float[] kernel = kernel(part * Math.min(width, height));
        float[] levels = toFloats(image.toBytes());
        float[] rows = alongRows(levels, height, width, kernel);
        float[] both = alongColumns(rows, height, width, kernel);
        return RgbImage.wrap(width, height, toBytes(both));
    }

    /** Returns the weights from three deviations before the middle to three after, of sum 1. */
    private static float[] kernel(double deviation) {
        int radius = (int) Math.ceil(3 * deviation);
        float[] kernel = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            double weight = Math.exp(-0.5 * i * i / (deviation * deviation));
            kernel[i + radius] = (float) weight;
            sum += weight;
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= (float) sum;
        }
        return kernel;
    }

    private static float[] alongRows(float[] levels, int height, int width, float[] kernel) {
        float[] blurred = new float[levels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int k = 0; k < kernel.length; k++) {
                    int column = clamp(x + k - kernel.length / 2, width);
                    add(levels, y * width + column, kernel[k], blurred, y * width + x);
                }
            }
        }
        return blurred;
    }

    private static float[] alongColumns(float[] levels, int height, int width, float[] kernel) {
        float[] blurred = new float[levels.length];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < kernel.length; k++) {
                int row = clamp(y + k - kernel.length / 2, height);
                for (int x = 0; x < width; x++) {
                    add(levels, row * width + x, kernel[k], blurred, y * width + x);
                }
            }
        }
        return blurred;
    }

    private static void add(float[] levels, int from, float weight, float[] sums, int to) {
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
            sums[to * RgbImage.CHANNELS + channel] +=
                    weight * levels[from * RgbImage.CHANNELS + channel];
        }
    }

    private static int clamp(int place, int size) {
        return Math.max(0, Math.min(size - 1, place));
    }

    private static float[] toFloats(byte[] pixels) {
        float[] levels = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            levels[i] = pixels[i] & 0xFF;
        }
        return levels;
    }

    private static byte[] toBytes(float[] levels) {
        byte[] pixels = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            pixels[i] = (byte) Math.min(255, Math.round(levels[i]));
        }
        return pixels;
    }
}
