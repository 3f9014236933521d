// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats;

import io.github.oecl.data.DatasetException;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Images in an array of NumPy's: bytes, of image x row x column x channel. */
final class NpyImages {

    private NpyImages() {}

    static ImageSet of(String name, Path file) throws IOException {
        NpyHeader header = NpyHeader.read(file);
        long[] shape = header.shape();
        if (!header.type().matches("[|<>=]?u1") || header.columnMajor() || !holdsImages(shape)) {
            throw new DatasetException(
                    ("%s must hold bytes (|u1) of N x height x width x 3, row by row; it holds"
                                    + " %s of shape %s%s")
                            .formatted(
                                    file,
                                    header.type(),
                                    Arrays.toString(shape),
                                    header.columnMajor() ? ", column by column" : ""));
        }
        int height = (int) shape[1];
        int width = (int) shape[2];
        int recordBytes = height * width * RgbImage.CHANNELS;
        long expected = header.dataStart() + shape[0] * recordBytes;
        if (Files.size(file) != expected) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d bytes, but its header promises %d: it is cut off or damaged;"
                                    + " fetch it again",
                            file,
                            Files.size(file),
                            expected));
        }
        return new RecordImages(
                name,
                file,
                (int) shape[0],
                i -> header.dataStart() + (long) i * recordBytes,
                recordBytes,
                pixels -> RgbImage.wrap(width, height, pixels));
    }

    /** Sides within bounds in which no product overflows. */
    private static boolean holdsImages(long[] shape) {
        return shape.length == 4
                && shape[0] >= 1
                && shape[0] <= Integer.MAX_VALUE
                && Math.min(shape[1], shape[2]) >= 1
                && Math.max(shape[1], shape[2]) <= 1 << 14
                && shape[3] == RgbImage.CHANNELS;
    }
}
