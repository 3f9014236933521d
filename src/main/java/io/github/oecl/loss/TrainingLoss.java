// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import java.util.Map;

/**
 * The loss of one training, step after step. Most depend on nothing but the batch and the moment;
 * one that remembers something hands it out for checkpoints, and takes it up again.
 */
@FunctionalInterface
public interface TrainingLoss {

    /**
     * Computes the loss of a batch.
     *
     * @param batch the outputs of the rows of the objective's views
     * @param moment where the training stands
     * @return the loss and what to watch
     */
    LossTerms loss(BatchFeatures batch, TrainingMoment moment);

    /** {@return what it remembers, as finite numbers by name; nothing by default} */
    default Map<String, Double> state() {
        return Map.of();
    }

    /**
     * Takes up what the loss of the same objective remembered.
     *
     * @param state of {@link #state}
     */
    default void restore(Map<String, Double> state) {}
}
