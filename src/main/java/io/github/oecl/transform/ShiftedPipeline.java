// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Steps around a shift: what comes before it, the shift, what comes after.
 *
 * @param size the side of a view in pixels
 * @param before what is done to an image before it is shifted
 * @param after what makes a view of the shifted image
 */
record ShiftedPipeline(int size, Shift.Operation before, Shift.Operation after)
        implements Augmentation {

    @Override
    public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
        return after.apply(shift.apply(before.apply(image, random), random), random);
    }
}
