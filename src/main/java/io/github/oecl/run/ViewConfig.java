// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.features.TestViews;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.SimclrAugmentation;

/**
 * How views are made.
 *
 * @param size the side of a view in pixels
 * @param minimumArea the least share of an image that a crop keeps: 0.08, or 0.5 for cells
 * @param testViews how many augmented views of a test image are scored beside the clean one
 */
public record ViewConfig(int size, double minimumArea, int testViews) {

    /**
     * Returns the augmentation.
     *
     * @return SimCLR's, with these sizes
     */
    public Augmentation augmentation() {
        return SimclrAugmentation.builder().setSize(size).optArea(minimumArea, 1).build();
    }

    /**
     * Returns the views of a test image.
     *
     * @param seed of the augmentations
     * @return one clean and {@link #testViews} augmented ones
     */
    public TestViews ofTests(long seed) {
        return new TestViews(size, minimumArea, testViews, seed);
    }
}
