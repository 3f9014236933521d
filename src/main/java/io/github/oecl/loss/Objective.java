// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import java.util.Map;

/** A training method: the views it wants, the heads it adds, its loss, and its score. */
public interface Objective {

    /** {@return the method's name, as the field calls it} */
    String name();

    /** {@return the rows of a batch} */
    ViewPlan views();

    /** {@return the linear heads that the method adds on the backbone feature, none by default} */
    default Map<String, Integer> heads() {
        return Map.of();
    }

    /**
     * Checks that a training is long enough for every part of the loss to take part. By default any
     * is.
     *
     * @param steps of the training, at least 1
     * @param stepsPerEpoch the steps of an epoch, at least 1
     * @throws IllegalArgumentException if a part would never be switched on
     */
    default void requireLongEnough(long steps, int stepsPerEpoch) {}

    /** {@return which score goes with the method} */
    ScoreRule score();

    /**
     * Computes the loss of a batch.
     *
     * @param batch the outputs of the rows of {@link #views()}
     * @param moment where the training stands
     * @return the loss and what to watch
     */
    LossTerms loss(BatchFeatures batch, TrainingMoment moment);

    /**
     * Returns the loss of one training from its first step on, with what it remembers on the way.
     * Only a loss that remembers something has to say more than {@link #loss} does.
     *
     * @return the loss, which belongs to one training
     */
    default TrainingLoss start() {
        return this::loss;
    }
}
