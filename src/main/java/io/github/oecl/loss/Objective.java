// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import java.util.Map;

/**
 * What a network is trained with: the views it wants, the heads it adds, and its loss.
 *
 * <p>A loss of one's own must not use DJL's operations with a number, such as {@code
 * array.mul(0.5)}: their gradients are wrong after a garbage collection. Write {@code
 * Scalars.mul(array, 0.5)}; {@link Scalars} says why. {@link NtXent} and {@link Norms} are parts of
 * losses.
 */
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

    /**
     * Computes the loss of a batch.
     *
     * @param batch the outputs of the rows of {@link #views()}
     * @param step where the training stands
     * @return the loss and what to watch
     */
    LossTerms loss(BatchFeatures batch, TrainingStep step);

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
