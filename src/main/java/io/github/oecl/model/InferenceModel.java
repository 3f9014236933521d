// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.WithoutGradients;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What a model computes at a moment, for evaluation: batch norm is folded into the convolutions and
 * linear layers before it, so that its passes over the activations fall away. Features agree with
 * {@link OeclModel#evaluate} but for rounding. Training the model further does not change it; of a
 * block of one's own that holds for its parameters. Any number of threads may use it at once. Holds
 * native memory; close it before the model.
 */
public final class InferenceModel implements AutoCloseable {

    private final NDManager manager;
    private final boolean own;
    private final UnaryOperator<NDArray> inputs;
    private final UnaryOperator<NDArray> backbone;
    private final UnaryOperator<NDArray> projection;
    private final Map<String, UnaryOperator<NDArray>> heads = new LinkedHashMap<>();

    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    InferenceModel(OeclModel model) {
        manager = model.newManager();
        own = model.architecture().block() != null;
        try (WithoutGradients guard = new WithoutGradients()) {
            BatchNormFolding layers = new BatchNormFolding(manager);
            inputs = model::normalised;
            backbone = layers.backbone(model.backbone());
            projection = layers.sequence(model.projection());
            model.heads().forEach((name, head) -> heads.put(name, layers.single(head)));
        }
    }

    /**
     * Computes the features of a batch. The arrays belong to the manager of the images.
     *
     * @param images float32, batch x 3 x height x width, in [0, 1]
     * @return the features, without a graph
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    public Features evaluate(NDArray images) {
        return evaluate(images, Math.toIntExact(images.getShape().get(0)));
    }

    /**
     * Computes the features of a batch, group by group where the rounding of a row would depend on
     * the number of rows beside it: in a linear layer of one output, for example, whose kernel the
     * engine chooses by that number. The library's own convolutions take the whole batch.
     *
     * @param images float32, batch x 3 x height x width, in [0, 1]
     * @param group the rows of a group, such as the views of one image; the batch is a multiple
     * @return the features, without a graph
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    public Features evaluate(NDArray images, int group) {
        try (WithoutGradients guard = new WithoutGradients();
                NDArray input = inputs.apply(images)) {
            NDArray features = own ? inGroups(backbone, input, group) : backbone.apply(input);
            Map<String, NDArray> outputs = new LinkedHashMap<>();
            heads.forEach((name, head) -> outputs.put(name, inGroups(head, features, group)));
            return new Features(
                    features,
                    inGroups(projection, features, group),
                    Collections.unmodifiableMap(outputs));
        }
    }

    private static NDArray inGroups(UnaryOperator<NDArray> layers, NDArray features, int group) {
        long groups = features.getShape().get(0) / group;
        if (groups <= 1) {
            return layers.apply(features);
        }
        try (NDList parts = features.split(groups);
                NDList results = new NDList()) {
            for (NDArray part : parts) {
                // Of its own: a part of a larger array may lie at an address that rounds otherwise.
                try (NDArray rows = part.duplicate()) {
                    results.add(layers.apply(rows));
                }
            }
            return NDArrays.concat(results);
        }
    }

    /**
     * Computes in which direction each pixel makes the projection's norm longer. No gradient
     * collector may be open.
     *
     * @param images float32, batch x 3 x height x width, in [0, 1]
     * @return the gradients of the norms, of the shape of the images, which they belong to
     */
    public NDArray normGradients(NDArray images) {
        images.setRequiresGradient(true);
        try (GradientCollector tape = EngineStart.engine().newGradientCollector();
                NDArray input = inputs.apply(images);
                NDArray features = backbone.apply(input);
                NDArray projected = projection.apply(features);
                NDArray norms = projected.norm(2, new int[] {1}, false)) {
            tape.backward(norms.sum());
        }
        return images.getGradient();
    }

    @Override
    public void close() {
        manager.close();
    }
}
