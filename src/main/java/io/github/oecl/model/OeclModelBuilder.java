// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import io.github.oecl.model.Architecture.Stem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Builds an {@link OeclModel}. What is not set comes from the {@link Backbone}. */
public final class OeclModelBuilder {

    private static final int USUAL_SIZE = 32;

    /** Of the projection head on a block of one's own, as of ResNet-18. */
    private static final int USUAL_HIDDEN = 512;

    private static final int USUAL_EMBEDDING = 128;

    private Backbone backbone;
    private Integer width;
    private List<Integer> blocks;
    private Integer hidden;
    private Integer embedding;
    private Normalisation normalisation;
    private int imageSize = USUAL_SIZE;
    private Map<String, Integer> heads = Map.of();
    private long seed;
    private Device device;

    OeclModelBuilder() {}

    /**
     * Sets the backbone. Required.
     *
     * @param backbone one of the library's with its usual width and depth, or one of your own (see
     *     {@link Backbone#register(BackboneFactory)})
     * @return this builder
     */
    public OeclModelBuilder setBackbone(Backbone backbone) {
        this.backbone = backbone;
        return this;
    }

    /**
     * Sets the channels of the first stage of a residual network; every later stage doubles them.
     *
     * @param width at least 1
     * @return this builder
     */
    public OeclModelBuilder optWidth(int width) {
        this.width = width;
        return this;
    }

    /**
     * Sets the number of residual blocks in each stage: (2, 2, 2, 2) is ResNet-18.
     *
     * @param blocks one number a stage
     * @return this builder
     */
    public OeclModelBuilder optBlocks(int... blocks) {
        this.blocks = IntStream.of(blocks).boxed().toList();
        return this;
    }

    /**
     * Sets the hidden size of the projection head.
     *
     * @param hidden at least 1
     * @return this builder
     */
    public OeclModelBuilder optHidden(int hidden) {
        this.hidden = hidden;
        return this;
    }

    /**
     * Sets the size of the projection.
     *
     * @param embedding at least 2
     * @return this builder
     */
    public OeclModelBuilder optEmbedding(int embedding) {
        this.embedding = embedding;
        return this;
    }

    /**
     * Sets the side of the images that a block of one's own is initialised for; 32 if it is not
     * set. A block that ends in a pooling over the whole image takes others as well.
     *
     * @param imageSize in pixels
     * @return this builder
     */
    public OeclModelBuilder optImageSize(int imageSize) {
        this.imageSize = imageSize;
        return this;
    }

    /**
     * Sets how inputs are mapped inside the network.
     *
     * @param normalisation mean and standard deviation of the channels
     * @return this builder
     */
    public OeclModelBuilder optNormalisation(Normalisation normalisation) {
        this.normalisation = normalisation;
        return this;
    }

    /**
     * Adds linear heads on the backbone feature, as an objective asks for them.
     *
     * @param heads the number of outputs by name
     * @return this builder
     */
    public OeclModelBuilder optHeads(Map<String, Integer> heads) {
        this.heads = new TreeMap<>(heads);
        return this;
    }

    /**
     * Sets the seed of the first weights; 0 if it is not set.
     *
     * @param seed any number
     * @return this builder
     */
    public OeclModelBuilder optSeed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Sets where the model computes; the environment's choice if it is not set.
     *
     * @param device a device of the engine
     * @return this builder
     */
    public OeclModelBuilder optDevice(Device device) {
        this.device = device;
        return this;
    }

    /**
     * Builds the model with initial weights.
     *
     * @return a model, which the caller closes
     * @throws IllegalArgumentException if the backbone is missing, a size is wrong, or a block of
     *     one's own makes no features
     */
    public OeclModel build() {
        return new OeclModel(architecture(), seed, device());
    }

    /**
     * Describes the model without building it. A block of one's own is asked for the shape of its
     * output.
     *
     * @return the architecture that {@link #build()} would use
     * @throws IllegalArgumentException if the backbone is missing, a size is wrong, or a block of
     *     one's own makes no features
     */
    public Architecture architecture() {
        if (backbone == null) {
            throw new IllegalArgumentException(
                    "No backbone: call setBackbone with one of " + Backbone.names());
        }
        return backbone.isResidual() ? residual(backbone.sizes()) : own(backbone.factory());
    }

    private Architecture residual(ResidualSizes usual) {
        return with(
                usual.stem(),
                width == null ? usual.width() : width,
                blocks == null ? usual.blocks() : blocks,
                hidden == null ? usual.hidden() : hidden,
                embedding == null ? usual.embedding() : embedding,
                usual.normalisation(),
                null);
    }

    private Architecture own(BackboneFactory factory) {
        if (width != null || blocks != null) {
            throw new IllegalArgumentException(
                    "Width and blocks are those of residual networks; \"%s\" has none"
                            .formatted(factory.name()));
        }
        int features = OwnBlocks.featureSize(factory, factory.block(), imageSize);
        return with(
                null,
                0,
                List.of(),
                hidden == null ? USUAL_HIDDEN : hidden,
                embedding == null ? USUAL_EMBEDDING : embedding,
                factory.normalisation(),
                new Architecture.OwnBlock(factory.name(), imageSize, features));
    }

    private Architecture with(
            Stem stem,
            int width,
            List<Integer> blocks,
            int hidden,
            int embedding,
            Normalisation usual,
            Architecture.OwnBlock block) {
        Normalisation inputs = normalisation == null ? usual : normalisation;
        return new Architecture(
                stem, width, blocks, hidden, embedding, inputs.mean(), inputs.std(), heads, block);
    }

    private Device device() {
        return device == null ? ComputeDevice.fromEnvironment().device() : device;
    }
}
