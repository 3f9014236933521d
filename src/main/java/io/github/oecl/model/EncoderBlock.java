// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;

/**
 * A model as a block of DJL: images in [0, 1] to the backbone feature, the projection and the
 * outputs of the heads, in the order of their names. It shares the model's weights.
 */
final class EncoderBlock extends AbstractBlock {

    private final OeclModel model;

    EncoderBlock(OeclModel model) {
        this.model = model;
        addChildBlock("backbone", model.backbone());
        addChildBlock("projection", model.projection());
        model.heads().forEach((name, head) -> addChildBlock("head-" + name, head));
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store,
            NDList inputs,
            boolean training,
            PairList<String, Object> parameters) {
        NDArray images = inputs.singletonOrThrow();
        Features features = training ? model.train(images) : model.evaluate(images);
        NDList outputs = new NDList(features.backbone(), features.projection());
        outputs.addAll(features.heads().values());
        return outputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        long rows = inputShapes[0].get(0);
        Architecture sizes = model.architecture();
        List<Integer> outputs = List.copyOf(sizes.orderedHeads().values());
        Shape[] shapes = new Shape[2 + outputs.size()];
        shapes[0] = new Shape(rows, sizes.featureSize());
        shapes[1] = new Shape(rows, sizes.embedding());
        for (int i = 0; i < outputs.size(); i++) {
            shapes[2 + i] = new Shape(rows, outputs.get(i));
        }
        return shapes;
    }

    /** The parts have their weights. */
    @Override
    public boolean isInitialized() {
        return true;
    }

    /** The parts have their weights already. */
    @Override
    protected void initializeChildBlocks(
            NDManager manager, DataType dataType, Shape... inputShapes) {}
}
