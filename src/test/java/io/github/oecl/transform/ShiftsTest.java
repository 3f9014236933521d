// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftsTest {

    private static final RgbImage IMAGE = Samples.noise(33, 21);

    static List<Shift> all() {
        return Shifts.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void takesImagesOfAnySize(Shift shift) {
        int[][] sizes = {{1, 1}, {3, 5}, {5, 3}, {1, 9}, {2, 2}, {32, 32}};
        for (int[] size : sizes) {
            RgbImage image = Samples.noise(size[0], size[1]);
            for (Shift.Transformation transformation : shift.transformations()) {
                RgbImage shifted = transformation.apply(image, KeyedRandom.of(1));
                assertEquals(size[0] * size[1], shifted.width() * shifted.height());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void outliersDifferFromTheImage(Shift shift) {
        for (Shift.Transformation transformation : shift.outliers()) {
            assertNotEquals(
                    IMAGE, transformation.apply(IMAGE, KeyedRandom.of(1)), transformation.name());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameKeyGivesTheSameOutlier(Shift shift) {
        for (Shift.Transformation transformation : shift.outliers()) {
            assertEquals(
                    transformation.apply(IMAGE, KeyedRandom.of(1)),
                    transformation.apply(IMAGE, KeyedRandom.of(1)));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theFirstVariantIsTheIdentity(Shift shift) {
        assertSame(Shift.identity(), shift.transformations().get(0));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isFoundByItsName(Shift shift) {
        assertEquals(shift.name(), Shifts.byName(shift.name()).name());
    }

    @Test
    void severalNamesGiveTheComposition() {
        Shift shift = Shifts.byName("rotation + noise");
        assertEquals("rotation+noise", shift.name());
        assertEquals(2, shift.outliers().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "rotate", "rotation+", "rotation+x"})
    void anUnknownNameIsAnsweredWithTheNames(String name) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Shifts.byName(name));
        assertTrue(error.getMessage().contains("rotation, cutperm, cutpaste"));
    }

    @Test
    void quarterTurnsOf0And90AreNormalAndTheOthersOutliers() {
        assertEquals("[identity, rotation 90]", Shifts.rotation().normals().toString());
        assertEquals("[rotation 180, rotation 270]", Shifts.rotation().outliers().toString());
        assertEquals(
                Geometry.rotate(IMAGE, 3),
                Shifts.rotation().outliers().get(1).apply(IMAGE, KeyedRandom.of(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rotation", "cutperm", "patch-shuffle"})
    void onlyMovesPixels(String name) {
        for (Shift.Transformation transformation : Shifts.byName(name).outliers()) {
            assertArrayEquals(
                    Samples.sortedPixels(IMAGE),
                    Samples.sortedPixels(transformation.apply(IMAGE, KeyedRandom.of(1))));
        }
    }

    @Test
    void cutPermHasThreeDifferentOutliers() {
        List<Shift.Transformation> outliers = Shifts.cutPerm().outliers();
        long different =
                outliers.stream().map(v -> v.apply(IMAGE, KeyedRandom.of(1))).distinct().count();
        assertEquals(3, different);
    }

    @Test
    void patchesAreNeverAllInPlace() {
        RgbImage image = Samples.noise(4, 4);
        Shift.Transformation shuffle = Shifts.patchShuffle(2).outliers().get(0);
        for (int i = 0; i < 300; i++) {
            assertNotEquals(image, shuffle.apply(image, KeyedRandom.of(i)));
        }
    }

    @Test
    void aPatchIsMovedWhole() {
        RgbImage image = Samples.noise(5, 4);
        Shift.Transformation shuffle = Shifts.patchShuffle(2).outliers().get(0);
        RgbImage shuffled = shuffle.apply(image, KeyedRandom.of(3));
        int corner = Samples.color(shuffled, 0, 0);
        for (int cell = 0; cell < 4; cell++) {
            int x = cell % 2 * 2;
            int y = cell / 2 * 2;
            if (Samples.color(image, x, y) == corner) {
                assertEquals(Samples.color(image, x + 1, y + 1), Samples.color(shuffled, 1, 1));
            }
        }
        assertEquals(Samples.color(image, 4, 2), Samples.color(shuffled, 4, 2));
    }

    @Test
    void gridsAndStrengthsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Shifts.patchShuffle(1));
        assertThrows(IllegalArgumentException.class, () -> Shifts.noise(0));
        assertThrows(IllegalArgumentException.class, () -> Shifts.blur(0));
        assertThrows(IllegalArgumentException.class, () -> Shifts.blur(1.5));
    }
}
