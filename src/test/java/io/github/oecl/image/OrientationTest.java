// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrientationTest {

    private static final String STORED = "abc/def";

    /** What EXIF says of rows and columns, letter by letter. */
    @ParameterizedTest
    @CsvSource({
        "0, abc/def",
        "1, abc/def",
        "2, cba/fed",
        "3, fed/cba",
        "4, def/abc",
        "5, ad/be/cf",
        "6, da/eb/fc",
        "7, fc/eb/da",
        "8, cf/be/ad",
        "9, abc/def"
    })
    void imagesAreTurnedUpright(int orientation, String seen) throws IOException {
        byte[] png = image(STORED).png();
        for (byte[] file :
                List.of(
                        TestImages.withChunk(png, "eXIf", exif(orientation, true)),
                        TestImages.withChunk(png, "eXIf", exif(orientation, false)),
                        tiff(orientation))) {
            assertEquals(image(seen), ImageDecoder.withDefaults().decode(file, "x"));
            RgbImage stored = ImageDecoder.withDefaults().asStored().decode(file, "x");
            assertEquals(image(STORED), stored);
        }
    }

    @Test
    void oneJpegInFourOrientationsIsOnePicture() throws IOException {
        RgbImage stored = TestImages.gradient(32, 16);
        byte[] jpeg = TestImages.file(stored, "jpeg");
        for (int orientation : new int[] {3, 6, 8}) {
            RgbImage seen =
                    ImageDecoder.withDefaults()
                            .decode(jpegWith(jpeg, exif(orientation, true)), "x");
            RgbImage expected = Orientation.upright(stored, orientation);
            assertTrue(TestImages.distance(expected, seen) < 30, "orientation " + orientation);
        }
    }

    /** The pixels are intact, and they are what counts. */
    @Test
    void damagedExifTellsNothing() throws IOException {
        byte[] jpeg = TestImages.file(TestImages.gradient(16, 8), "jpeg");
        RgbImage plain = ImageDecoder.withDefaults().decode(jpeg, "x");
        byte[] whole = exif(6, true);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = jpegWith(jpeg, Arrays.copyOf(whole, length));
            int width = ImageDecoder.withDefaults().decode(cut, "x").width();
            assertTrue(width == 16 || length >= 20 && width == 8, length + " bytes");
        }
        byte[] far = exif(6, true);
        ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
        assertEquals(plain, ImageDecoder.withDefaults().decode(jpegWith(jpeg, far), "x"));
        ByteBuffer.wrap(far).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -8);
        assertEquals(plain, ImageDecoder.withDefaults().decode(jpegWith(jpeg, far), "x"));
    }

    private static byte[] jpegWith(byte[] jpeg, byte[] exif) {
        byte[] name = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer segment = ByteBuffer.allocate(4 + name.length + exif.length);
        segment.putShort((short) 0xFFE1).putShort((short) (segment.capacity() - 2));
        return TestImages.insert(jpeg, 2, segment.put(name).put(exif).array());
    }

    /** A directory with another entry before that of the orientation. */
    private static byte[] exif(int orientation, boolean little) {
        ByteBuffer bytes = ByteBuffer.allocate(38);
        bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        bytes.put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        bytes.putShort((short) 42).putInt(8).putShort((short) 2);
        entry(bytes, 0x100, 77);
        entry(bytes, 0x112, orientation);
        return bytes.putInt(0).array();
    }

    private static byte[] tiff(int orientation) {
        ByteBuffer bytes = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        int[][] entries = {
            {256, 3},
            {257, 2},
            {258, 8},
            {259, 1},
            {262, 2},
            {273, 200},
            {274, orientation},
            {277, 3},
            {278, 2},
            {279, 18}
        };
        bytes.putShort((short) entries.length);
        for (int[] entry : entries) {
            entry(bytes, entry[0], entry[1]);
        }
        // Three numbers of bits do not fit into an entry.
        int bits = 10 + 2 * 12;
        bytes.putInt(bits + 4, 3).putInt(bits + 8, 180);
        for (int i = 0; i < 3; i++) {
            bytes.putShort(180 + 2 * i, (short) 8);
        }
        byte[] file = bytes.array();
        System.arraycopy(image(STORED).toBytes(), 0, file, 200, 18);
        return file;
    }

    private static void entry(ByteBuffer bytes, int tag, int value) {
        bytes.putShort((short) tag).putShort((short) 3).putInt(1);
        bytes.putShort((short) value).putShort((short) 0);
    }

    private static RgbImage image(String letters) {
        String[] rows = letters.split("/");
        byte[] pixels = new byte[3 * rows.length * rows[0].length()];
        int i = 0;
        for (String row : rows) {
            for (char letter : row.toCharArray()) {
                pixels[i++] = (byte) letter;
                pixels[i++] = (byte) (2 * (letter - 'a'));
                pixels[i++] = 50;
            }
        }
        return RgbImage.of(rows[0].length(), rows.length, pixels);
    }
}
