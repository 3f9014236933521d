// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The view without augmentation, for tests: the square in the middle of the shifted image, resized.
 * Random only in so far as the shift is.
 */
final class CleanView implements Augmentation {

    private final int shortSide;
    private final int size;

    private CleanView(int shortSide, int size) {
        this.shortSide = shortSide;
        this.size = size;
    }

    static CleanView ofSize(int size) {
        return ofSize(size, size);
    }

    static CleanView ofSize(int size, int shortSide) {
        if (size < 1 || shortSide < size) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A view of %d pixels cannot be cut from a shorter side of %d; give sizes of at least 1, the view's not over the side's",
                            size,
                            shortSide));
        }
        return new CleanView(shortSide, size);
    }

    @Override
    public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
        RgbImage shifted = shift.apply(image, random);
        return Resampling.centerCrop(Resampling.square(shifted, shortSide), size);
    }

    @Override
    public int size() {
        return size;
    }
}
