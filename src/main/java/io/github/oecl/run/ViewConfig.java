// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.features.TestViews;
import io.github.oecl.transform.Augmentation;

/**
 * How views are made.
 *
 * @param size the side of a view in pixels
 * @param minimumArea the least share of an image that a crop keeps: 0.08, or 0.5 for cells
 * @param testViews how many augmented views of a test image are scored beside the clean one
 * @param augmentationName the name of an augmentation of one's own in {@link Augmentation}; null
 *     for SimCLR's
 */
public record ViewConfig(int size, double minimumArea, int testViews, String augmentationName) {

    /**
     * Takes SimCLR's augmentation.
     *
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that a crop keeps: 0.08, or 0.5 for cells
     * @param testViews how many augmented views of a test image are scored beside the clean one
     */
    public ViewConfig(int size, double minimumArea, int testViews) {
        this(size, minimumArea, testViews, null);
    }

    /**
     * Returns the same sizes with another augmentation.
     *
     * @param name of an augmentation of one's own; null for SimCLR's
     * @return the configuration
     */
    public ViewConfig withAugmentation(String name) {
        return new ViewConfig(size, minimumArea, testViews, name);
    }

    /**
     * Makes the augmentation.
     *
     * @return SimCLR's or one's own, with these sizes
     * @throws IllegalArgumentException if this process knows none of that name, or a size is wrong
     */
    public Augmentation augmentation() {
        return Augmentation.named(augmentationName, size, minimumArea);
    }

    /**
     * Returns the views of a test image.
     *
     * @param seed of the augmentations
     * @return one clean and {@link #testViews} augmented ones
     */
    public TestViews ofTests(long seed) {
        return new TestViews(size, minimumArea, testViews, seed, augmentationName);
    }
}
