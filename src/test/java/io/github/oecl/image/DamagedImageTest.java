// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedImageTest {

    private static final RgbImage IMAGE = TestImages.gradient(64, 48);

    @Test
    void anAbsentFileIsNamed(@TempDir Path folder) {
        Path file = folder.resolve("cat.png");
        NoSuchFileException error =
                assertThrows(
                        NoSuchFileException.class, () -> ImageDecoder.withDefaults().decode(file));
        assertTrue(error.getMessage().contains("cat.png"), error.getMessage());
    }

    @Test
    void aFolderIsNoImage(@TempDir Path folder) {
        ImageFormatException error =
                assertThrows(
                        ImageFormatException.class,
                        () -> ImageDecoder.withDefaults().decode(folder));
        assertTrue(error.getMessage().startsWith(folder + " is a folder"), error.getMessage());
    }

    @Test
    void anEmptyFileIsSaidToBeEmpty(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("cat.png"));
        ImageFormatException error =
                assertThrows(
                        ImageFormatException.class, () -> ImageDecoder.withDefaults().decode(file));
        assertTrue(error.getMessage().contains("cat.png is empty"), error.getMessage());
    }

    @Test
    void textIsNoImage() {
        byte[] text = "<html>not found</html>".getBytes(StandardCharsets.US_ASCII);
        assertTrue(messageOf(text).startsWith("x.jpg is not a JPEG, PNG, BMP, GIF or TIFF"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
    void aFileCutShortIsAnErrorWhereverItIsCut(String format) throws IOException {
        byte[] file = TestImages.file(IMAGE, format);
        for (int percent = 5; percent <= 95; percent += 5) {
            byte[] cut = Arrays.copyOf(file, file.length * percent / 100);
            assertTrue(messageOf(cut).contains("x.jpg"), messageOf(cut));
        }
    }

    @Test
    void aProgressiveJpegCutShortIsAnError() throws IOException {
        byte[] file = TestImages.progressiveJpeg(IMAGE);
        String message = messageOf(Arrays.copyOf(file, file.length * 3 / 4));
        assertTrue(message.contains("cut short"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "bmp", "gif", "tiff"})
    void damagedBytesGiveAnImageOrAnImageFormatException(String format) throws IOException {
        byte[] file = TestImages.file(IMAGE, format);
        RandomGenerator random = KeyedRandom.of(7);
        for (int trial = 0; trial < 200; trial++) {
            byte[] damaged = file.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(2, Math.min(200, file.length))] = (byte) random.nextInt();
            }
            assertTrue(isImageOrFormatError(damaged));
        }
    }

    @Test
    void aFileOverTheByteLimitIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("big.png"), new byte[2000]);
        ImageFormatException error =
                assertThrows(
                        ImageFormatException.class,
                        () -> ImageDecoder.withLimits(1000, 1000).decode(file));
        assertTrue(error.getMessage().contains("2,000 bytes, over the limit of 1,000 bytes"));
    }

    @Test
    void anImageOverThePixelLimitIsRefused() {
        ImageDecoder decoder = ImageDecoder.withLimits(100_000, 64 * 48 - 1);
        byte[] file = IMAGE.png();
        ImageFormatException error =
                assertThrows(ImageFormatException.class, () -> decoder.decode(file, "x.png"));
        assertTrue(error.getMessage().contains("64 x 48 pixels, over the limit of 3,071 pixels"));
    }

    @Test
    void anImageAtTheLimitsIsRead() throws IOException {
        byte[] file = IMAGE.png();
        assertEquals(IMAGE, ImageDecoder.withLimits(file.length, 64 * 48).decode(file, "x.png"));
    }

    @Test
    void aHugeHeaderInASmallFileIsRefusedByTheHeader() {
        String message = messageOf(pngHeader(60_000, 60_000));
        assertTrue(message.contains("60000 x 60000 pixels, over the limit"), message);
    }

    @Test
    void limitsMustBePositive() {
        assertThrows(IllegalArgumentException.class, () -> ImageDecoder.withLimits(0, 1));
        assertThrows(IllegalArgumentException.class, () -> ImageDecoder.withLimits(1, 0));
    }

    private static String messageOf(byte[] file) {
        return assertThrows(
                        ImageFormatException.class,
                        () -> ImageDecoder.withDefaults().decode(file, "x.jpg"))
                .getMessage();
    }

    private static boolean isImageOrFormatError(byte[] file) throws IOException {
        try {
            return ImageDecoder.withLimits(1 << 20, 1 << 20).decode(file, "x").width() > 0;
        } catch (ImageFormatException e) {
            return e.getMessage().startsWith("x ");
        }
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(1000);
        file.putLong(0x89504E470D0A1A0AL).putInt(13).put(header.array());
        return file.putInt((int) crc.getValue()).array();
    }
}
