// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftTest {

    private static final RgbImage IMAGE = Samples.noise(6, 4);
    private static final Shift.Transformation OUTLIER =
            new Shift.Transformation(
                    "dark", true, (image, random) -> ColorOps.brightness(image, 0.1));

    @Test
    void theIdentityGivesTheSameImage() {
        assertSame(IMAGE, Shift.identity().apply(IMAGE, KeyedRandom.of(1)));
    }

    @Test
    void aShiftOfOneOperationHasTheIdentityAsItsNormal() {
        Shift shift = Shift.of("negative", (image, random) -> Filters.negative(image));
        assertEquals(List.of(Shift.identity()), shift.normals());
        assertEquals("[negative]", shift.outliers().toString());
    }

    @Test
    void theFirstVariantMustBeTheIdentity() {
        assertThrows(IllegalArgumentException.class, () -> new Shift("x", List.of(OUTLIER)));
        assertThrows(IllegalArgumentException.class, () -> new Shift("x", List.of()));
    }

    @Test
    void oneVariantMustBeAnOutlier() {
        assertThrows(
                IllegalArgumentException.class, () -> new Shift("x", List.of(Shift.identity())));
    }

    @Test
    void variantsNeedDifferentNames() {
        List<Shift.Transformation> twice = List.of(Shift.identity(), OUTLIER, OUTLIER);
        assertThrows(IllegalArgumentException.class, () -> new Shift("x", twice));
    }

    @Test
    void composedShiftsApplyOneAfterTheOther() {
        Shift shift = Shift.compose(Shifts.negative(), Shift.of("dark", OUTLIER.operation()));
        RgbImage expected = ColorOps.brightness(Filters.negative(IMAGE), 0.1);
        assertEquals(expected, shift.outliers().get(0).apply(IMAGE, KeyedRandom.of(1)));
    }

    @Test
    void composedShiftsPairNormalsWithNormalsAndOutliersWithOutliers() {
        Shift shift = Shift.compose(Shifts.rotation(), Shifts.negative());
        assertEquals("rotation+negative", shift.name());
        assertEquals("[identity, rotation 90]", shift.normals().toString());
        assertEquals("[rotation 180+negative, rotation 270+negative]", shift.outliers().toString());
        assertSame(Shift.identity(), shift.transformations().get(0));
    }

    @Test
    void aShiftIsNotComposedWithItself() {
        Shift composed = Shift.compose(Shifts.negative(), Shifts.rotation());
        IllegalArgumentException error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Shift.compose(composed, Shifts.rotation()));
        assertTrue(error.getMessage().contains("rotation"), error.getMessage());
    }
}
