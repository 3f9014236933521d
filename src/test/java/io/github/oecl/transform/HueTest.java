// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.oecl.image.GoldenImageOps;
import io.github.oecl.image.RgbImage;
import java.awt.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HueTest {

    @ParameterizedTest
    @ValueSource(doubles = {-0.5, -0.1, 0.04, 0.1, 0.3, 0.5})
    void isNearTheTurnInFloatingPoint(double turn) {
        RgbImage image = Samples.noise(40, 40);
        RgbImage expected = slow(image, turn);
        RgbImage turned = ColorOps.hue(image, turn);
        assertTrue(GoldenImageOps.distance(expected, turned) <= 16);
        assertTrue(meanDistance(expected, turned) <= 4);
    }

    @Test
    void everyColorIsTurnedAsTheFormulaSays() {
        byte[] pixels = new byte[256 * 256 * 3];
        for (int red = 0; red < 256; red++) {
            for (int i = 0; i < 256 * 256; i++) {
                pixels[3 * i] = (byte) red;
                pixels[3 * i + 1] = (byte) (i >> 8);
                pixels[3 * i + 2] = (byte) i;
            }
            Hue.turn(pixels, 0.1);
            for (int i = 0; i < 256 * 256; i++) {
                int expected = PillowHue.turn(red, i >> 8, i & 0xFF, 25);
                if (expected != color(pixels, 3 * i)) {
                    fail("red %d, green %d, blue %d".formatted(red, i >> 8, i & 0xFF));
                }
            }
        }
    }

    @Test
    void grayStaysGray() {
        RgbImage gray = ColorOps.grayscale(Samples.noise(20, 20));
        assertEquals(gray, ColorOps.hue(gray, 0.4));
    }

    @Test
    void aThirdOfTheCircleTurnsRedIntoGreenAndGreenIntoBlue() {
        double third = 1.0 / 3;
        RgbImage red = Samples.filled(1, 1, 255, 0, 0);
        RgbImage green = Samples.filled(1, 1, 0, 255, 0);
        assertEquals(green, ColorOps.hue(red, third));
        assertEquals(Samples.filled(1, 1, 0, 0, 255), ColorOps.hue(green, third));
        assertEquals(red, ColorOps.hue(green, -third));
    }

    private static int color(byte[] pixels, int i) {
        return (pixels[i] & 0xFF) << 16 | (pixels[i + 1] & 0xFF) << 8 | pixels[i + 2] & 0xFF;
    }

    /** The turn without rounding hue, saturation and value to 8 bits. */
    private static RgbImage slow(RgbImage image, double turn) {
        byte[] pixels = image.toBytes();
        float[] hsb = new float[3];
        for (int i = 0; i < pixels.length; i += 3) {
            Color.RGBtoHSB(pixels[i] & 0xFF, pixels[i + 1] & 0xFF, pixels[i + 2] & 0xFF, hsb);
            Color color = new Color(Color.HSBtoRGB(hsb[0] + (float) turn, hsb[1], hsb[2]));
            pixels[i] = (byte) color.getRed();
            pixels[i + 1] = (byte) color.getGreen();
            pixels[i + 2] = (byte) color.getBlue();
        }
        return RgbImage.wrap(image.width(), image.height(), pixels);
    }

    private static double meanDistance(RgbImage a, RgbImage b) {
        byte[] first = a.toBytes();
        byte[] second = b.toBytes();
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs((first[i] & 0xFF) - (second[i] & 0xFF));
        }
        return sum / first.length;
    }
}
