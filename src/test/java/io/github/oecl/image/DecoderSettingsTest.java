// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class DecoderSettingsTest {

    private static final ImageDecoder USUAL = ImageDecoder.withDefaults();

    @Test
    void samplesOfTwelveBitsCanBeTakenForWhatTheyAre() throws IOException {
        byte[] file = gray(0, 2048, 4095);
        RgbImage dark = USUAL.decode(file, "x.png");
        assertEquals(16, dark.get(2, 0, 0));
        RgbImage right = USUAL.withSampleBits(12).decode(file, "x.png");
        assertEquals(255, right.get(2, 0, 0));
        assertEquals(128, right.get(1, 0, 0));
        String message =
                assertThrows(
                                ImageFormatException.class,
                                () -> USUAL.withSampleBits(10).decode(file, "x.png"))
                        .getMessage();
        assertTrue(message.contains("a sample of 4095, which 10 bits cannot hold"), message);
        assertThrows(IllegalArgumentException.class, () -> USUAL.withSampleBits(7));
        byte[] eight = TestImages.gradient(9, 9).png();
        assertEquals(USUAL.decode(eight, "x"), USUAL.withSampleBits(12).decode(eight, "x"));
    }

    @Test
    void decodersOfTheSameSettingsAreEqual() {
        assertEquals(USUAL, ImageDecoder.withDefaults());
        assertEquals(USUAL.asStored().hashCode(), USUAL.asStored().hashCode());
        assertNotEquals(USUAL, USUAL.asStored());
        assertNotEquals(USUAL, USUAL.withSampleBits(12));
        assertNotEquals(USUAL, USUAL.withMegapixels(26));
        assertTrue(USUAL.toString().contains("maxPixels=25000000"), USUAL::toString);
    }

    @Test
    void theLimitCanBeRaised() throws IOException {
        ImageDecoder small = ImageDecoder.withLimits(1 << 20, 100);
        byte[] file = TestImages.gradient(20, 20).png();
        assertThrows(ImageFormatException.class, () -> small.decode(file, "x"));
        assertEquals(20, small.withMegapixels(1).decode(file, "x").width());
        assertThrows(IllegalArgumentException.class, () -> small.withMegapixels(0));
    }

    /** Else good images would be left out where memory is short. */
    @Test
    void aLackOfMemoryIsNoDamage() {
        Assumptions.assumeTrue(Runtime.getRuntime().maxMemory() < 2_500_000_000L);
        byte[] huge = DamagedImages.huge();
        OutOfMemoryError error =
                assertThrows(
                        OutOfMemoryError.class,
                        () -> USUAL.withMegapixels(700).decode(huge, "huge.png"));
        assertTrue(error.getMessage().contains("not enough memory to decode huge.png"));
    }

    private static byte[] gray(int... samples) throws IOException {
        BufferedImage image = new BufferedImage(samples.length, 1, BufferedImage.TYPE_USHORT_GRAY);
        for (int x = 0; x < samples.length; x++) {
            image.getRaster().setSample(x, 0, 0, samples[x]);
        }
        return TestImages.file(image, "png");
    }
}
