// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.OeclModel;

/** Watches a training. Called on the training's thread: the time it takes is the training's. */
public interface TrainingListener {

    /**
     * Called after each step.
     *
     * @param step the number of steps done, from 1
     * @param steps how many there will be
     */
    default void stepDone(long step, long steps) {}

    /**
     * Called after each epoch.
     *
     * @param report what the epoch came to
     * @param model the model as it is now; it must not be changed or closed
     */
    default void epochDone(EpochReport report, OeclModel model) {}
}
