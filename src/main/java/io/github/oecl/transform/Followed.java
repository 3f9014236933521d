// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * An augmentation with one more step.
 *
 * @param first makes a view
 * @param step changes the view
 */
record Followed(Augmentation first, Shift.Operation step) implements Augmentation {

    @Override
    public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
        return step.apply(first.apply(image, shift, random), random);
    }

    @Override
    public int size() {
        return first.size();
    }
}
