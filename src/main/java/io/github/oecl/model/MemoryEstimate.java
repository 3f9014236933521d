// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import io.github.oecl.model.Architecture.Stem;

/**
 * About how much memory a training step takes: activations, their gradients and what the engine
 * works in, and weights, gradients and velocities. Ours, fitted to the peaks of measured trainings
 * of ResNet-18 at several widths, batches and sizes of view; the Java machine and the engine's
 * code, some 300 MB, come on top.
 */
final class MemoryEstimate {

    private static final int FLOAT_BYTES = 4;

    /**
     * By how much more the peak of a process grows than the activations alone: there are gradients
     * and workspaces beside them, and gaps between blocks that the allocator keeps.
     */
    private static final double BESIDE = 2.25;

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
    static double ofStep(Architecture architecture, long rows, int size) {
        return rows * ofView(architecture, size) * BESIDE
                + (double) Networks.size(architecture) * FLOAT_BYTES * ARRAYS_OF_A_WEIGHT;
    }

    /**
     * Returns what a step on views takes.
     *
     * @param model whose network it is; of a block of one's own each part leaves its output
     * @param rows views in a batch, all blocks together
     * @param size the side of a view in pixels
     * @return bytes
     */
    static double ofStep(OeclModel model, long rows, int size) {
        Architecture architecture = model.architecture();
        if (architecture.block() == null) {
            return ofStep(architecture, rows, size);
        }
        double area = Math.pow((double) size / architecture.block().imageSize(), 2);
        double floats =
                OwnBlocks.leaves(model.backbone()).stream()
                        .mapToDouble(leaf -> leaf.output().size() * area)
                        .sum();
        double weights = model.parameters().stream().mapToDouble(p -> p.getArray().size()).sum();
        return FLOAT_BYTES * (rows * floats * BESIDE + weights * ARRAYS_OF_A_WEIGHT);
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
