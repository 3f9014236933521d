// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.features;

import io.github.oecl.image.RgbImage;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.util.function.Function;

/**
 * The views of an image that are scored: a clean one and augmented ones, each a function of the
 * seed, the image's place in its set and the view's number.
 *
 * @param size the side of a view in pixels
 * @param minimumArea the least share of an image that an augmented view keeps
 * @param augmented how many augmented views, at least 0
 * @param seed of the augmentations
 * @param augmentation the name of an augmentation of one's own in {@link Augmentation}; null for
 *     SimCLR's
 */
public record TestViews(
        int size, double minimumArea, int augmented, long seed, String augmentation) {

    /**
     * Takes SimCLR's augmentation.
     *
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that an augmented view keeps
     * @param augmented how many augmented views, at least 0
     * @param seed of the augmentations
     * @throws IllegalArgumentException if one is out of its range
     */
    public TestViews(int size, double minimumArea, int augmented, long seed) {
        this(size, minimumArea, augmented, seed, null);
    }

    /**
     * Checks the numbers.
     *
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that an augmented view keeps
     * @param augmented how many augmented views, at least 0
     * @param seed of the augmentations
     * @param augmentation the name of an augmentation of one's own; null for SimCLR's
     * @throws IllegalArgumentException if one is out of its range, or this process does not know
     *     the augmentation
     */
    public TestViews {
        Augmentation.named(augmentation, size, minimumArea);
        if (augmented < 0) {
            throw new IllegalArgumentException(
                    "The number of augmented views is " + augmented + "; it must be at least 0");
        }
    }

    /**
     * Returns the source of these views' features.
     *
     * @param model computes them
     * @return the source
     */
    public ViewProjections of(OeclModel model) {
        return new ViewProjections(
                model, Augmentation.named(augmentation, size, minimumArea), augmented, seed);
    }

    /**
     * {@return these views of an image as if it were the only one, as pixels: views x size x size x
     * 3 bytes, the clean view first}
     */
    public Function<RgbImage, byte[]> pixels() {
        return new ViewPixels(
                        Augmentation.named(augmentation, size, minimumArea),
                        Shift.identity(),
                        augmented + 1,
                        seed)
                ::of;
    }
}
