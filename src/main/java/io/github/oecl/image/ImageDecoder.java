// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes JPEG (also progressive and CMYK), PNG, BMP, GIF (its first frame) and TIFF (its first
 * page) to RGB.
 *
 * <p>Alpha is composited on white, 16 bits a channel become 8, gray becomes three equal channels.
 * Embedded colour profiles of RGB images and the orientation in EXIF are left unapplied, as
 * torchvision's image folders leave them. Files and images over the limits are refused before a
 * pixel is decoded; a file that is cut short or damaged is an error, never half an image.
 *
 * <p>Immutable, for any number of threads.
 */
public final class ImageDecoder {

    private static final long DEFAULT_MAX_BYTES = 64L << 20;
    private static final long DEFAULT_MAX_PIXELS = 50_000_000;

    private final long maxBytes;
    private final long maxPixels;

    private ImageDecoder(long maxBytes, long maxPixels) {
        this.maxBytes = maxBytes;
        this.maxPixels = maxPixels;
    }

    /** {@return a decoder of files up to 64 MiB and images up to 50 million pixels} */
    public static ImageDecoder withDefaults() {
        return new ImageDecoder(DEFAULT_MAX_BYTES, DEFAULT_MAX_PIXELS);
    }

    /**
     * Returns a decoder with other limits.
     *
     * @param maxBytes the size of the largest file, in bytes, at least 1
     * @param maxPixels width x height of the largest image, at least 1
     * @return the decoder
     * @throws IllegalArgumentException if a limit is not positive
     */
    public static ImageDecoder withLimits(long maxBytes, long maxPixels) {
        if (maxBytes < 1 || maxPixels < 1) {
            throw new IllegalArgumentException(
                    "Limits must be at least 1, not %d bytes and %d pixels"
                            .formatted(maxBytes, maxPixels));
        }
        return new ImageDecoder(maxBytes, maxPixels);
    }

    /**
     * Decodes a file.
     *
     * @param file the image file
     * @return the image
     * @throws NoSuchFileException if there is no such file
     * @throws ImageFormatException if it is no image, damaged, or over the limits
     * @throws IOException if it cannot be read
     */
    public RgbImage decode(Path file) throws IOException {
        String name = file.toString();
        if (Files.notExists(file)) {
            throw new NoSuchFileException(name, null, "there is no such image file");
        }
        if (Files.isDirectory(file)) {
            throw new ImageFormatException(name, "is a folder; name an image file in it");
        }
        checkBytes(Files.size(file), name);
        return decode(Files.readAllBytes(file), name);
    }

    /**
     * Decodes the bytes of a file.
     *
     * @param bytes the whole file
     * @param name what to call it in an error message
     * @return the image
     * @throws ImageFormatException if it is no image, damaged, or over the limits
     * @throws IOException if it cannot be read
     */
    public RgbImage decode(byte[] bytes, String name) throws IOException {
        checkBytes(bytes.length, name);
        ImageFormat format = formatOf(bytes, name);
        try {
            return read(format, bytes, name);
        } catch (ImageFormatException e) {
            throw e;
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            // Readers throw all of these on damaged files: sizes from a broken header, for one.
            throw damaged(format, name, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private RgbImage read(ImageFormat format, byte[] bytes, String name) throws IOException {
        ImageReader reader = format.newReader();
        DamageListener damage = new DamageListener();
        try (ImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.addIIOReadWarningListener(damage);
            reader.setInput(input, false, true);
            checkPixels(reader.getWidth(0), reader.getHeight(0), name);
            BufferedImage image = reader.read(0);
            if (damage.found()) {
                throw damaged(format, name, damage.message(), null);
            }
            return BufferedImages.toRgbImage(image);
        } finally {
            reader.dispose();
        }
    }

    private static ImageFormat formatOf(byte[] bytes, String name) throws ImageFormatException {
        if (bytes.length == 0) {
            throw new ImageFormatException(name, "is empty; fetch it again or remove it");
        }
        return ImageFormat.of(bytes)
                .orElseThrow(
                        () ->
                                new ImageFormatException(
                                        name,
                                        "is not a JPEG, PNG, BMP, GIF or TIFF image: it starts with"
                                                + " the bytes "
                                                + ImageFormat.start(bytes, 8)
                                                + "; convert it or remove it"));
    }

    private void checkBytes(long bytes, String name) throws ImageFormatException {
        if (bytes > maxBytes) {
            throw new ImageFormatException(
                    name,
                    overLimit(String.format(Locale.ROOT, "%,d bytes", bytes), maxBytes, "bytes"));
        }
    }

    private void checkPixels(int width, int height, String name) throws ImageFormatException {
        if ((long) width * height > maxPixels) {
            throw new ImageFormatException(
                    name, overLimit(width + " x " + height + " pixels", maxPixels, "pixels"));
        }
    }

    private static String overLimit(String size, long limit, String unit) {
        return String.format(
                Locale.ROOT,
                "has %s, over the limit of %,d %s; make it smaller, or raise the limit with"
                        + " ImageDecoder.withLimits",
                size,
                limit,
                unit);
    }

    private static ImageFormatException damaged(
            ImageFormat format, String name, String reason, Throwable cause) {
        return new ImageFormatException(
                name,
                "cannot be decoded as "
                        + format
                        + " ("
                        + reason
                        + "): it is damaged, cut short or of a kind not supported; fetch it again,"
                        + " convert it or remove it",
                cause);
    }
}
