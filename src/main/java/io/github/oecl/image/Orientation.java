// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import io.github.oecl.image.internal.JpegDamage;
import io.github.oecl.image.internal.JpegSegments;
import io.github.oecl.image.internal.JpegSegments.Segment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera was held, which EXIF tells of JPEG and PNG and a tag of TIFF: a number from 1, as
 * stored, to 8. What is damaged or not there tells nothing, for pixels do not depend on it.
 */
final class Orientation {

    private static final int AS_STORED = 1;
    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MAGIC = 42;
    private static final String EXIF = "Exif";
    private static final int PNG_SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final int PNG_EXIF = 0x65584966;
    private static final int PNG_END = 0x49454E44;

    private Orientation() {}

    /** Returns the orientation of a file. */
    static int of(ImageFormat format, byte[] file) {
        try {
            int found =
                    switch (format) {
                        case JPEG -> ofJpeg(file);
                        case PNG -> ofPng(file);
                        case TIFF -> ofTiff(file, 0, file.length);
                        case GIF, BMP -> AS_STORED;
                    };
            return found >= AS_STORED && found <= LAST ? found : AS_STORED;
        } catch (JpegDamage | IndexOutOfBoundsException e) {
            return AS_STORED;
        }
    }

    private static int ofJpeg(byte[] file) throws JpegDamage {
        for (Segment segment : JpegSegments.header(file)) {
            if (segment.marker() == JpegSegments.APP1 && JpegSegments.begins(file, segment, EXIF)) {
                // A second zero fills up the name.
                return ofTiff(file, segment.content() + EXIF.length() + 2, segment.end());
            }
        }
        return AS_STORED;
    }

    private static int ofPng(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int at = PNG_SIGNATURE;
        while (bytes.getInt(at + 4) != PNG_END) {
            int length = bytes.getInt(at);
            if (bytes.getInt(at + 4) == PNG_EXIF) {
                return ofTiff(file, at + 8, at + 8 + length);
            }
            if (length < 0) {
                return AS_STORED;
            }
            at += length + FRAME;
        }
        return AS_STORED;
    }

    /** Reads the first directory of what is laid out as a TIFF file is. */
    private static int ofTiff(byte[] file, int start, int end) {
        ByteBuffer tiff = ByteBuffer.wrap(file, start, end - start).slice();
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = tiff.getShort(2) == MAGIC ? tiff.getShort(directory) & 0xFFFF : 0;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + ENTRY * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT) {
                return tiff.getShort(entry + 8) & 0xFFFF;
            }
        }
        return AS_STORED;
    }

    /** Returns an image as it was seen. */
    static RgbImage upright(RgbImage image, int orientation) {
        if (orientation == AS_STORED) {
            return image;
        }
        boolean turned = orientation > 4;
        int width = turned ? image.height() : image.width();
        int height = turned ? image.width() : image.height();
        byte[] pixels = new byte[image.pixels().length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        image.pixels(),
                        RgbImage.CHANNELS * source(image, orientation, x, y),
                        pixels,
                        target,
                        RgbImage.CHANNELS);
                target += RgbImage.CHANNELS;
            }
        }
        return RgbImage.wrap(width, height, pixels);
    }

    /** Returns which stored pixel is seen at a place. */
    private static int source(RgbImage image, int orientation, int x, int y) {
        int right = image.width() - 1;
        int bottom = image.height() - 1;
        return switch (orientation) {
            case 2 -> y * image.width() + right - x;
            case 3 -> (bottom - y) * image.width() + right - x;
            case 4 -> (bottom - y) * image.width() + x;
            case 5 -> x * image.width() + y;
            case 6 -> (bottom - x) * image.width() + y;
            case 7 -> (bottom - x) * image.width() + right - y;
            case 8 -> x * image.width() + right - y;
            default -> throw new IllegalArgumentException("No orientation " + orientation);
        };
    }
}
