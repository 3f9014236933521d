// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import org.junit.jupiter.api.Test;

class CleanViewTest {

    private static final RgbImage IMAGE = Samples.noise(20, 14);

    @Test
    void isTheSquareInTheMiddle() {
        RgbImage view = CleanView.ofSize(8).apply(IMAGE, Shift.identity(), KeyedRandom.of(1));
        assertEquals(Resampling.square(IMAGE, 8), view);
    }

    @Test
    void anImageOfTheRightSizeStaysTheSame() {
        RgbImage image = Samples.noise(8, 8);
        assertSame(image, CleanView.ofSize(8).apply(image, Shift.identity(), KeyedRandom.of(1)));
    }

    @Test
    void theShiftComesFirst() {
        Shift.Transformation turn = Shifts.rotation().normals().get(1);
        assertEquals(
                Resampling.square(Geometry.rotate(IMAGE, 1), 8),
                CleanView.ofSize(8).apply(IMAGE, turn, KeyedRandom.of(1)));
    }

    @Test
    void theViewCanBeCutFromALargerOne() {
        RgbImage view = CleanView.ofSize(8, 10).apply(IMAGE, Shift.identity(), KeyedRandom.of(1));
        RgbImage expected = Resampling.centerCrop(Resampling.shortSideTo(IMAGE, 10), 8);
        assertEquals(expected, view);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> CleanView.ofSize(0));
        assertThrows(IllegalArgumentException.class, () -> CleanView.ofSize(8, 7));
    }
}
