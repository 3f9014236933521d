// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

    private static final RgbImage IMAGE = TestImages.gradient(31, 17);

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsGiveTheSamePixels(String format) throws IOException {
        assertEquals(IMAGE, decode(TestImages.file(IMAGE, format)));
    }

    @Test
    void jpegGivesNearlyTheSamePixels() throws IOException {
        assertTrue(TestImages.distance(IMAGE, decode(TestImages.file(IMAGE, "jpeg"))) < 30);
    }

    @Test
    void progressiveJpegGivesNearlyTheSamePixels() throws IOException {
        assertTrue(TestImages.distance(IMAGE, decode(TestImages.progressiveJpeg(IMAGE))) < 30);
    }

    @Test
    void grayJpegKeepsItsGrayLevels() throws IOException {
        RgbImage decoded = decode(TestImages.file(grayImage(100), "jpeg"));
        assertEquals(100, decoded.get(3, 3, 0), 2);
        assertEquals(decoded.get(3, 3, 0), decoded.get(3, 3, 2));
    }

    @Test
    void cmykJpegIsConvertedToRgb() throws IOException {
        RgbImage cyan = decode(TestImages.cmykJpeg(16, 16, 255, 0, 0, 0));
        assertEquals(0, cyan.get(8, 8, 0), 40);
        assertEquals(255, cyan.get(8, 8, 2), 40);
        RgbImage paper = decode(TestImages.cmykJpeg(16, 16, 0, 0, 0, 0));
        assertEquals(255, paper.get(8, 8, 1), 5);
    }

    @Test
    void grayPngKeepsItsGrayLevels() throws IOException {
        assertEquals(100, decode(TestImages.file(grayImage(100), "png")).get(0, 0, 1));
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        BufferedImage deep = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        deep.getRaster().setSample(0, 0, 0, 65535);
        deep.getRaster().setSample(1, 0, 0, 100 * 257);
        RgbImage decoded = decode(TestImages.file(deep, "png"));
        assertEquals(255, decoded.get(0, 0, 0));
        assertEquals(100, decoded.get(1, 0, 0));
    }

    @Test
    void alphaIsCompositedOnWhite() throws IOException {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FF0000);
        image.setRGB(1, 0, 0xFF0A141E);
        image.setRGB(2, 0, 0x80000000);
        RgbImage decoded = decode(TestImages.file(image, "png"));
        assertEquals(RgbImage.of(3, 1, bytes(255, 255, 255, 10, 20, 30, 127, 127, 127)), decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void palettesGiveTheirColors(String format) throws IOException {
        byte[] ramp = Arrays.copyOf(bytes(0, 10, 20, 200), 256);
        IndexColorModel palette = new IndexColorModel(8, 256, ramp, new byte[256], ramp);
        BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int x = 0; x < 4; x++) {
            image.getRaster().setSample(x, 0, 0, x);
        }
        RgbImage expected = RgbImage.of(4, 1, bytes(0, 0, 0, 10, 0, 10, 20, 0, 20, 200, 0, 200));
        assertEquals(expected, decode(TestImages.file(image, format)));
    }

    @Test
    void readsAFileWhateverItsName(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("picture.txt"), IMAGE.png());
        assertEquals(IMAGE, ImageDecoder.withDefaults().decode(file));
    }

    @Test
    void needsNoContextClassLoader() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader loader = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            assertEquals(16, decode(TestImages.cmykJpeg(16, 16, 0, 0, 0, 0)).width());
            assertEquals(IMAGE, decode(TestImages.file(IMAGE, "tiff")));
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private static RgbImage decode(byte[] file) throws IOException {
        return ImageDecoder.withDefaults().decode(file, "test");
    }

    private static BufferedImage grayImage(int level) {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            image.getRaster().setSample(i % 8, i / 8, 0, level);
        }
        return image;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
