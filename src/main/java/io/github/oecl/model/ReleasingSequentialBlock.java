// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * Blocks one after the other, each of which makes a new array. What lies between two of them is let
 * go as soon as the second has it: the engine keeps what its backward pass needs, and the rest of
 * the memory serves the next layer while it is still in the processor's caches. DJL's own chain
 * keeps all of it until the end of the step.
 */
final class ReleasingSequentialBlock extends SequentialBlock {

    @Override
    public ReleasingSequentialBlock add(Block block) {
        super.add(block);
        return this;
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        NDList current = inputs;
        for (Block block : getChildren().values()) {
            NDList next = block.forward(store, current, training);
            if (current != inputs) {
                current.close();
            }
            current = next;
        }
        return current;
    }
}
