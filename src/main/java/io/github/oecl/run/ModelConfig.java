// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import ai.djl.Device;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.OeclModelBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
     * Builds the network with initial weights, a block of one's own for images of 32 x 32 pixels.
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
     * Builds the network with initial weights.
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

    /**
     * Returns the network that a method begins with: one with initial weights, or that of the
     * method's file.
     *
     * @param method says which
     * @param imageSize the side of a view in pixels
     * @param seed of the weights
     * @param device where it computes
     * @return the model, which the caller closes
     * @throws IllegalArgumentException if the file's network is not the one described here
     * @throws UncheckedIOException if the file cannot be read
     */
    public OeclModel network(OodMethod method, int imageSize, long seed, Device device) {
        return method.networkFile()
                .map(file -> loaded(file, imageSize, seed, device))
                .orElseGet(() -> build(method.networkHeads(), imageSize, seed, device));
    }

    private OeclModel loaded(Path file, int imageSize, long seed, Device device) {
        OeclModel loaded;
        try {
            loaded =
                    file.toString().equals(ModelFile.SYNTHETIC)
                            ? ModelFile.synthetic(device)
                            : ModelFile.load(file, device);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Integer> heads = loaded.architecture().heads();
        try (OeclModel described = build(heads, imageSize, seed, device)) {
            if (!described.architecture().equals(loaded.architecture())) {
                String there = loaded.architecture().toString();
                loaded.close();
                throw new IllegalArgumentException(
                        ("The network in %s is %s, and the run describes another, %s: set the model's"
                                        + " settings to those of the file")
                                .formatted(file, there, described.architecture()));
            }
        }
        return loaded;
    }
}
