// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small images and files of them. */
final class TestImages {

    private TestImages() {}

    /** A smooth picture that JPEG keeps well: red grows to the right, green downwards. */
    static RgbImage gradient(int width, int height) {
        byte[] pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = (y * width + x) * 3;
                pixels[i] = (byte) (255 * x / width);
                pixels[i + 1] = (byte) (255 * y / height);
                pixels[i + 2] = (byte) 90;
            }
        }
        return RgbImage.wrap(width, height, pixels);
    }

    static byte[] file(RgbImage image, String format) throws IOException {
        return file(BufferedImages.toBufferedImage(image), format);
    }

    static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, bytes)) {
            throw new IllegalArgumentException("no writer of " + format);
        }
        return bytes.toByteArray();
    }

    static byte[] progressiveJpeg(RgbImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        return written(
                writer,
                new IIOImage(BufferedImages.toBufferedImage(image), null, null),
                parameters);
    }

    /** A TIFF file of JPEG data, as Java writes it. */
    static byte[] jpegTiff(RgbImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType("JPEG");
        return written(
                writer,
                new IIOImage(BufferedImages.toBufferedImage(image), null, null),
                parameters);
    }

    /** A JPEG of four inks as Adobe writes them, inverted: each ink is 255 less its amount. */
    static byte[] cmykJpeg(int width, int height, int... inks) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(0, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int ink = 0; ink < 4; ink++) {
                    raster.setSample(x, y, ink, 255 - inks[ink]);
                }
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        byte[] plain = written(writer, new IIOImage(raster, null, null), null);
        byte[] adobe = {
            (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0
        };
        return insert(plain, 2, adobe);
    }

    private static byte[] written(ImageWriter writer, IIOImage image, ImageWriteParam parameters)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, image, parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] insert(byte[] bytes, int at, byte[] extra) {
        byte[] longer = new byte[bytes.length + extra.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(extra, 0, longer, at, extra.length);
        System.arraycopy(bytes, at, longer, at + extra.length, bytes.length - at);
        return longer;
    }

    /** A PNG of a header and data that are packed as they are. */
    static byte[] png(byte[] header, byte[] pixels) {
        ByteBuffer file = ByteBuffer.allocate(1000 + pixels.length);
        Deflater packer = new Deflater();
        packer.setInput(pixels);
        packer.finish();
        byte[] packed = new byte[900 + pixels.length];
        packed = Arrays.copyOf(packed, packer.deflate(packed));
        packer.end();
        file.putLong(0x89504E470D0A1A0AL);
        file.put(chunk("IHDR", header)).put(chunk("IDAT", packed)).put(chunk("IEND", new byte[0]));
        return Arrays.copyOf(file.array(), file.position());
    }

    /** A PNG with a chunk behind its header. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        return insert(png, 33, chunk(type, data));
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        return chunk.putInt(data.length).put(name).put(data).putInt((int) crc.getValue()).array();
    }

    /** The largest difference between two images of one size. */
    static int distance(RgbImage a, RgbImage b) {
        byte[] first = a.toBytes();
        byte[] second = b.toBytes();
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException(a + " has not the size of " + b);
        }
        int largest = 0;
        for (int i = 0; i < first.length; i++) {
            largest = Math.max(largest, Math.abs((first[i] & 0xFF) - (second[i] & 0xFF)));
        }
        return largest;
    }
}
