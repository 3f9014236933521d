// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.ndarray.NDArray;
import java.util.Optional;

/** Changes weights against their gradients. Has a state for each weight; one training owns it. */
public interface Optimizer extends AutoCloseable {

    /**
     * Updates one weight in place.
     *
     * @param id names the weight, the same at every step
     * @param weight the weight
     * @param gradient its gradient, of the same shape; may be overwritten
     * @param learningRate of this step
     */
    void update(String id, NDArray weight, NDArray gradient, double learningRate);

    /**
     * Returns how many numbers it remembers of a weight, so that a checkpoint of it can be read.
     *
     * @param weightSize how many numbers the weight has
     * @return by default as many, one momentum each
     */
    default int stateSize(int weightSize) {
        return weightSize;
    }

    /**
     * Says why a training with this optimiser cannot be resumed from a checkpoint.
     *
     * @return the reason, or nothing if {@link #state} is all that it remembers
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Returns what it remembers of a weight, to go on from later.
     *
     * @param id names the weight
     * @return {@link #stateSize} plain numbers; none before the weight's first update
     */
    float[] state(String id);

    /**
     * Takes up a weight where an optimiser with the same settings was.
     *
     * @param id names the weight
     * @param weight the weight
     * @param state of {@link #state}; zeros for a weight that was never updated
     */
    void restore(String id, NDArray weight, float[] state);

    /** Releases the state. */
    @Override
    void close();
}
