// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads 32x32 images for outlier exposure. They are read from their file one by one as they are
 * asked for, so that any number fits in memory.
 */
final class TinyImages {

    /** The name of the file of 300K Random Images. */
    static final String RANDOM_300K_FILE = "300K_random_images.npy";

    static final String RANDOM_300K_LAYOUT =
            "300K Random Images is a folder with the one file " + RANDOM_300K_FILE;
    static final String TINY_80M_LAYOUT =
            "Tiny80M is a folder with tiny_images.bin and 80mn_cifar_idxs.txt";

    private TinyImages() {}

    /**
     * {@return 300K Random Images (Hendrycks, Mazeika and Dietterich, "Deep anomaly detection with
     * outlier exposure", ICLR 2019): what its authors left of 80 Million Tiny Images after removing
     * images of CIFAR's classes and with divisive metadata} The file holds an array in NumPy's
     * format, of bytes, of N x 32 x 32 x 3; other sizes of images are read alike.
     *
     * @param file 300K_random_images.npy
     * @throws DatasetException if the file is missing, cut off, or holds another kind of array
     * @throws IOException if the file cannot be read
     */
    static ImageSet random300k(Path file) throws IOException {
        requireFile(file, RANDOM_300K_LAYOUT);
        return NpyImages.of("300k-random-images", file);
    }

    /**
     * {@return a random choice of 80 Million Tiny Images (Torralba, Fergus and Freeman, 2008)
     * without the images that are in CIFAR-10 or CIFAR-100} Its authors <b>withdrew</b> this set in
     * June 2020, because of offensive images and labels, and asked that it be used no more: this is
     * for those who must repeat an earlier result with a copy that they still have.
     *
     * <p>The folder holds tiny_images.bin, records of 3,072 bytes, column by column and plane by
     * plane, and 80mn_cifar_idxs.txt, the images to leave out, counted from 1, a line each. The
     * latter comes with the code of outlier exposure (Hendrycks et al.), from which this layout is.
     *
     * @param folder the folder with both files
     * @param n how many images, at least 1; with one seed a smaller choice is the beginning of a
     *     larger
     * @param seed fixes the choice
     * @throws IllegalArgumentException if there are not that many images
     * @throws DatasetException if a file is missing, cut off, or is not what the layout says
     * @throws IOException if a file cannot be read
     */
    static ImageSet tiny80m(Path folder, int n, long seed) throws IOException {
        Path images = folder.resolve("tiny_images.bin");
        Path exclusions = folder.resolve("80mn_cifar_idxs.txt");
        requireFile(images, TINY_80M_LAYOUT);
        requireFile(
                exclusions,
                "It says which images are in CIFAR: without it, test images would be among the"
                        + " outliers. "
                        + TINY_80M_LAYOUT);
        return new TinyImages80M(images, exclusions).choice(n, seed);
    }

    private static void requireFile(Path file, String layout) throws DatasetException {
        if (!Files.isRegularFile(file)) {
            throw new DatasetException(
                    ("There is no file %s. %s; put it there, or give the path of its folder from"
                                    + " the one that %s names: ?path=...")
                            .formatted(file, layout, DataCatalog.VARIABLE));
        }
    }
}
