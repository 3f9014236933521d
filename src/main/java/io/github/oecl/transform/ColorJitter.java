// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Random changes of brightness, contrast, saturation and hue, in random order, as in torchvision.
 * Factors are uniform from 1 - strength (at least 0) to 1 + strength; the hue is turned by a part
 * of the circle that is uniform from -hue to hue. A strength of 0 leaves its operation out.
 *
 * @param brightness strength, at least 0
 * @param contrast strength, at least 0
 * @param saturation strength, at least 0
 * @param hue the largest turn, 0 to 0.5
 */
record ColorJitter(double brightness, double contrast, double saturation, double hue) {

    private static final int OPERATIONS = 4;

    /**
     * Checks the strengths.
     *
     * @param brightness strength, at least 0
     * @param contrast strength, at least 0
     * @param saturation strength, at least 0
     * @param hue the largest turn, 0 to 0.5
     * @throws IllegalArgumentException if a strength is out of range
     */
    ColorJitter {
        checkStrength("brightness", brightness);
        checkStrength("contrast", contrast);
        checkStrength("saturation", saturation);
        if (!(hue >= 0 && hue <= 0.5)) {
            throw new IllegalArgumentException("The jitter of hue must be 0 to 0.5, not " + hue);
        }
    }

    /**
     * Changes an image's colours.
     *
     * @param image the image
     * @param random where the order and the factors come from
     * @return the changed image
     */
    RgbImage apply(RgbImage image, RandomGenerator random) {
        byte[] pixels = image.toBytes();
        apply(pixels, random);
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    void apply(byte[] pixels, RandomGenerator random) {
        for (int operation : RandomDraws.permutation(OPERATIONS, random)) {
            switch (operation) {
                case 0 -> brighten(pixels, random);
                case 1 -> contrast(pixels, random);
                case 2 -> saturate(pixels, random);
                default -> turnHue(pixels, random);
            }
        }
    }

    private void brighten(byte[] pixels, RandomGenerator random) {
        if (brightness > 0) {
            ColorOps.brightness(pixels, factor(brightness, random));
        }
    }

    private void contrast(byte[] pixels, RandomGenerator random) {
        if (contrast > 0) {
            ColorOps.contrast(pixels, factor(contrast, random));
        }
    }

    private void saturate(byte[] pixels, RandomGenerator random) {
        if (saturation > 0) {
            ColorOps.saturation(pixels, factor(saturation, random));
        }
    }

    private void turnHue(byte[] pixels, RandomGenerator random) {
        if (hue > 0) {
            Hue.turn(pixels, RandomDraws.uniform(-hue, hue, random));
        }
    }

    private static float factor(double strength, RandomGenerator random) {
        return (float) RandomDraws.uniform(Math.max(0, 1 - strength), 1 + strength, random);
    }

    private static void checkStrength(String name, double strength) {
        if (!(strength >= 0) || strength == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "The jitter of " + name + " must be 0 or more, and finite, not " + strength);
        }
    }
}
