// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.oecl.image.GoldenImageOps;
import io.github.oecl.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeometryTest {

    private static final RgbImage IMAGE = Samples.noise(5, 3);

    static List<GoldenImageOps.Case> golden() {
        return GoldenImageOps.of("hflip", "rot90_ccw");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void movesPixelsAsNumpyDoes(GoldenImageOps.Case golden) {
        RgbImage moved =
                golden.op().equals("hflip")
                        ? Geometry.flipHorizontally(golden.input())
                        : Geometry.rotate(golden.input(), golden.whole("k"));
        assertEquals(golden.expected(), moved);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "5, 3", "4, 4"})
    void fourQuarterTurnsChangeNothing(int width, int height) {
        RgbImage image = Samples.noise(width, height);
        RgbImage turned = image;
        for (int i = 0; i < 4; i++) {
            turned = Geometry.rotate(turned, 1);
        }
        assertEquals(image, turned);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, -1, 2, 3, 6, 7})
    void turnsAreTakenModuloFour(int turns) {
        RgbImage turned = IMAGE;
        for (int i = 0; i < Math.floorMod(turns, 4); i++) {
            turned = Geometry.rotate(turned, 1);
        }
        assertEquals(turned, Geometry.rotate(IMAGE, turns));
    }

    @Test
    void noTurnGivesTheSameImage() {
        assertSame(IMAGE, Geometry.rotate(IMAGE, 4));
    }

    @Test
    void twoFlipsChangeNothing() {
        assertEquals(IMAGE, Geometry.flipHorizontally(Geometry.flipHorizontally(IMAGE)));
    }

    @Test
    void aFlipAfterAQuarterTurnIsThreeQuarterTurnsOfTheFlippedImage() {
        assertEquals(
                Geometry.flipHorizontally(Geometry.rotate(IMAGE, 1)),
                Geometry.rotate(Geometry.flipHorizontally(IMAGE), 3));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void swappedHalvesLieWhereTheOthersWere(boolean vertically, boolean horizontally) {
        RgbImage swapped = Geometry.swapHalves(IMAGE, vertically, horizontally);
        for (int y = 0; y < 3; y++) {
            for (int x = 0; x < 5; x++) {
                int sourceX = horizontally ? (x + 2) % 5 : x;
                int sourceY = vertically ? (y + 1) % 3 : y;
                assertEquals(Samples.color(IMAGE, sourceX, sourceY), Samples.color(swapped, x, y));
            }
        }
        assertArrayEquals(Samples.sortedPixels(IMAGE), Samples.sortedPixels(swapped));
    }
}
