// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.github.oecl.model.internal.EngineRandom;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.WithoutGradients;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An encoder with a projection head: images in, features out. Holds native memory; close it.
 *
 * <p>The projection is not normalised: its direction is what contrastive learning aligns, its norm
 * is the score of Le-Gia and Ahn.
 */
public final class OeclModel implements AutoCloseable {

    private static final NDIndex EVERYTHING = new NDIndex("...");

    private final Architecture architecture;
    private final NDManager manager;
    private final Block backbone;
    private final ReleasingSequentialBlock projection;
    private final Map<String, Block> heads = new LinkedHashMap<>();
    private final ParameterStore store;
    private final NDArray mean;
    private final NDArray scale;

    OeclModel(Architecture architecture, long seed, Device device) {
        this.architecture = architecture;
        EngineStart.engine();
        manager = NDManager.newBaseManager(device);
        store = new ParameterStore(manager, false);
        Layers layers = new Layers(seed);
        backbone = Networks.backbone(architecture, layers);
        projection = Networks.projection(architecture, layers);
        int features = architecture.featureSize();
        architecture
                .orderedHeads()
                .forEach((name, outputs) -> heads.put(name, layers.linear(features, outputs)));
        if (architecture.block() == null) {
            // Only batch norm looks at this shape, and only at the channels.
            backbone.initialize(manager, DataType.FLOAT32, new Shape(1, 3, 32, 32));
        } else {
            OwnBlocks.initialize(backbone, architecture.block(), seed, manager);
        }
        projection.initialize(manager, DataType.FLOAT32, new Shape(1, features));
        heads.values()
                .forEach(
                        head -> head.initialize(manager, DataType.FLOAT32, new Shape(1, features)));
        mean = perChannel(architecture.mean());
        scale = perChannel(architecture.std().stream().map(std -> 1 / std).toList());
    }

    /** {@return a builder, with every size at its usual value} */
    public static OeclModelBuilder builder() {
        return new OeclModelBuilder();
    }

    /** {@return what is needed to build the same network again} */
    public Architecture architecture() {
        return architecture;
    }

    /**
     * {@return this model as a block of DJL, which shares its weights and is initialised: images in
     * [0, 1], float32, batch x 3 x height x width, to the backbone feature, the projection and the
     * outputs of the heads in the order of their names}
     */
    public Block asBlock() {
        return new EncoderBlock(this);
    }

    /**
     * Returns this model as one of DJL's, with {@link #asBlock} as its block.
     *
     * @return the model; whoever closes it closes this one as well
     */
    public Model asDjlModel() {
        Model model = Model.newInstance("oecl", device());
        model.setBlock(asBlock());
        model.getNDManager().attachInternal("oecl", this);
        return model;
    }

    /** {@return where the model computes} */
    public Device device() {
        return manager.getDevice();
    }

    /** {@return a new manager on the model's device, which the caller closes} */
    public NDManager newManager() {
        return manager.newSubManager();
    }

    /**
     * Computes the features of a batch for training: batch norm uses the batch's statistics and
     * updates its running ones. The arrays belong to the manager of the images.
     *
     * @param images float32, batch x 3 x height x width, in [0, 1]
     * @return the features, with their graph if a gradient collector is open
     */
    public Features train(NDArray images) {
        return forward(images, true);
    }

    /**
     * Computes the features of a batch: batch norm uses its running statistics, so that an image's
     * features do not depend on the others. The arrays belong to the manager of the images.
     *
     * @param images float32, batch x 3 x height x width, in [0, 1]
     * @return the features, without a graph
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    public Features evaluate(NDArray images) {
        try (WithoutGradients guard = new WithoutGradients()) {
            return forward(images, false);
        }
    }

    private Features forward(NDArray images, boolean training) {
        NDList features;
        try (NDList input = new NDList(normalised(images))) {
            features = backbone.forward(store, input, training);
        }
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        heads.forEach((name, head) -> outputs.put(name, only(head, features, training)));
        return new Features(
                features.singletonOrThrow(),
                only(projection, features, training),
                Collections.unmodifiableMap(outputs));
    }

    /**
     * {@return what this model computes now, for evaluation of more than a batch or two; the caller
     * closes it}
     */
    public InferenceModel inferenceModel() {
        return new InferenceModel(this);
    }

