// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import java.util.Locale;

/** Checks of a block of features, images x views x dimension. */
final class BlockChecks {

    private BlockChecks() {}

    /** Returns the number of images in a block that is sound. */
    static int images(float[] features, int views, int dimension) {
        if (views < 1 || dimension < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "An image needs at least one view of at least one dimension, not %d views of %d.",
                            views,
                            dimension));
        }
        long perImage = (long) views * dimension;
        if (features.length == 0) {
            throw new IllegalArgumentException("The block holds no image.");
        }
        if (features.length % perImage != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d numbers are no whole number of images of %d views x %d dimensions.",
                            features.length,
                            views,
                            dimension));
        }
        requireFinite(features, views, dimension);
        return (int) (features.length / perImage);
    }

    private static void requireFinite(float[] features, int views, int dimension) {
        for (int i = 0; i < features.length; i++) {
            if (!Float.isFinite(features[i])) {
                int row = i / dimension;
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "The feature of image %d, view %d is %s in dimension %d, which is no finite number.",
                                row / views,
                                row % views,
                                features[i],
                                i % dimension));
            }
        }
    }
}
