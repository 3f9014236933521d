// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplingTest {

    private static final RgbImage IMAGE = TestImages.gradient(40, 30);

    @Test
    void theOwnSizeGivesTheSameImage() {
        assertSame(IMAGE, Resampling.resize(IMAGE, 30, 40));
        assertSame(IMAGE, Resampling.shortSideTo(IMAGE, 30));
    }

    @Test
    void aSquareOfTheRightSizeIsTheSameImage() {
        RgbImage square = TestImages.gradient(8, 8);
        assertSame(square, Resampling.square(square, 8));
        assertSame(square, Resampling.centerCrop(square, 8));
    }

    @Test
    void aCropOfItsOwnSizeKeepsThePixels() {
        RgbImage crop = Resampling.cropAndResize(IMAGE, 4, 6, 5, 7, 5, 7);
        assertEquals(IMAGE.get(6, 4, 0), crop.get(0, 0, 0));
        assertEquals(IMAGE.get(12, 8, 1), crop.get(6, 4, 1));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "5, 3", "32, 32", "128, 100"})
    void oneColorStaysThatColor(int height, int width) {
        RgbImage white = RgbImage.wrap(13, 9, filled(13 * 9 * 3, (byte) 255));
        RgbImage resized = Resampling.resize(white, height, width);
        assertEquals(RgbImage.wrap(width, height, filled(height * width * 3, (byte) 255)), resized);
    }

    @ParameterizedTest
    @CsvSource({"7, 5", "16, 16", "64, 33", "30, 11", "1, 1"})
    void agreesWithTheSlowFormula(int height, int width) {
        RgbImage noise = noise(23, 17);
        RgbImage resized = Resampling.resize(noise, height, width);
        assertTrue(TestImages.distance(slow(noise, height, width), resized) <= 1);
    }

    @Test
    void pixelsOutsideTheCropHaveNoPart() {
        byte[] pixels = filled(4 * 4 * 3, (byte) 200);
        pixels[0] = 0;
        RgbImage crop = Resampling.cropAndResize(RgbImage.of(4, 4, pixels), 1, 1, 3, 3, 9, 9);
        assertEquals(RgbImage.wrap(9, 9, filled(9 * 9 * 3, (byte) 200)), crop);
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 60, 80", "40, 30, 30, 40", "31, 20, 20, 31", "3, 5, 8, 4"})
    void theLongerSideKeepsTheProportion(int width, int height, int newHeight, int newWidth) {
        RgbImage image = TestImages.gradient(width, height);
        RgbImage resized = Resampling.shortSideTo(image, Math.min(newHeight, newWidth));
        int longer = Math.max(width, height) * Math.min(newHeight, newWidth);
        assertEquals(longer / Math.min(width, height), Math.max(resized.width(), resized.height()));
        assertEquals(Math.min(newHeight, newWidth), Math.min(resized.width(), resized.height()));
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 16", "30, 40, 17", "3, 5, 32", "7, 100, 9", "1, 1, 4", "64, 32, 32"})
    void squareIsTheMiddleOfTheResizedImage(int width, int height, int size) {
        RgbImage image = noise(width, height);
        RgbImage expected = Resampling.centerCrop(Resampling.shortSideTo(image, size), size);
        assertEquals(expected, Resampling.square(image, size));
    }

    @Test
    void aLongStripNeedsNoMoreMemoryThanItsMiddle() {
        assertEquals(224, Resampling.square(TestImages.gradient(100_000, 1), 224).width());
    }

    @Test
    void halfPixelsOfTheCenterAreRoundedToEven() {
        RgbImage row = RgbImage.of(4, 1, new byte[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3});
        assertEquals(2, Resampling.centerCrop(row, 1).get(0, 0, 0));
    }

    @Test
    void aRectangleOutsideTheImageIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Resampling.cropAndResize(IMAGE, 29, 0, 2, 1, 4, 4));
        assertThrows(
                IllegalArgumentException.class,
                () -> Resampling.cropAndResize(IMAGE, -1, 0, 2, 1, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> Resampling.centerCrop(IMAGE, 31));
    }

    @Test
    void aSizeOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Resampling.resize(IMAGE, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> Resampling.square(IMAGE, 0));
        assertThrows(
                IllegalArgumentException.class, () -> Resampling.resize(IMAGE, 40_000, 40_000));
    }

    /** The triangle filter in two dimensions at once, in floating point. */
    private static RgbImage slow(RgbImage image, int height, int width) {
        byte[] pixels = new byte[height * width * 3];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] =
                    (byte)
                            Math.round(
                                    slow(
                                            image,
                                            height,
                                            width,
                                            i / 3 / width,
                                            i / 3 % width,
                                            i % 3));
        }
        return RgbImage.wrap(width, height, pixels);
    }

    private static double slow(RgbImage image, int height, int width, int y, int x, int channel) {
        double sum = 0;
        double weights = 0;
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < image.width(); column++) {
                double weight =
                        triangle(row, y, (double) image.height() / height)
                                * triangle(column, x, (double) image.width() / width);
                weights += weight;
                sum += weight * image.get(column, row, channel);
            }
        }
        return sum / weights;
    }

    private static double triangle(int source, int target, double scale) {
        double distance = Math.abs(source + 0.5 - (target + 0.5) * scale);
        return Math.max(0, 1 - distance / Math.max(1, scale));
    }

    private static RgbImage noise(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        KeyedRandom.of(width, height).nextBytes(pixels);
        return RgbImage.wrap(width, height, pixels);
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
