// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;

/**
 * Turning the hue of 8-bit pixels by way of hue, saturation and value of 8 bits, as Pillow does.
 *
 * <p>A pixel's hue depends on the order of its channels, on the difference of the largest and the
 * smallest (the chroma) and on how far the third is from the largest; its saturation on the largest
 * and the chroma. Tables of both spare the divisions, and a pixel takes no branch: of noise none
 * could be foreseen.
 */
final class Hue {

    private static final int LEVELS = 256;

    /** For each turned hue where the largest channel lies in the pixel, the middle and the low. */
    private static final int[] LARGEST = new int[LEVELS];

    private static final int[] MIDDLE = new int[LEVELS];
    private static final int[] LOW = new int[LEVELS];

    /** For each hue how far the middle channel lies from the largest to the low one, 0 to 1. */
    private static final float[] DESCENT = new float[LEVELS];

    /** Each 8-bit saturation as a part of 1. */
    private static final float[] PART = new float[LEVELS];

    /** The 8-bit saturation, at {@code 256 * largest + chroma}. */
    private static final byte[] SATURATION = new byte[LEVELS * LEVELS];

    /** The lowest channel of a turned pixel, at the same place. */
    private static final byte[] LOWEST = new byte[LEVELS * LEVELS];

    /** The 8-bit hue, at {@code 256 * (256 * order + distance) + chroma}. */
    private static final byte[] HUE = new byte[8 * LEVELS * LEVELS];

    static {
        for (int level = 0; level < LEVELS; level++) {
            PART[level] = level / 255f;
            fillPlaces(level);
        }
        for (int max = 1; max < LEVELS; max++) {
            for (int chroma = 0; chroma <= max; chroma++) {
                int saturation = (int) ((float) chroma / max * 255.0);
                SATURATION[LEVELS * max + chroma] = (byte) saturation;
                LOWEST[LEVELS * max + chroma] = (byte) round(max * (1 - PART[saturation]));
            }
        }
        for (int chroma = 1; chroma < LEVELS; chroma++) {
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
        int distance = max - (red + green + blue - max - min);
        int chroma = max - min;
        int at = LEVELS * (LEVELS * order(red, green, blue) + distance) + chroma;
        int hue = HUE[at] + steps & 0xFF;
        float saturation = PART[SATURATION[LEVELS * max + chroma] & 0xFF];
        pixels[i + LARGEST[hue]] = (byte) max;
        pixels[i + MIDDLE[hue]] = (byte) round(max * (1 - saturation * DESCENT[hue]));
        pixels[i + LOW[hue]] = LOWEST[LEVELS * max + chroma];
    }

    /**
     * Returns three bits: whether red is less than green, green than blue, blue than red. Of equal
     * channels any order gives the same hue, and of a gray pixel any hue the same colour.
     */
    private static int order(int red, int green, int blue) {
        return red - green >>> 31 | green - blue >>> 31 << 1 | blue - red >>> 31 << 2;
    }

    private static void fillHues(int distance, int chroma) {
        float part = distance / (float) chroma;
        for (int channel = 0; channel < 3; channel++) {
            // The largest and the channels that follow it in the circle of red, green and blue.
            int[] levels = new int[3];
            levels[channel] = 2;
            levels[(channel + 2) % 3] = 1;
            fillHue(levels, distance, chroma, (float) (2.0 * channel + part - 1));
            levels[(channel + 1) % 3] = 1;
            levels[(channel + 2) % 3] = 0;
            fillHue(levels, distance, chroma, (float) (2.0 * channel + 1 - part));
        }
    }

    private static void fillHue(int[] levels, int distance, int chroma, float sixths) {
        int order = order(levels[0], levels[1], levels[2]);
        HUE[LEVELS * (LEVELS * order + distance) + chroma] = hue(sixths);
    }

    /** Returns the 8-bit hue of -1 to 5 sixths of the circle, with Pillow's roundings. */
    private static byte hue(float sixths) {
        double circle = sixths / 6.0 + 1.0;
        float part = (float) (circle >= 1 ? circle - 1 : circle);
        return (byte) (int) (part * 255.0);
    }

    private static void fillPlaces(int hue) {
        double sixths = hue * 6 / 255.0;
        float fraction = (float) (sixths - (int) sixths);
        int sector = (int) sixths % 6;
        boolean rising = sector % 2 == 0;
        DESCENT[hue] = rising ? 1 - fraction : fraction;
        LARGEST[hue] = (sector + 1) / 2 % 3;
        LOW[hue] = (sector / 2 + 2) % 3;
        MIDDLE[hue] = 3 - LARGEST[hue] - LOW[hue];
    }

    private static int round(double level) {
        return (int) (level + 0.5);
    }
}
