// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.api.Test;

class FiltersTest {

    @Test
    void twoNegativesAreTheImage() {
        RgbImage image = Samples.noise(7, 5);
        assertEquals(image, Filters.negative(Filters.negative(image)));
        assertEquals(255 - image.get(3, 2, 1), Filters.negative(image).get(3, 2, 1));
    }

    @Test
    void noiseHasTheDeviationAskedForAndNoMean() {
        RgbImage noisy =
                Filters.noise(Samples.filled(60, 60, 128, 128, 128), 20, KeyedRandom.of(1));
        double sum = 0;
        double squares = 0;
        for (byte sample : noisy.toBytes()) {
            double deviation = (sample & 0xFF) - 128;
            sum += deviation;
            squares += deviation * deviation;
        }
        int samples = 60 * 60 * 3;
        assertEquals(0, sum / samples, 1);
        assertEquals(20, Math.sqrt(squares / samples), 1);
    }

    @Test
    void oneColorHasNoEdges() {
        RgbImage black = Samples.filled(5, 4, 0, 0, 0);
        assertEquals(black, Filters.edges(Samples.filled(5, 4, 30, 200, 90)));
    }

    @Test
    void aStepIsAnEdgeOfItsHeightOnBothSides() {
        byte[] pixels = new byte[6 * 4 * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 3 % 6 < 3 ? 10 : 110);
        }
        RgbImage edges = Filters.edges(RgbImage.wrap(6, 4, pixels));
        assertEquals(0, edges.get(1, 2, 0));
        assertEquals(100, edges.get(2, 2, 0));
        assertEquals(100, edges.get(3, 0, 2));
        assertEquals(0, edges.get(4, 3, 0));
    }

    @Test
    void blurKeepsOneColor() {
        RgbImage white = Samples.filled(9, 7, 255, 255, 255);
        assertEquals(white, GaussianBlur.apply(white, 0.2));
    }

    @Test
    void blurSpreadsAPointAsAGaussian() {
        byte[] pixels = new byte[41 * 41 * 3];
        pixels[(20 * 41 + 20) * 3] = (byte) 255;
        RgbImage blurred = GaussianBlur.apply(RgbImage.wrap(41, 41, pixels), 1.0 / 41);
        for (int distance = 0; distance <= 3; distance++) {
            double density = Math.exp(-0.5 * distance * distance) / (2 * Math.PI);
            assertEquals(255 * density, blurred.get(20 + distance, 20, 0), 1);
            assertEquals(blurred.get(20 + distance, 20, 0), blurred.get(20, 20 - distance, 0));
        }
        assertEquals(0, blurred.get(20, 20, 1));
    }

    @Test
    void blurSmoothsNoise() {
        RgbImage image = Samples.noise(32, 32);
        assertTrue(spread(GaussianBlur.apply(image, 1.0 / 16)) < spread(image) / 4);
    }

    private static double spread(RgbImage image) {
        double sum = 0;
        for (byte sample : image.toBytes()) {
            sum += Math.abs((sample & 0xFF) - 127.5);
        }
        return sum;
    }
}
