// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

/**
 * Where a training stands, for losses that change on the way.
 *
 * @param step the number of steps done, from 0
 * @param stepsPerEpoch the steps of an epoch, at least 1
 */
public record TrainingStep(long step, int stepsPerEpoch) {

    /** {@return the number of epochs done, from 0} */
    public int epoch() {
        return Math.toIntExact(step / stepsPerEpoch);
    }
}
