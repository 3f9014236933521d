// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.random.KeyedRandom;

/**
 * What fixes the randomness of one view. Views of different keys are independent, so that the
 * number of threads changes nothing and an image that comes twice in a batch is augmented afresh.
 *
 * @param seed the seed of the run
 * @param stream the purpose, as in {@link KeyedRandom#stream(String)}: training, scoring, ...
 * @param step the step of the training, or the batch
 * @param slot the place of the image in the batch
 * @param view the number of the view among those of the image
 */
public record ViewKey(long seed, long stream, long step, int slot, int view) {

    /** {@return a new generator of this view, always the same sequence} */
    public KeyedRandom random() {
        return KeyedRandom.of(seed, stream, step, slot, view);
    }
}
