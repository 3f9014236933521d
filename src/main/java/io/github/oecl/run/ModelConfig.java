// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import ai.djl.Device;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.OeclModelBuilder;
import java.util.Map;

/**
 * Which network a run trains.
 *
 * @param backbone the backbone
 * @param width the channels of its first stage; 0 for a block of one's own, which has its own
 * @param hidden the hidden size of the projection head
 * @param embedding the size of the projection
 */
public record ModelConfig(Backbone backbone, int width, int hidden, int embedding) {

    private static final int USUAL_SIZE = 32;

    /**
     * Gives a width only to a residual network.
     *
     * @param backbone the backbone
     * @param width the channels of its first stage; 0 for a block of one's own, which has its own
     * @param hidden the hidden size of the projection head
     * @param embedding the size of the projection
     */
    public ModelConfig {
        width = backbone == null || backbone.isResidual() ? width : 0;
    }

    /**
     * Returns the same settings with another backbone.
     *
     * @param other the backbone
     * @return the settings
     */
    public ModelConfig with(Backbone other) {
        return new ModelConfig(other, width, hidden, embedding);
    }

    /**
     * Builds the network with fresh weights, a block of one's own for images of 32 x 32 pixels.
     *
     * @param heads the linear heads on the backbone feature: their outputs by name
     * @param seed of the weights
     * @param device where it computes
     * @return the model, which the caller closes
     * @throws IllegalArgumentException if a size is wrong, or the backbone is one of a user's own
     *     that this process does not know
     */
    public OeclModel build(Map<String, Integer> heads, long seed, Device device) {
        return build(heads, USUAL_SIZE, seed, device);
    }

    /**
     * Builds the network with fresh weights.
     *
     * @param heads the linear heads on the backbone feature: their outputs by name
     * @param imageSize the side of a view in pixels
     * @param seed of the weights
     * @param device where it computes
     * @return the model, which the caller closes
     * @throws IllegalArgumentException if a size is wrong, or the backbone is one of a user's own
     *     that this process does not know
     */
    public OeclModel build(Map<String, Integer> heads, int imageSize, long seed, Device device) {
        OeclModelBuilder builder =
                OeclModel.builder()
                        .setBackbone(backbone)
                        .optImageSize(imageSize)
                        .optHidden(hidden)
                        .optEmbedding(embedding)
                        .optHeads(heads)
                        .optSeed(seed)
                        .optDevice(device);
        boolean own = backbone != null && !backbone.isResidual();
        return (own ? builder : builder.optWidth(width)).build();
    }
}
