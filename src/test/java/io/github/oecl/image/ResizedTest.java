// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResizedTest {

    private static final int TRIALS = 50;

    @ParameterizedTest
    @CsvSource({"40, 30, 20, 17", "40, 30, 95, 61", "40, 30, 40, 30", "9, 70, 9, 5", "1, 1, 7, 7"})
    void aWindowHasThePixelsOfTheWhole(int width, int height, int newWidth, int newHeight) {
        Random random = new Random(1);
        Resized resized = new Resized(noise(width, height, random), newHeight, newWidth);
        RgbImage whole = resized.whole();
        for (int i = 0; i < TRIALS; i++) {
            int top = random.nextInt(newHeight);
            int left = random.nextInt(newWidth);
            int rows = 1 + random.nextInt(newHeight - top);
            int columns = 1 + random.nextInt(newWidth - left);
            assertEquals(
                    Resampling.crop(whole, top, left, rows, columns),
                    resized.window(top, left, rows, columns));
        }
    }

    @Test
    void anImageAsItIsStaysTheSame() {
        RgbImage image = TestImages.gradient(5, 4);
        assertSame(image, Resized.asItIs(image).whole());
    }

    @Test
    void aWindowBeyondTheResizedImageIsRefused() {
        Resized resized = new Resized(TestImages.gradient(5, 4), 8, 10);
        assertThrows(IllegalArgumentException.class, () -> resized.window(7, 0, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> resized.window(0, -1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> resized.window(0, 0, 1, 11));
    }

    private static RgbImage noise(int width, int height, Random random) {
        byte[] pixels = new byte[width * height * RgbImage.CHANNELS];
        random.nextBytes(pixels);
        return RgbImage.wrap(width, height, pixels);
    }
}