    /**
     * Begins a step of a training: a block of one's own draws the random numbers of its dropout
     * from the engine, which are those of the step, whatever went before. The caller holds {@link
     * EngineRandom#ENGINE} until the step is done.
     *
     * @param seed of the training
     * @param step from 0
     */
    public void beginStep(long seed, long step) {
        if (architecture.block() != null) {
            EngineRandom.seed(seed, "dropout", step);
        }
    }

    NDArray normalised(NDArray images) {
        return images.sub(mean).muli(scale);
    }

    Block backbone() {
        return backbone;
    }

    ReleasingSequentialBlock projection() {
        return projection;
    }

    Map<String, Block> heads() {
        return heads;
    }

    /** {@return all weights and running statistics, in a fixed order that files rely on} */
    public List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /**
     * {@return all weights and running statistics by the part of the model and the name that DJL
     * gives them in its tree of blocks, such as {@code backbone.01Conv2d_weight}, {@code
     * projection.04Linear_bias} or {@code heads.shift.weight}; in the order of {@link #parameters}}
     */
    public Map<String, Parameter> namedParameters() {
        Map<String, Parameter> all = new LinkedHashMap<>();
        addParameters("backbone.", backbone, all);
        addParameters("projection.", projection, all);
        heads.forEach((name, head) -> addParameters("heads." + name + ".", head, all));
        return Collections.unmodifiableMap(all);
    }

    /** What two parts of a block share is one parameter. */
    private static void addParameters(String prefix, Block block, Map<String, Parameter> all) {
        Set<Parameter> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(all.values());
        for (Pair<String, Parameter> each : block.getParameters()) {
            if (known.add(each.getValue())) {
                all.put(prefix + each.getKey(), each.getValue());
            }
        }
    }

    /**
     * Sets all weights and running statistics.
     *
     * @param values the numbers of each of {@link #parameters()}, in the usual order of its shape
     * @throws IllegalArgumentException if there are more or fewer than the parameters have
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    public void setParameters(List<float[]> values) {
        List<Parameter> all = parameters();
        if (values.size() != all.size()) {
            throw new IllegalArgumentException(
                    "There are "
                            + values.size()
                            + " arrays for the model's "
                            + all.size()
                            + " parameters");
        }
        try (NDManager scratch = newManager();
                WithoutGradients guard = new WithoutGradients()) {
            for (int i = 0; i < all.size(); i++) {
                NDArray target = all.get(i).getArray();
                // NDArray.copyTo would lay the target out anew, and sums would round otherwise.
                target.set(EVERYTHING, scratch.create(values.get(i), target.getShape()));
            }
        }
    }

    /** {@return the weights that training changes: all parameters but the running statistics} */
    public List<Parameter> trainableParameters() {
        return parameters().stream().filter(Parameter::requiresGradient).toList();
    }

    /** {@return the number of trainable weights} */
    public long parameterCount() {
        return trainableParameters().stream().mapToLong(p -> p.getArray().size()).sum();
    }

    @Override
    public void close() {
        manager.close();
    }

    private NDArray only(Block block, NDList features, boolean training) {
        return block.forward(store, features, training).singletonOrThrow();
    }

    private NDArray perChannel(List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return manager.create(floats, new Shape(1, floats.length, 1, 1));
    }

    /**
     * Returns about how much memory a training step takes: activations, their gradients and what
     * the engine works in, and weights, gradients and velocities. The Java machine and the engine's
     * code, some 300 MB, come on top.
     *
     * @param rows views in a batch, all blocks together
     * @param size the side of a view in pixels
     * @return bytes
     */
    public double memoryOfStep(long rows, int size) {
        return MemoryEstimate.ofStep(this, rows, size);
    }
}
