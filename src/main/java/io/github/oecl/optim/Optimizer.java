// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim;

import ai.djl.ndarray.NDArray;

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

    /** Releases the state. */
    @Override
    void close();
}
