// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;

/**
 * Turning the hue of 8-bit pixels by way of hue, saturation and value of 8 bits, as Pillow does.
 */
final class Hue {

    /** For each 8-bit hue the sixth of the circle that it lies in, and how far into it. */
    private static final int[] SECTOR = new int[256];

    private static final float[] FRACTION = new float[256];

    static {
        for (int hue = 0; hue < 256; hue++) {
            double sixths = hue * 6 / 255.0;
            SECTOR[hue] = (int) sixths % 6;
            FRACTION[hue] = (float) (sixths - (int) sixths);
        }
    }

    private Hue() {}

    /** Turns the hue of every pixel by a part of the circle, -0.5 to 0.5. */
    static void turn(byte[] pixels, double turn) {
        int steps = (int) (turn * 255);
        for (int i = 0; i < pixels.length; i += RgbImage.CHANNELS) {
            turnPixel(pixels, i, steps);
        }
    }

    private static void turnPixel(byte[] pixels, int i, int steps) {
        int red = pixels[i] & 0xFF;
        int green = pixels[i + 1] & 0xFF;
        int blue = pixels[i + 2] & 0xFF;
        int max = Math.max(red, Math.max(green, blue));
        int chroma = max - Math.min(red, Math.min(green, blue));
        int saturation = chroma == 0 ? 0 : (int) ((float) chroma / max * 255.0);
        if (saturation == 0) {
            set(pixels, i, max, max, max);
        } else {
            int hue = hue(red, green, blue, max, chroma) + steps & 0xFF;
            toRgb(pixels, i, hue, saturation / 255f, max);
        }
    }

    private static int hue(int red, int green, int blue, int max, float chroma) {
        float sixths;
        if (red == max) {
            sixths = (max - blue) / chroma - (max - green) / chroma;
        } else if (green == max) {
            sixths = (float) (2.0 + (max - red) / chroma - (max - blue) / chroma);
        } else {
            sixths = (float) (4.0 + (max - green) / chroma - (max - red) / chroma);
        }
        double circle = sixths / 6.0 + 1.0;
        float part = (float) (circle >= 1 ? circle - 1 : circle);
        return (int) (part * 255.0);
    }

    private static void toRgb(byte[] pixels, int i, int hue, float saturation, int value) {
        float fraction = FRACTION[hue];
        int low = round(value * (1 - saturation));
        int falling = round(value * (1 - saturation * fraction));
        int rising = round(value * (1 - saturation * (1 - fraction)));
        switch (SECTOR[hue]) {
            case 0 -> set(pixels, i, value, rising, low);
            case 1 -> set(pixels, i, falling, value, low);
            case 2 -> set(pixels, i, low, value, rising);
            case 3 -> set(pixels, i, low, falling, value);
            case 4 -> set(pixels, i, rising, low, value);
            default -> set(pixels, i, value, low, falling);
        }
    }

    private static int round(double level) {
        return (int) (level + 0.5);
    }

    private static void set(byte[] pixels, int i, int red, int green, int blue) {
        pixels[i] = (byte) red;
        pixels[i + 1] = (byte) green;
        pixels[i + 2] = (byte) blue;
    }
}
