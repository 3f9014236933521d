// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.oecl.image.internal.JpegHeader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files whose headers contradict themselves are read as libjpeg reads them. */
class JpegHeaderTest {

    private static final byte[] ADOBE = segment(0xEE, "Adobe\0d\0\0\0\0\0");

    private byte[] jpeg;
    private RgbImage picture;

    @BeforeEach
    void write() throws IOException {
        jpeg = TestImages.file(TestImages.gradient(32, 24), "jpeg");
        picture = decode(jpeg);
    }

    @Test
    void anUsualFileIsLeftAsItIs() throws IOException {
        assertSame(jpeg, JpegHeader.plain(jpeg));
        byte[] cmyk = TestImages.cmykJpeg(16, 16, 1, 2, 3, 4);
        assertSame(cmyk, JpegHeader.plain(cmyk));
    }

    /** A warning about what is not used is no damage. */
    @Test
    void aShortProfileIsNoDamage() throws IOException {
        for (String profile : new String[] {"", "\1\1", "\1\1abc", "\1\2" + "x".repeat(500)}) {
            byte[] file = TestImages.insert(jpeg, 20, segment(0xE2, "ICC_PROFILE\0" + profile));
            assertArrayEquals(jpeg, JpegHeader.plain(file));
            assertEquals(picture, decode(file));
        }
    }

    @Test
    void jfifIsBelievedMoreThanAdobe() throws IOException {
        assertEquals(picture, decode(TestImages.insert(jpeg, 20, ADOBE)));
    }

    @Test
    void adobeIsBelievedWhereThereIsNoJfif() throws IOException {
        byte[] bare = withoutJfif();
        assertEquals(picture, decode(bare));
        RgbImage stored = decode(TestImages.insert(bare, 2, ADOBE));
        // What is red in the picture is luma, of which all three channels have a part.
        assertEquals(90, picture.get(0, 0, 2), 12);
        assertEquals(10, stored.get(0, 0, 0), 12);
        byte[] transformed = ADOBE.clone();
        transformed[transformed.length - 1] = 1;
        assertEquals(picture, decode(TestImages.insert(bare, 2, transformed)));
        transformed[transformed.length - 1] = 7;
        assertEquals(picture, decode(TestImages.insert(bare, 2, transformed)));
    }

    @Test
    void theNamesOfTheComponentsDecideWhereNothingElseDoes() throws IOException {
        byte[] named = withoutJfif();
        byte[] frame = {0, 17, 8, 0, 24, 0, 32, 3};
        int start = indexOf(named, frame);
        int scan = indexOf(named, new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 12, 3});
        for (int i = 0; i < 3; i++) {
            named[start + frame.length + 3 * i] = (byte) "RGB".charAt(i);
            named[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
        }
        RgbImage stored = decode(TestImages.insert(withoutJfif(), 2, ADOBE));
        assertEquals(stored, decode(named));
    }

    private byte[] withoutJfif() {
        byte[] bare = new byte[jpeg.length - 18];
        bare[0] = jpeg[0];
        bare[1] = jpeg[1];
        System.arraycopy(jpeg, 20, bare, 2, bare.length - 2);
        return bare;
    }

    private static int indexOf(byte[] file, byte[] part) {
        for (int i = 0; i + part.length <= file.length; i++) {
            if (Arrays.equals(file, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not found");
    }

    private static byte[] segment(int marker, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer segment = ByteBuffer.allocate(4 + bytes.length);
        segment.put((byte) 0xFF).put((byte) marker).putShort((short) (2 + bytes.length));
        return segment.put(bytes).array();
    }

    private static RgbImage decode(byte[] file) throws IOException {
        return ImageDecoder.withDefaults().decode(file, "x.jpg");
    }
}
