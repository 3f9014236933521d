// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;

/** Images and statistics for tests. */
final class Samples {

    private Samples() {}

    /** An image of independent uniform samples. */
    static RgbImage noise(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        KeyedRandom.of(width, height).nextBytes(pixels);
        return RgbImage.wrap(width, height, pixels);
    }

    static RgbImage filled(int width, int height, int red, int green, int blue) {
        byte[] pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = (byte) red;
            pixels[i + 1] = (byte) green;
            pixels[i + 2] = (byte) blue;
        }
        return RgbImage.wrap(width, height, pixels);
    }

    /** The pixels as sorted numbers: equal for two images if one is a permutation of the other. */
    static int[] sortedPixels(RgbImage image) {
        int[] colors = new int[image.width() * image.height()];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = color(image, i % image.width(), i / image.width());
        }
        Arrays.sort(colors);
        return colors;
    }

    static int color(RgbImage image, int x, int y) {
        return image.get(x, y, 0) << 16 | image.get(x, y, 1) << 8 | image.get(x, y, 2);
    }

    /** Whether a count of successes is within five standard deviations of its mean. */
    static boolean isPlausible(int successes, int trials, double probability) {
        double deviation = Math.sqrt(trials * probability * (1 - probability));
        return Math.abs(successes - trials * probability) <= 5 * deviation;
    }

    /**
     * Whether values can come from the uniform distribution from 0 to 1 (Kolmogorov and Smirnov, at
     * a level of one in a hundred thousand).
     */
    static boolean isUniform(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            distance = Math.max(distance, Math.abs(sorted[i] - (i + 0.5) / sorted.length));
        }
        return distance < 2.5 / Math.sqrt(sorted.length);
    }
}
