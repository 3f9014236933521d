// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.OeclModel;
import java.io.PrintStream;
import java.util.List;

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
     * @param report the outcome of the epoch
     * @param model the model as it is now; it must not be changed or closed
     */
    default void epochDone(EpochReport report, OeclModel model) {}

    /**
     * Called when a training resumes from a checkpoint, before its first step.
     *
     * @param steps the number of steps done
     * @param finished the reports of the epochs that were finished before
     * @param state what the listener of this {@link #stateName()} returned from {@link #state()}
     *     when the checkpoint was written; empty if there was none
     */
    default void resumed(long steps, List<EpochReport> finished, String state) {}

    /**
     * Returns what this listener wants to find again when the training goes on, beyond the reports
     * of epochs. Called after a step.
     *
     * @return any text; empty for nothing
     */
    default String state() {
        return "";
    }

    /**
     * Returns the name that a checkpoint keeps the state under. A listener with a state should have
     * one of its own, so that its class can be renamed; one without a state needs none.
     *
     * @return a name that does not change; by default that of the class
     */
    default String stateName() {
        return getClass().getName();
    }

    /**
     * Returns a listener that prints a line for an epoch now and then: losses, norms, the rate and
     * the time left.
     *
     * @param out where the lines go
     * @param interval the least number of seconds between two lines; the last epoch always has one
     * @return a listener for one training
     */
    static TrainingListener log(PrintStream out, double interval) {
        return new ProgressLog(out, interval);
    }
}
