// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImagesTest {

    private static final RgbImage IMAGE = TestImages.gradient(7, 5);

    @Test
    void thereAndBackIsTheSame() {
        assertEquals(IMAGE, BufferedImages.toRgbImage(BufferedImages.toBufferedImage(IMAGE)));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void everyLayoutOfEightBitsIsRead(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, new Color(1, 2, 3).getRGB());
        image.setRGB(1, 0, new Color(253, 254, 255).getRGB());
        RgbImage expected = RgbImage.of(2, 1, new byte[] {1, 2, 3, -3, -2, -1});
        assertEquals(expected, BufferedImages.toRgbImage(image));
    }

    @Test
    void premultipliedAlphaIsCompositedOnWhite() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        image.setRGB(0, 0, 0x80FFFFFF);
        assertEquals(255, BufferedImages.toRgbImage(image).get(0, 0, 0));
    }

    @Test
    void aPartOfAnImageIsRead() {
        BufferedImage part = BufferedImages.toBufferedImage(IMAGE).getSubimage(2, 1, 3, 2);
        RgbImage read = BufferedImages.toRgbImage(part);
        assertEquals(IMAGE.get(2, 1, 0), read.get(0, 0, 0));
        assertEquals(IMAGE.get(4, 2, 1), read.get(2, 1, 1));
    }

    @Test
    void fractionsAreRefused() {
        ColorModel fractions =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_FLOAT);
        BufferedImage image =
                new BufferedImage(
                        fractions, fractions.createCompatibleWritableRaster(1, 1), false, null);
        assertThrows(IllegalArgumentException.class, () -> BufferedImages.toRgbImage(image));
    }

    @Test
    void pngKeepsEveryPixel() throws IOException {
        byte[] file = IMAGE.png();
        assertEquals(IMAGE, ImageDecoder.withDefaults().decode(file, "test"));
    }
}
