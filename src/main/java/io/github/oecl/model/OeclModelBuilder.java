// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Builds an {@link OeclModel}. What is not set comes from the {@link Backbone}. */
public final class OeclModelBuilder {

    private Backbone backbone;
    private Integer width;
    private List<Integer> blocks;
    private Integer hidden;
    private Integer embedding;
    private Normalisation normalisation;
    private Map<String, Integer> heads = Map.of();
    private long seed;
    private Device device;

    OeclModelBuilder() {}

    /**
     * Sets the backbone. Required.
     *
     * @param backbone with its usual width and depth
     * @return this builder
     */
    public OeclModelBuilder setBackbone(Backbone backbone) {
        this.backbone = backbone;
        return this;
    }

    /**
     * Sets the channels of the first stage; every later stage doubles them.
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
     * Sets how inputs are mapped inside the network.
     *
     * @param normalisation mean and spread of the channels
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
     * Builds the model with fresh weights.
     *
     * @return a model, which the caller closes
     * @throws IllegalArgumentException if the backbone is missing or a size is wrong
     */
    public OeclModel build() {
        return new OeclModel(architecture(), seed, device());
    }

    /**
     * Describes the model without building it.
     *
     * @return the architecture that {@link #build()} would use
     * @throws IllegalArgumentException if the backbone is missing or a size is wrong
     */
    public Architecture architecture() {
        if (backbone == null) {
            throw new IllegalArgumentException(
                    "No backbone: call setBackbone with one of " + List.of(Backbone.values()));
        }
        Normalisation inputs = normalisation == null ? backbone.normalisation() : normalisation;
        return new Architecture(
                backbone.stem(),
                width == null ? backbone.width() : width,
                blocks == null ? backbone.blocks() : blocks,
                hidden == null ? backbone.hidden() : hidden,
                embedding == null ? backbone.embedding() : embedding,
                inputs.mean(),
                inputs.std(),
                heads);
    }

    private Device device() {
        return device == null ? ComputeDevice.fromEnvironment().device() : device;
    }
}
