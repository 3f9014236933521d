// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.formats.internal;

import io.github.oecl.data.DatasetException;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The box around an object in an image: the columns and rows from the first to below the last.
 *
 * @param left the first column
 * @param top the first row
 * @param right the column behind the last
 * @param bottom the row below the last
 */
public record Box(int left, int top, int right, int bottom) {

    /** {@return the width in pixels} */
    public int width() {
        return right - left;
    }

    /** {@return the height in pixels} */
    public int height() {
        return bottom - top;
    }

    /**
     * Returns the square around the middle of the box whose side is the box's longer one. Where it
     * leaves the image it is moved inside; if it is larger than the image, it is clipped.
     *
     * @param imageWidth in pixels
     * @param imageHeight in pixels
     * @return the square
     */
    public Box square(int imageWidth, int imageHeight) {
        int side = Math.max(width(), height());
        int x = inside(left + (width() - side) / 2, side, imageWidth);
        int y = inside(top + (height() - side) / 2, side, imageHeight);
        return new Box(x, y, Math.min(x + side, imageWidth), Math.min(y + side, imageHeight));
    }

    private static int inside(int start, int side, int length) {
        return Math.max(0, Math.min(start, length - side));
    }

    /**
     * Cuts the square around this box out of an image.
     *
     * @param image to cut out of
     * @param file of the image, for messages
     * @return the part
     * @throws DatasetException if the box lies outside of the image
     */
    public RgbImage cutFrom(RgbImage image, Path file) throws DatasetException {
        if (left >= image.width() || top >= image.height() || right <= 0 || bottom <= 0) {
            throw new DatasetException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d x %d pixels, and its annotation a box outside of them: %s",
                            file,
                            image.width(),
                            image.height(),
                            this));
        }
        Box square = square(image.width(), image.height());
        return Resampling.cropAndResize(
                image,
                square.top,
                square.left,
                square.height(),
                square.width(),
                square.height(),
                square.width());
    }
}
