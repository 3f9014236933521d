// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How the images of files are brought in: their size, at most how many, and when they are decoded.
 * A photograph of 500 x 375 pixels takes half a megabyte, so that a large set needs one of the
 * three to fit in memory.
 *
 * @param size the side in pixels of the square that every image is made, short side first and then
 *     the middle; 0 to leave the images as they are
 * @param limit at most how many images of each set, chosen at random and balanced over the classes;
 *     0 for all
 * @param seed fixes the choice: that of a smaller limit is part of that of a larger
 * @param lazy whether an image is decoded each time it is asked for, and none is kept; a damaged
 *     file is then found only when its turn comes, by an {@link UncheckedIOException}
 * @param decoder decodes the files
 */
public record LoadOptions(int size, int limit, long seed, boolean lazy, ImageDecoder decoder) {

    /**
     * Checks the numbers.
     *
     * @param size the side in pixels of the square that every image is made, or 0
     * @param limit at most how many images of each set, or 0
     * @param seed fixes the choice
     * @param lazy whether an image is decoded each time it is asked for
     * @param decoder decodes the files
     * @throws IllegalArgumentException if the size or the limit is negative
     */
    public LoadOptions {
        Objects.requireNonNull(decoder, "decoder");
        if (size < 0 || limit < 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The size (0 is as it is) and the limit (0 is all) must be at least 0, not"
                                    + " %d and %d",
                            size,
                            limit));
        }
    }

    /** {@return all images, as they are, decoded once} */
    public static LoadOptions whole() {
        return new LoadOptions(0, 0, 0, false, ImageDecoder.withDefaults());
    }

    /**
     * {@return all images, each made a square, decoded once}
     *
     * @param size the side of the square in pixels; 0 to leave the images as they are
     */
    public static LoadOptions ofSize(int size) {
        return whole().withSize(size);
    }

    /**
     * {@return this with another size}
     *
     * @param size the side of the square in pixels; 0 to leave the images as they are
     */
    public LoadOptions withSize(int size) {
        return new LoadOptions(size, limit, seed, lazy, decoder);
    }

    /**
     * {@return this with at most so many images of each set}
     *
     * @param limit how many, or 0 for all
     * @param seed fixes the choice
     */
    public LoadOptions withLimit(int limit, long seed) {
        return new LoadOptions(size, limit, seed, lazy, decoder);
    }

    /**
     * {@return this with another decoder}
     *
     * @param decoder decodes the files
     */
    public LoadOptions withDecoder(ImageDecoder decoder) {
        return new LoadOptions(size, limit, seed, lazy, decoder);
    }

    /** {@return this with images decoded each time they are asked for} */
    public LoadOptions lazily() {
        return new LoadOptions(size, limit, seed, true, decoder);
    }

    /**
     * Takes the options size, n, seed, lazy, as-stored, bits and megapixels out of a name.
     *
     * @param name of a data set, with its options
     * @param defaultSize the side of the images in pixels where the name has none
     * @return the options
     */
    public static LoadOptions of(DataName name, int defaultSize) {
        int size = (int) name.takeNumber("size", 0, 1 << 14, defaultSize);
        int limit = (int) name.takeNumber("n", 0, Integer.MAX_VALUE, 0);
        long seed = name.takeNumber("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0);
        return new LoadOptions(size, limit, seed, name.takeFlag("lazy"), decoder(name));
    }

    private static ImageDecoder decoder(DataName name) {
        ImageDecoder decoder = ImageDecoder.withDefaults();
        decoder = name.takeFlag("as-stored") ? decoder.asStored() : decoder;
        int bits = (int) name.takeNumber("bits", 0, 16, 0);
        decoder = bits == 0 ? decoder : decoder.withSampleBits(bits);
        int megapixels = (int) name.takeNumber("megapixels", 0, 700, 0);
        return megapixels == 0 ? decoder : decoder.withMegapixels(megapixels);
    }

    /**
     * Chooses the images to keep.
     *
     * @param images to choose from
     * @return their places, in the order of the set
     */
    public int[] choose(ImageSet images) {
        if (limit == 0 || limit >= images.size()) {
            return Selections.all(images);
        }
        int[] chosen = Selections.balanced(images, limit, seed);
        Arrays.sort(chosen);
        return chosen;
    }

    /**
     * Limits a set that decodes when asked, and decodes it now unless this is lazy.
     *
     * @param images that decode when they are asked for
     * @return the images to keep
     * @throws IOException if one cannot be decoded
     */
    public ImageSet load(ImageSet images) throws IOException {
        ImageSet chosen =
                limit == 0 || limit >= images.size()
                        ? images
                        : images.subset(choose(images))
                                .named(
                                        String.format(
                                                Locale.ROOT,
                                                "%s[%d of %d]",
                                                images.name(),
                                                limit,
                                                images.size()));
        return lazy ? chosen : inMemory(chosen);
    }

    private static ImageSet inMemory(ImageSet images) throws IOException {
        try {
            List<RgbImage> decoded =
                    IntStream.range(0, images.size()).parallel().mapToObj(images::image).toList();
            int[] labels = IntStream.range(0, images.size()).map(images::label).toArray();
            return ImageSet.of(images.name(), images.classNames(), decoded, labels);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
