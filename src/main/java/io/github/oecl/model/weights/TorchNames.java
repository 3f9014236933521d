// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import io.github.oecl.model.Architecture;
import io.github.oecl.model.OeclModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of a model by the names that PyTorch has for them. Those of a residual network are
 * torchvision's, with the projection head in place of {@code fc}, and further heads below {@code
 * heads}; a block of one's own keeps its names.
 */
final class TorchNames {

    /** What PyTorch counts beside each running variance. */
    static final String COUNTER = "num_batches_tracked";

    static final String VARIANCE = "running_var";

    private final List<TensorShape> all = new ArrayList<>();

    private TorchNames() {}

    /** Returns the names and shapes in the order of the model's parameters. */
    static List<TensorShape> of(OeclModel model) {
        return model.architecture().block() == null
                ? of(model.architecture())
                : model.namedParameters().entrySet().stream()
                        .map(
                                each ->
                                        TensorShape.of(
                                                each.getKey(),
                                                each.getValue().getArray().getShape().getShape()))
                        .toList();
    }

    /** Returns those of a residual network, which need not exist. */
    static List<TensorShape> of(Architecture network) {
        TorchNames names = new TorchNames();
        names.addBackbone(network);
        names.addProjection(network);
        for (Map.Entry<String, Integer> head : new TreeMap<>(network.heads()).entrySet()) {
            names.addLinear("heads." + head.getKey(), head.getValue(), network.featureSize());
        }
        return List.copyOf(names.all);
    }

    /** Returns the name of the counter beside a running variance, which PyTorch wants. */
    static String counter(String variance) {
        return variance.substring(0, variance.length() - VARIANCE.length()) + COUNTER;
    }

    private void addBackbone(Architecture network) {
        int channels = network.width();
        addConvolution("conv1", "bn1", channels, 3, network.stem().kernel());
        for (int stage = 0; stage < network.blocks().size(); stage++) {
            int outputs = network.width() << stage;
            for (int block = 0; block < network.blocks().get(stage); block++) {
                String name = "layer" + (stage + 1) + "." + block + ".";
                addConvolution(name + "conv1", name + "bn1", outputs, channels, 3);
                addConvolution(name + "conv2", name + "bn2", outputs, outputs, 3);
                if (channels != outputs) {
                    addConvolution(
                            name + "downsample.0", name + "downsample.1", outputs, channels, 1);
                }
                channels = outputs;
            }
        }
    }

    private void addProjection(Architecture network) {
        addLinear("fc.0", network.hidden(), network.featureSize());
        addNorm("fc.1", network.hidden());
        addLinear("fc.3", network.embedding(), network.hidden());
    }

    private void addConvolution(String name, String norm, int outputs, int inputs, int kernel) {
        all.add(TensorShape.of(name + ".weight", outputs, inputs, kernel, kernel));
        addNorm(norm, outputs);
    }

    private void addNorm(String name, int channels) {
        for (String part : Arrays.asList("weight", "bias", "running_mean", VARIANCE)) {
            all.add(TensorShape.of(name + "." + part, channels));
        }
    }

    private void addLinear(String name, int outputs, int inputs) {
        all.add(TensorShape.of(name + ".weight", outputs, inputs));
        all.add(TensorShape.of(name + ".bias", outputs));
    }
}
