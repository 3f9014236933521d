// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import io.github.oecl.image.internal.JpegData;
import io.github.oecl.image.internal.JpegHeader;
import io.github.oecl.io.internal.Reasons;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes JPEG (also progressive and CMYK), PNG, BMP, GIF (its first frame, on its canvas) and TIFF
 * (its first page) to RGB.
 *
 * <p>Alpha is composited on white, 16 bits a channel become 8, gray becomes three equal channels.
 * An image is turned upright as EXIF says, unless {@link #asStored()} asks for what torchvision's
 * image folders read. Embedded colour profiles of RGB images are left unapplied, as they leave
 * them. Files and images over the limits are refused before a pixel is decoded, so that a small
 * file cannot fill the memory; at the usual limits an image takes at most 256 MB while it is
 * decoded. A file that is cut short or damaged is an error, never half an image.
 *
 * <p>Immutable, for any number of threads.
 */
public final class ImageDecoder {

    private static final long DEFAULT_MAX_BYTES = 64L << 20;
    private static final long DEFAULT_MAX_PIXELS = 25_000_000;

    /** As decoded, of one pixel of 8 bits a channel, with or without alpha. */
    private static final int USUAL_BYTES = 4;

    private static final int MAX_SAMPLE_BITS = 16;

    /** An image has at most as many bytes as a Java array. */
    private static final int MOST_MEGAPIXELS = 700;

    private static final long MOST_BYTES = Integer.MAX_VALUE - 8;

    private static final int LEAST_SAMPLE_BITS = 8;

    private final Settings settings;

    private ImageDecoder(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a decoder is set to, to be kept in a file.
     *
     * @param maxBytes the size of the largest file, in bytes
     * @param maxPixels width x height of the largest image
     * @param upright whether images are turned as EXIF says
     * @param bits how many of the 16 bits of a sample count; 0 for all
     */
    public record Settings(long maxBytes, long maxPixels, boolean upright, int bits) {

        /**
         * Checks the numbers.
         *
         * @param maxBytes the size of the largest file, in bytes, at least 1
         * @param maxPixels width x height of the largest image, at least 1
         * @param upright whether images are turned as EXIF says
         * @param bits how many of the 16 bits of a sample count, 8 to 16; 0 for all
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Settings {
            if (maxBytes < 1 || maxPixels < 1) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "Limits must be at least 1, not %d bytes and %d pixels",
                                maxBytes,
                                maxPixels));
            }
            if (bits != 0 && (bits < LEAST_SAMPLE_BITS || bits > MAX_SAMPLE_BITS)) {
                throw new IllegalArgumentException(
                        "A sample stored in 16 bits has 8 to 16 that count, not " + bits);
            }
        }
    }

    /**
     * Returns a decoder of given settings.
     *
     * @param settings of {@link #settings()}
     * @return the decoder
     */
    public static ImageDecoder of(Settings settings) {
        return new ImageDecoder(settings);
    }

    /** {@return what this decoder is set to} */
    public Settings settings() {
        return settings;
    }

    /** {@return a decoder of files up to 64 MiB and images up to 25 million pixels} */
    public static ImageDecoder withDefaults() {
        return withLimits(DEFAULT_MAX_BYTES, DEFAULT_MAX_PIXELS);
    }

    /**
     * Returns a decoder with other limits.
     *
     * @param maxBytes the size of the largest file, in bytes, at least 1
     * @param maxPixels width x height of the largest image, at least 1; a pixel of more than 4
     *     bytes, of 16 bits a channel, counts for as many more
     * @return the decoder
     * @throws IllegalArgumentException if a limit is not positive
     */
    public static ImageDecoder withLimits(long maxBytes, long maxPixels) {
        return new ImageDecoder(new Settings(maxBytes, maxPixels, true, 0));
    }

    /**
     * Returns a decoder of larger images, and of files of 8 bytes for each pixel of them.
     *
     * @param megapixels width x height of the largest image in millions, at least 1
     * @return the decoder
     * @throws IllegalArgumentException if the number is not positive
     */
    public ImageDecoder withMegapixels(int megapixels) {
        if (megapixels < 1 || megapixels > MOST_MEGAPIXELS) {
            throw new IllegalArgumentException(
                    "The limit lies between 1 and "
                            + MOST_MEGAPIXELS
                            + " megapixels, and is not "
                            + megapixels);
        }
        long pixels = 1_000_000L * megapixels;
        long bytes = Math.min(MOST_BYTES, Math.max(settings.maxBytes, 8 * pixels));
        return new ImageDecoder(new Settings(bytes, pixels, settings.upright, settings.bits));
    }

    /** {@return a decoder that leaves images as they are stored, whatever EXIF says} */
    public ImageDecoder asStored() {
        return new ImageDecoder(
                new Settings(settings.maxBytes, settings.maxPixels, false, settings.bits));
    }

    /**
     * Returns a decoder of images whose samples are stored in 16 bits and have fewer, as those of
     * many cameras have: the largest number of so many bits becomes white.
     *
     * @param bits from 8 to 16
     * @return the decoder
     * @throws IllegalArgumentException if the number is another
     */
    public ImageDecoder withSampleBits(int bits) {
        if (bits == 0) {
            throw new IllegalArgumentException("Samples of 0 bits tell nothing");
        }
        return new ImageDecoder(
                new Settings(settings.maxBytes, settings.maxPixels, settings.upright, bits));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ImageDecoder decoder && settings.equals(decoder.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    @Override
    public String toString() {
        return "ImageDecoder" + settings.toString().substring("Settings".length());
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
        if (!Files.isRegularFile(file)) {
            throw new ImageFormatException(name, "is a pipe or a device; name an image file");
        }
        checkBytes(Files.size(file), name);
        return decode(bytes(file), name);
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
            requireMemory(name, e);
            // Readers throw all of these on damaged files.
            throw damaged(format, name, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    /**
     * A lack of memory is no fault of the file, whose sizes were looked at: else good images would
     * be left out for it. Some readers wrap it.
     */
    private static void requireMemory(String name, Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof OutOfMemoryError) {
                String message =
                        "There is not enough memory to decode %s (%s): give Java more"
                                + " with -Xmx";
                OutOfMemoryError named =
                        new OutOfMemoryError(message.formatted(name, e.getMessage()));
                named.initCause(thrown);
                throw named;
            }
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            // What the system says of a file names it seldom, and some of it only that.
            throw new IOException(file + " cannot be read: " + Reasons.of(e), e);
        }
    }

    private RgbImage read(ImageFormat format, byte[] file, String name) throws IOException {
        byte[] bytes = format == ImageFormat.JPEG ? JpegHeader.plain(file) : file;
        ImageReader reader = format.newReader();
        RowProgress rows = new RowProgress();
        try (ImageInputStream input = new ByteArrayImageInputStream(bytes)) {
            reader.addIIOReadProgressListener(rows);
            reader.setInput(input, false, true);
            checkPixels(reader.getWidth(0), reader.getHeight(0), USUAL_BYTES, name);
            checkData(format, bytes, name);
            checkPixels(reader.getWidth(0), reader.getHeight(0), pixelBytes(reader, name), name);
            BufferedImage image = reader.read(0);
            if (format == ImageFormat.GIF) {
                image = onCanvas(image, rows, bytes, name);
            }
            RgbImage pixels = BufferedImages.toRgbImage(image, settings.bits, name);
            return settings.upright
                    ? Orientation.upright(pixels, Orientation.of(format, bytes))
                    : pixels;
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
                                        "is not a JPEG, PNG, BMP, GIF or TIFF image: it "
                                                + what(bytes)
                                                + "; convert it to PNG or JPEG, or remove it"));
    }

    private static String what(byte[] bytes) {
        return OtherFormats.name(bytes)
                .map(format -> "is " + format)
                .orElseGet(() -> "starts with the bytes " + ImageFormat.start(bytes, 8));
    }

    private void checkBytes(long bytes, String name) throws ImageFormatException {
        if (bytes > settings.maxBytes) {
            throw new ImageFormatException(
                    name,
                    overLimit(
                            String.format(Locale.ROOT, "%,d bytes", bytes),
                            settings.maxBytes,
                            "bytes"));
        }
    }

    private void checkPixels(int width, int height, int bytes, String name)
            throws ImageFormatException {
        long weight = (long) width * height * Math.max(USUAL_BYTES, bytes);
        if (weight / USUAL_BYTES > settings.maxPixels) {
            String size = width + " x " + height + " pixels";
            String deep = bytes > USUAL_BYTES ? " of " + bytes + " bytes" : "";
            throw new ImageFormatException(
                    name, overLimit(size + deep, settings.maxPixels, "pixels"));
        }
    }

    /** Looks for damage that Java's readers make pixels of. */
    private void checkData(ImageFormat format, byte[] bytes, String name) throws IOException {
        Optional<String> damage =
                switch (format) {
                    case PNG -> PngChunks.damage(bytes);
                    case JPEG -> JpegData.damage(bytes, settings.maxPixels);
                    case TIFF -> TiffJpeg.damage(bytes, settings.maxPixels);
                    case GIF, BMP -> Optional.empty();
                };
        if (damage.isPresent()) {
            throw damaged(format, name, damage.get(), null);
        }
    }

    private BufferedImage onCanvas(BufferedImage frame, RowProgress rows, byte[] bytes, String name)
            throws ImageFormatException {
        if (rows.percent() < 100) {
            throw damaged(ImageFormat.GIF, name, "its data end within the image", null);
        }
        GifCanvas canvas = GifCanvas.of(bytes);
        checkPixels(canvas.width(), canvas.height(), USUAL_BYTES, name);
        return canvas.under(frame);
    }

    private static int pixelBytes(ImageReader reader, String name) throws IOException {
        int[] bits = reader.getImageTypes(0).next().getSampleModel().getSampleSize();
        int most = Arrays.stream(bits).max().orElse(0);
        if (most > MAX_SAMPLE_BITS) {
            throw new ImageFormatException(
                    name, "has samples of " + most + " bits; convert it to 8 or 16");
        }
        return (Arrays.stream(bits).sum() + Byte.SIZE - 1) / Byte.SIZE;
    }

    private static String overLimit(String size, long limit, String unit) {
        return String.format(
                Locale.ROOT,
                "has %s, over the limit of %,d %s; make it smaller, or raise the limit: with"
                        + " --megapixels on the command line, megapixels= in the name of a data"
                        + " set, ImageDecoder.withMegapixels in Java",
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
