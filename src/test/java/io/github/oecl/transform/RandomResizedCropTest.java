// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomResizedCropTest {

    private static final int TRIALS = 4000;
    private static final int SIDE = 2000;

    @Test
    void areaIsUniformWhereEveryCropFits() {
        RandomResizedCrop crop = new RandomResizedCrop(32, 0.1, 0.5, 0.75, 4.0 / 3);
        double[] areas = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            Rectangle drawn = crop.rectangle(SIDE, SIDE, KeyedRandom.of(i));
            areas[i] = (drawn.height() * drawn.width() / (double) (SIDE * SIDE) - 0.1) / 0.4;
        }
        assertTrue(Samples.isUniform(areas));
    }

    @Test
    void logarithmOfTheAspectIsUniform() {
        RandomResizedCrop crop = new RandomResizedCrop(32, 0.1, 0.5, 0.75, 4.0 / 3);
        double[] aspects = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            Rectangle drawn = crop.rectangle(SIDE, SIDE, KeyedRandom.of(i));
            double aspect = Math.log((double) drawn.width() / drawn.height());
            aspects[i] = (aspect - Math.log(0.75)) / (Math.log(4.0 / 3) - Math.log(0.75));
        }
        assertTrue(Samples.isUniform(aspects));
    }

    @Test
    void placeIsUniform() {
        RandomResizedCrop crop = new RandomResizedCrop(32, 0.25, 0.25, 1, 1);
        double[] tops = new double[TRIALS];
        double[] lefts = new double[TRIALS];
        for (int i = 0; i < TRIALS; i++) {
            Rectangle drawn = crop.rectangle(SIDE, SIDE, KeyedRandom.of(i));
            tops[i] = drawn.top() / 1000.0;
            lefts[i] = drawn.left() / 1000.0;
        }
        assertTrue(Samples.isUniform(tops));
        assertTrue(Samples.isUniform(lefts));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 9", "3, 5", "32, 32", "128, 96"})
    void everyCropLiesWithinTheImage(int width, int height) {
        RandomResizedCrop crop = new RandomResizedCrop(8, 0.08, 1, 0.75, 4.0 / 3);
        RgbImage image = Samples.noise(width, height);
        for (int i = 0; i < 200; i++) {
            RgbImage view = crop.apply(image, KeyedRandom.of(i));
            assertEquals(8, view.width());
            assertEquals(8, view.height());
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 10, 0, 43, 10, 13", "10, 100, 43, 0, 13, 10"})
    void aStripGivesTheLargestCropInItsMiddle(
            int width, int height, int top, int left, int cropHeight, int cropWidth) {
        RandomResizedCrop crop = new RandomResizedCrop(8, 1, 1, 0.75, 4.0 / 3);
        assertEquals(
                new Rectangle(top, left, cropHeight, cropWidth),
                crop.rectangle(height, width, KeyedRandom.of(1)));
    }

    @Test
    void theWholeAreaOfASquareIsTheResizedImage() {
        RandomResizedCrop whole = new RandomResizedCrop(16, 1, 1, 1, 1);
        RgbImage image = Samples.noise(20, 20);
        assertEquals(Resampling.resize(image, 16, 16), whole.apply(image, KeyedRandom.of(1)));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RandomResizedCrop(0, 0.1, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new RandomResizedCrop(8, 0, 1, 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new RandomResizedCrop(8, 0.5, 0.4, 1, 1));
        assertThrows(
                IllegalArgumentException.class, () -> new RandomResizedCrop(8, 0.5, 1.1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new RandomResizedCrop(8, 0.5, 1, 2, 1));
    }
}
