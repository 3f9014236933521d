// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import io.github.oecl.transform.Shift;

/**
 * A block of rows in a training batch: one view of each image of one source, under one variant of a
 * distribution shift.
 *
 * @param source which images
 * @param shift what is done to each before it is augmented
 * @param view the number of the view, from 0; views of one image differ in nothing else
 */
public record ViewBlock(Source source, Shift.Transformation shift, int view) {

    /** Where the images of a block come from. */
    public enum Source {
        /** The normal training images. */
        NORMAL,
        /** The images of outlier exposure. */
        OUTLIER
    }
}
