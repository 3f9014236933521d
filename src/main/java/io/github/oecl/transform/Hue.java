// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;

/**
 * Turning the hue of 8-bit pixels by way of hue, saturation and value of 8 bits, as Pillow does.
 *
 * <p>A pixel's hue depends on which channels are largest and smallest, on their difference (the
 * chroma) and on how far the third is from the largest; its saturation on the largest and the
 * chroma. Tables of both spare the divisions.
 */
final class Hue {

    private static final int LEVELS = 256;

    /** For each 8-bit hue the sixth of the circle that it lies in, and how far into it. */
    private static final int[] SECTOR = new int[LEVELS];

    private static final float[] FRACTION = new float[LEVELS];

    /** The 8-bit saturation, at {@code 256 * largest + chroma}. */
    private static final byte[] SATURATION = new byte[LEVELS * LEVELS];

    /**
     * The 8-bit hue, at {@code 256 * distance + chroma}, for the six orders of the channels: red,
     * green or blue the largest, and of the other two first the next one behind the third (red,
     * green, blue, red and so on), then the other way round.
     */
    private static final byte[][] HUE = new byte[6][LEVELS * LEVELS];

    static {
        for (int hue = 0; hue < LEVELS; hue++) {
            double sixths = hue * 6 / 255.0;
            SECTOR[hue] = (int) sixths % 6;
            FRACTION[hue] = (float) (sixths - (int) sixths);
        }
        for (int chroma = 1; chroma < LEVELS; chroma++) {
            for (int max = chroma; max < LEVELS; max++) {
                SATURATION[LEVELS * max + chroma] = (byte) (int) ((float) chroma / max * 255.0);
            }
            for (int distance = 0; distance <= chroma; distance++) {
                fillHues(distance, chroma);
            }
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
        int min = Math.min(red, Math.min(green, blue));
        int chroma = max - min;
        int saturation = SATURATION[LEVELS * max + chroma] & 0xFF;
        if (saturation == 0) {
            set(pixels, i, max, max, max);
        } else {
            int distance = max - (red + green + blue - max - min);
            byte hue = HUE[order(red, green, blue, max)][LEVELS * distance + chroma];
            toRgb(pixels, i, hue + steps & 0xFF, saturation / 255f, max);
        }
    }

    private static int order(int red, int green, int blue, int max) {
        if (red == max) {
            return green < blue ? 0 : 1;
        } else if (green == max) {
            return blue < red ? 2 : 3;
        } else {
            return red < green ? 4 : 5;
        }
    }

    private static void fillHues(int distance, int chroma) {
        float part = distance / (float) chroma;
        int at = LEVELS * distance + chroma;
        for (int largest = 0; largest < 3; largest++) {
            HUE[2 * largest][at] = hue((float) (2.0 * largest + part - 1));
            HUE[2 * largest + 1][at] = hue((float) (2.0 * largest + 1 - part));
        }
    }

    /** Returns the 8-bit hue of -1 to 5 sixths of the circle, with Pillow's roundings. */
    private static byte hue(float sixths) {
        double circle = sixths / 6.0 + 1.0;
        float part = (float) (circle >= 1 ? circle - 1 : circle);
        return (byte) (int) (part * 255.0);
    }

    private static void toRgb(byte[] pixels, int i, int hue, float saturation, int value) {
        float fraction = FRACTION[hue];
        int sector = SECTOR[hue];
        boolean rising = sector % 2 == 0;
        int low = round(value * (1 - saturation));
        int between = round(value * (1 - saturation * (rising ? 1 - fraction : fraction)));
        switch (sector) {
            case 0 -> set(pixels, i, value, between, low);
            case 1 -> set(pixels, i, between, value, low);
            case 2 -> set(pixels, i, low, value, between);
            case 3 -> set(pixels, i, low, between, value);
            case 4 -> set(pixels, i, between, low, value);
            default -> set(pixels, i, value, low, between);
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
