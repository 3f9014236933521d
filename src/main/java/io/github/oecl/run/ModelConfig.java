// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import ai.djl.Device;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import java.util.Map;

/**
 * Which network a run trains.
 *
 * @param backbone the backbone
 * @param width the channels of its first stage
 * @param hidden the hidden size of the projection head
 * @param embedding the size of the projection
 */
public record ModelConfig(Backbone backbone, int width, int hidden, int embedding) {

    /**
     * Builds the network with fresh weights.
     *
     * @param heads the linear heads on the backbone feature: their outputs by name
     * @param seed of the weights
     * @param device where it computes
     * @return the model, which the caller closes
     */
    public OeclModel build(Map<String, Integer> heads, long seed, Device device) {
        return OeclModel.builder()
                .setBackbone(backbone)
                .optWidth(width)
                .optHidden(hidden)
                .optEmbedding(embedding)
                .optHeads(heads)
                .optSeed(seed)
                .optDevice(device)
                .build();
    }
}
