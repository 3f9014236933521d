// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The canvas of a GIF file, on which its first frame lies. Java's reader returns the frame alone.
 * What the frame leaves free is transparent if the frame has a transparent colour, and else of the
 * first colour, as Pillow has it.
 *
 * @param width of the canvas in pixels; it is as large as the frame at the least
 * @param height of the canvas in pixels
 * @param left the frame's first column
 * @param top the frame's first row
 */
record GifCanvas(int width, int height, int left, int top) {

    private static final int SIZE = 6;
    private static final int FLAGS = 10;
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2C;

    /** Reads the header of a file that begins as a GIF does. */
    static GifCanvas of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int flags = bytes.get(FLAGS);
        int at = HEADER + ((flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1);
        while (bytes.get(at) == EXTENSION) {
            at += 2;
            while (bytes.get(at) != 0) {
                at += 1 + (bytes.get(at) & 0xFF);
            }
            at++;
        }
        if (bytes.get(at) != FRAME) {
            throw new IllegalArgumentException("it has no frame");
        }
        int left = unsigned(bytes, at + 1);
        int top = unsigned(bytes, at + 3);
        int width = Math.max(unsigned(bytes, SIZE), left + unsigned(bytes, at + 5));
        int height = Math.max(unsigned(bytes, SIZE + 2), top + unsigned(bytes, at + 7));
        return new GifCanvas(width, height, left, top);
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    /** Lays the frame on the canvas; one that covers it is returned as it is. */
    BufferedImage under(BufferedImage frame) {
        if (frame.getWidth() == width && frame.getHeight() == height) {
            return frame;
        }
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        if (frame.getColorModel() instanceof IndexColorModel colors
                && colors.getTransparentPixel() < 0) {
            int[] row = new int[width];
            Arrays.fill(row, colors.getRGB(0));
            for (int y = 0; y < height; y++) {
                canvas.setRGB(0, y, width, 1, row, 0, width);
            }
        }
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(frame, left, top, null);
        graphics.dispose();
        return canvas;
    }
}
