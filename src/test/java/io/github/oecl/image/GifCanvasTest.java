// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A first frame that is smaller than its canvas. */
class GifCanvasTest {

    private byte[] gif;
    private int descriptor;

    @BeforeEach
    void write() throws IOException {
        byte[] red = Arrays.copyOf(new byte[] {10, (byte) 200, 30, 40}, 256);
        IndexColorModel palette = new IndexColorModel(8, 256, red, new byte[256], new byte[256]);
        BufferedImage frame = new BufferedImage(3, 8, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int i = 0; i < 24; i++) {
            frame.getRaster().setSample(i % 3, i / 3, 0, i < 12 ? 1 : 2);
        }
        gif = TestImages.file(frame, "gif");
        descriptor = 13 + (3 << (gif[10] & 7) + 1);
        while (gif[descriptor] != 0x2C) {
            descriptor++;
        }
    }

    private void place(int width, int height, int left, int top) {
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) width)
                .putShort(8, (short) height)
                .putShort(descriptor + 1, (short) left)
                .putShort(descriptor + 3, (short) top);
    }

    @Test
    void itLiesOnACanvasOfTheFirstColour() throws IOException {
        place(7, 11, 2, 1);
        RgbImage image = decode(gif);
        assertEquals(7, image.width());
        assertEquals(11, image.height());
        for (int y = 0; y < 11; y++) {
            for (int x = 0; x < 7; x++) {
                boolean inside = x >= 2 && x < 5 && y >= 1 && y < 9;
                int expected = !inside ? 10 : y < 5 ? 200 : 30;
                assertEquals(expected, image.get(x, y, 0), x + ", " + y);
            }
        }
    }

    @Test
    void whatATransparentFrameLeavesFreeIsTransparent() throws IOException {
        place(7, 11, 2, 1);
        byte[] control = {0x21, (byte) 0xF9, 4, 1, 0, 0, 2, 0};
        RgbImage image = decode(TestImages.insert(gif, descriptor, control));
        assertEquals(255, image.get(0, 0, 1));
        assertEquals(200, image.get(2, 1, 0));
        assertEquals(255, image.get(2, 6, 1));
    }

    @Test
    void aCanvasTooSmallForItsFrameGrows() throws IOException {
        place(2, 1, 1, 1);
        assertEquals(4, decode(gif).width());
        assertEquals(9, decode(gif).height());
    }

    @Test
    void aHugeCanvasIsRefused() {
        place(65_535, 65_535, 0, 0);
        String message = assertThrows(ImageFormatException.class, () -> decode(gif)).getMessage();
        assertTrue(message.contains("65535 x 65535 pixels, over the limit"), message);
    }

    private static RgbImage decode(byte[] file) throws IOException {
        return ImageDecoder.withDefaults().decode(file, "x.gif");
    }
}
