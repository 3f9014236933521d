// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.oecl.image.GoldenImageOps;
import io.github.oecl.image.RgbImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorOpsTest {

    private static final RgbImage NOISE = Samples.noise(9, 7);

    static List<GoldenImageOps.Case> golden() {
        return GoldenImageOps.of("brightness", "contrast", "saturation", "hue", "grayscale");
    }

    @ParameterizedTest
    @MethodSource("golden")
    void givesTorchvisionsPixels(GoldenImageOps.Case golden) {
        RgbImage image = golden.input();
        RgbImage changed =
                switch (golden.op()) {
                    case "brightness" -> ColorOps.brightness(image, golden.arg("factor"));
                    case "contrast" -> ColorOps.contrast(image, golden.arg("factor"));
                    case "saturation" -> ColorOps.saturation(image, golden.arg("factor"));
                    case "hue" -> ColorOps.hue(image, golden.arg("factor"));
                    default -> ColorOps.grayscale(image);
                };
        assertEquals(golden.expected(), changed);
    }

    @Test
    void aFactorOfOneChangesNothing() {
        assertEquals(NOISE, ColorOps.brightness(NOISE, 1));
        assertEquals(NOISE, ColorOps.contrast(NOISE, 1));
        assertEquals(NOISE, ColorOps.saturation(NOISE, 1));
    }

    @Test
    void aFactorOfZeroGivesBlackOrGrayscale() {
        assertEquals(Samples.filled(9, 7, 0, 0, 0), ColorOps.brightness(NOISE, 0));
        assertEquals(ColorOps.grayscale(NOISE), ColorOps.saturation(NOISE, 0));
    }

    @Test
    void noContrastLeavesOneGray() {
        int[] colors = Samples.sortedPixels(ColorOps.contrast(NOISE, 0));
        assertEquals(colors[0], colors[colors.length - 1]);
    }

    @Test
    void levelsStopAtWhite() {
        RgbImage white = Samples.filled(1, 1, 255, 255, 255);
        assertEquals(white, ColorOps.brightness(Samples.filled(1, 1, 200, 220, 128), 3));
    }

    @Test
    void theInputStaysAsItIs() {
        RgbImage before = RgbImage.of(9, 7, NOISE.toBytes());
        ColorOps.hue(NOISE, 0.3);
        ColorOps.grayscale(NOISE);
        assertEquals(before, NOISE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aFactorThatIsNoneIsRefused(double factor) {
        assertThrows(IllegalArgumentException.class, () -> ColorOps.brightness(NOISE, factor));
        assertThrows(IllegalArgumentException.class, () -> ColorOps.contrast(NOISE, factor));
        assertThrows(IllegalArgumentException.class, () -> ColorOps.saturation(NOISE, factor));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.51, 0.51, Double.NaN})
    void aTurnOfTheHueBeyondHalfTheCircleIsRefused(double turn) {
        assertThrows(IllegalArgumentException.class, () -> ColorOps.hue(NOISE, turn));
    }
}
