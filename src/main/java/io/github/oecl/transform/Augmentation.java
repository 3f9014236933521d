// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/** Makes views of images: the same image, shift and state of the generator give the same view. */
public interface Augmentation {

    /**
     * Makes a view of an image.
     *
     * @param image the image, of any size
     * @param shift what to do to the distribution; {@link Shift#identity()} leaves it as it is
     * @param random where all randomness comes from
     * @return the view
     */
    RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random);

    /** {@return the side of a view in pixels; views are square} */
    int size();
}
