// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Augmentation.ViewKey;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimclrAugmentationTest {

    private static final RgbImage IMAGE = Samples.noise(16, 16);
    private static final Shift.Transformation NO_SHIFT = Shift.identity();

    @ParameterizedTest
    @CsvSource({"1, 1, 32", "3, 5, 32", "128, 96, 32", "32, 32, 48"})
    void viewsHaveTheSizeAskedFor(int width, int height, int size) {
        SimclrAugmentation augmentation = SimclrAugmentation.builder().setSize(size).build();
        RgbImage view =
                augmentation.apply(Samples.noise(width, height), NO_SHIFT, KeyedRandom.of(1));
        assertEquals(size, view.width());
        assertEquals(size, view.height());
    }

    @Test
    void theSameKeyGivesTheSameView() {
        ViewKey key = new ViewKey(1, 2, 3, 4, 1);
        assertEquals(view(key), view(key));
    }

    @Test
    void anotherPartOfTheKeyGivesAnotherView() {
        RgbImage view = view(new ViewKey(1, 2, 3, 4, 1));
        assertNotEquals(view, view(new ViewKey(2, 2, 3, 4, 1)));
        assertNotEquals(view, view(new ViewKey(1, 1, 3, 4, 1)));
        assertNotEquals(view, view(new ViewKey(1, 2, 4, 4, 1)));
        assertNotEquals(view, view(new ViewKey(1, 2, 3, 5, 1)));
        assertNotEquals(view, view(new ViewKey(1, 2, 3, 4, 0)));
    }

    @Test
    void theFlipComesBeforeTheShift() {
        SimclrAugmentation flip = plain().optFlip(1).build();
        Shift.Transformation quarterTurn = Shifts.rotation().normals().get(1);
        assertEquals(
                Geometry.rotate(Geometry.flipHorizontally(IMAGE), 1),
                flip.apply(IMAGE, quarterTurn, KeyedRandom.of(1)));
    }

    @Test
    void theCropComesAfterTheShift() {
        SimclrAugmentation crop = plain().optArea(0.3, 0.3).build();
        Shift.Transformation halfTurn = Shifts.rotation().outliers().get(0);
        RgbImage turnedBefore = crop.apply(Geometry.rotate(IMAGE, 2), NO_SHIFT, KeyedRandom.of(1));
        assertEquals(turnedBefore, crop.apply(IMAGE, halfTurn, KeyedRandom.of(1)));
    }

    @Test
    void halfOfTheViewsAreFlipped() {
        SimclrAugmentation flip = plain().optFlip(0.5).build();
        assertHappens(0.5, flip, Geometry.flipHorizontally(IMAGE)::equals);
    }

    @Test
    void aFifthOfTheViewsAreGray() {
        SimclrAugmentation gray = plain().optGrayscale(0.2).build();
        assertHappens(0.2, gray, ColorOps.grayscale(IMAGE)::equals);
    }

    @Test
    void fourFifthsOfTheViewsAreJittered() {
        SimclrAugmentation jitter = plain().optJitterProbability(0.8).build();
        assertHappens(0.8, jitter, view -> !view.equals(IMAGE));
    }

    @Test
    void theDefaultsAreTheAuthors() {
        SimclrAugmentation defaults = SimclrAugmentation.builder().setSize(16).build();
        SimclrAugmentation authors =
                SimclrAugmentation.builder()
                        .setSize(16)
                        .optArea(0.08, 1)
                        .optAspect(3.0 / 4, 4.0 / 3)
                        .optFlip(0.5)
                        .optJitter(0.4, 0.4, 0.4, 0.1)
                        .optJitterProbability(0.8)
                        .optGrayscale(0.2)
                        .build();
        for (int i = 0; i < 100; i++) {
            assertEquals(
                    authors.apply(IMAGE, NO_SHIFT, KeyedRandom.of(i)),
                    defaults.apply(IMAGE, NO_SHIFT, KeyedRandom.of(i)));
        }
    }

    @Test
    void theShorterSideIsResizedFirst() {
        SimclrAugmentation small = plain().optShortSide(8).setSize(8).build();
        SimclrAugmentation crop = plain().setSize(8).build();
        assertEquals(
                crop.apply(IMAGE, NO_SHIFT, KeyedRandom.of(1)),
                small.apply(IMAGE, NO_SHIFT, KeyedRandom.of(1)));
    }

    @ParameterizedTest
    @CsvSource({"40, 30, 20, 16", "30, 41, 64, 48", "16, 16, 0, 16", "50, 20, 0, 8"})
    void aCropOfAnImageThatIsNotMadeWholeHasTheSamePixels(
            int width, int height, int shortSide, int size) {
        SimclrAugmentation.Builder builder = SimclrAugmentation.builder().setSize(size);
        SimclrAugmentation augmentation =
                (shortSide == 0 ? builder : builder.optShortSide(shortSide)).build();
        RgbImage image = Samples.noise(width, height);
        Shift.Transformation makesItWhole =
                Shift.of("nothing", (all, random) -> all).outliers().get(0);
        for (int i = 0; i < 200; i++) {
            assertEquals(
                    augmentation.apply(image, makesItWhole, KeyedRandom.of(i)),
                    augmentation.apply(image, NO_SHIFT, KeyedRandom.of(i)));
        }
    }

    @Test
    void aMissingSizeIsSaid() {
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class, () -> SimclrAugmentation.builder().build());
        assertTrue(error.getMessage().contains("setSize"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aProbabilityThatIsNoneIsRefused(double probability) {
        assertThrows(IllegalArgumentException.class, () -> plain().optFlip(probability).build());
        assertThrows(
                IllegalArgumentException.class, () -> plain().optGrayscale(probability).build());
        assertThrows(
                IllegalArgumentException.class,
                () -> plain().optJitterProbability(probability).build());
    }

    private static RgbImage view(ViewKey key) {
        return SimclrAugmentation.builder()
                .setSize(16)
                .build()
                .apply(IMAGE, NO_SHIFT, key.random());
    }

    /** The identity, to which a test adds what it looks at. */
    private static SimclrAugmentation.Builder plain() {
        return SimclrAugmentation.builder()
                .setSize(16)
                .optArea(1, 1)
                .optAspect(1, 1)
                .optFlip(0)
                .optJitterProbability(0)
                .optGrayscale(0);
    }

    private static void assertHappens(
            double probability, SimclrAugmentation augmentation, Predicate<RgbImage> event) {
        int trials = 3000;
        int count = 0;
        for (int i = 0; i < trials; i++) {
            count += event.test(augmentation.apply(IMAGE, NO_SHIFT, KeyedRandom.of(i))) ? 1 : 0;
        }
        assertTrue(Samples.isPlausible(count, trials, probability), count + " of " + trials);
    }
}
