// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

/**
 * About how much memory a training step takes: the activations that the backward pass needs, and
 * weights, gradients and velocities. Ours; the engine's own workspaces come on top.
 */
public final class MemoryEstimate {

    private static final int FLOAT_BYTES = 4;

    /** The backward pass holds a gradient beside the activations it goes through. */
    private static final double TRANSIENT = 1.15;

    /** A weight, its gradient and its velocity. */
    private static final int ARRAYS_OF_A_WEIGHT = 3;

    private MemoryEstimate() {}

    /**
     * Returns what a step on views takes.
     *
     * @param architecture of the network
     * @param rows views in a batch, all blocks together
     * @param size the side of a view in pixels
     * @return bytes
     */
    public static double ofStep(Architecture architecture, long rows, int size) {
        return rows * ofView(architecture, size) * TRANSIENT
                + (double) Networks.size(architecture) * FLOAT_BYTES * ARRAYS_OF_A_WEIGHT;
    }

    /** Each convolution leaves its output, and what batch norm and ReLU make of it. */
    private static double ofView(Architecture architecture, int size) {
        Stem stem = architecture.stem();
        double side = Math.ceil((double) size / stem.stride());
        double floats = 2 * side * side * architecture.width();
        side = stem.maxPool() ? Math.ceil(side / 2) : side;
        for (int stage = 0; stage < architecture.blocks().size(); stage++) {
            side = stage > 0 ? Math.ceil(side / 2) : side;
            int convolutions = 2 * architecture.blocks().get(stage) + (stage > 0 ? 1 : 0);
            floats += 2 * convolutions * side * side * (architecture.width() << stage);
        }
        return floats * FLOAT_BYTES;
    }
}
