// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.weights;

import ai.djl.Device;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.oecl.io.internal.Json;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.Architecture.Stem;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.Normalisation;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.OeclModelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Makes a model of a safetensors file: one of {@link WeightsFile}, or the state dict of a network
 * that was trained elsewhere, with the names of torchvision (projection head {@code fc.0} to {@code
 * fc.3}), of the authors of OECL or of CSI. Width, depth and heads are told from the shapes; what
 * weights do not tell, the first layers' strides and how inputs are standardised, is as usual for
 * the network or set here. CSI's projection head has no batch norm: here it has one that changes
 * nothing until the model is trained further.
 */
public final class WeightsReader {

    /** Batch norm's epsilon, which PyTorch and this library add to the variance. */
    private static final float EPSILON = 1e-5f;

    private Path path;
    private Stem stem;
    private Normalisation normalisation;
    private Device device;

    /** Makes a reader; the path must be set. */
    public WeightsReader() {}

    /**
     * What was read.
     *
     * @param model the model, which the caller closes
     * @param unused the arrays of the file that no score uses, such as the classifiers of CSI
     */
    public record Weights(OeclModel model, List<String> unused) {}

    /**
     * Sets the file. Required.
     *
     * @param path of a safetensors file
     * @return this reader
     */
    public WeightsReader setPath(Path path) {
        this.path = path;
        return this;
    }

    /**
     * Sets the first layers. By default what the file says; a file of another program tells the
     * side of its first convolution: 7 is {@link Stem#IMAGENET}, 3 is taken as {@link Stem#CIFAR}.
     *
     * @param stem with a convolution of the side that the file has
     * @return this reader
     */
    public WeightsReader optStem(Stem stem) {
        this.stem = stem;
        return this;
    }

    /**
     * Sets how inputs in [0, 1] are standardised. By default what the file says; for a file of
     * another program the authors': {@link Normalisation#CIFAR} for the CIFAR stem, else {@link
     * Normalisation#HALF}, which is also CSI's at every size.
     *
     * @param normalisation mean and standard deviation of the channels
     * @return this reader
     */
    public WeightsReader optNormalisation(Normalisation normalisation) {
        this.normalisation = normalisation;
        return this;
    }

    /**
     * Sets where the model computes; the environment's choice if it is not set.
     *
     * @param device a device of the engine
     * @return this reader
     */
    public WeightsReader optDevice(Device device) {
        this.device = device;
        return this;
    }

    /**
     * Reads the file.
     *
     * @return the model and what was not used
     * @throws IllegalArgumentException if no path is set
     * @throws io.github.oecl.io.internal.StateFormatException if it is no whole safetensors file
     *     (the error for a pickle says how to convert it) or no network that this library has
     * @throws IOException if it cannot be read
     */
    public Weights read() throws IOException {
        if (path == null) {
            throw new IllegalArgumentException("Reading weights needs a call of setPath");
        }
        try (SafetensorsFile file = new SafetensorsFile(path)) {
            String told = file.header().metadata().get(WeightsFile.ARCHITECTURE);
            return told == null ? ofAnotherProgram(file) : own(file, told);
        }
    }

    private Weights own(SafetensorsFile file, String told) throws IOException {
        Architecture architecture;
        try {
            architecture = Json.value(JsonParser.parseString(told), Architecture.class);
        } catch (IllegalArgumentException | JsonParseException e) {
            throw file.damaged("its architecture is damaged: " + e.getMessage());
        }
        if (architecture.block() != null) {
            return ownBlock(file, architecture);
        }
        StateDict dict = StateDict.of(file);
        return weights(file, dict, changed(architecture), List.of());
    }

    private Weights ownBlock(SafetensorsFile file, Architecture architecture) throws IOException {
        OeclModel model;
        try {
            model =
                    sizes(architecture, Backbone.named(architecture.block().name()))
                            .optImageSize(architecture.block().imageSize())
                            .build();
        } catch (IllegalArgumentException e) {
            throw file.damaged(e.getMessage());
        }
        return filled(file, model, StateDict.asIs(file), List.of());
    }

    private Weights ofAnotherProgram(SafetensorsFile file) throws IOException {
        StateDict dict = StateDict.of(file);
        if (dict.has("layer1.0.conv3.weight")) {
            throw file.damaged(
                    "its blocks have three convolutions, as those of ResNet-50; the networks of"
                            + " this library have two");
        }
        int kernel = dict.size("conv1.weight", 2, 4, file);
        List<String> optional = dict.has("fc.1.weight") ? List.of() : headNorm();
        Stem known = kernel == Stem.IMAGENET.kernel() ? Stem.IMAGENET : Stem.CIFAR;
        Normalisation usual =
                known == Stem.CIFAR && optional.isEmpty()
                        ? Normalisation.CIFAR
                        : Normalisation.HALF;
        Architecture told;
        try {
            told =
                    new Architecture(
                            known,
                            dict.size("conv1.weight", 0, 4, file),
                            blocks(dict),
                            dict.size("fc.0.weight", 0, 2, file),
                            dict.size("fc.3.weight", 0, 2, file),
                            usual.mean(),
                            usual.std(),
                            dict.heads(),
                            null);
        } catch (IllegalArgumentException e) {
            throw file.damaged(e.getMessage());
        }
        return weights(file, dict, changed(told), optional);
    }

    /** Returns how many blocks each stage has, as far as there are any. */
    private static List<Integer> blocks(StateDict dict) {
        List<Integer> blocks = new ArrayList<>();
        while (dict.has("layer" + (blocks.size() + 1) + ".0.conv1.weight")) {
            String stage = "layer" + (blocks.size() + 1) + ".";
            int count = 1;
            while (dict.has(stage + count + ".conv1.weight")) {
                count++;
            }
            blocks.add(count);
        }
        return blocks;
    }

    private static List<String> headNorm() {
        return List.of("fc.1.weight", "fc.1.bias", "fc.1.running_mean", "fc.1.running_var");
    }

    private Architecture changed(Architecture told) {
        Normalisation inputs =
                normalisation == null ? new Normalisation(told.mean(), told.std()) : normalisation;
        return new Architecture(
                stem == null ? told.stem() : stem,
                told.width(),
                told.blocks(),
                told.hidden(),
                told.embedding(),
                inputs.mean(),
                inputs.std(),
                told.heads(),
                null);
    }

    /** Names and shapes are compared before room is made for the network. */
    private Weights weights(
            SafetensorsFile file, StateDict dict, Architecture network, List<String> optional)
            throws IOException {
        dict.require(TorchNames.of(network), optional, file);
        OeclModel model =
                sizes(network, backbone(network.stem()))
                        .optWidth(network.width())
                        .optBlocks(network.blocks().stream().mapToInt(n -> n).toArray())
                        .build();
        return filled(file, model, dict, optional);
    }

    private static Weights filled(
            SafetensorsFile file, OeclModel model, StateDict dict, List<String> optional)
            throws IOException {
        try {
            List<TensorShape> names = TorchNames.of(model);
            dict.require(names, optional, file);
            List<float[]> values = new ArrayList<>();
            for (TensorShape each : names) {
                values.add(
                        dict.has(each.name())
                                ? file.floats(dict.tensor(each.name()))
                                : nothingDone(each));
            }
            model.setParameters(values);
            return new Weights(model, dict.unused());
        } catch (IOException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** Batch norm that changes nothing: its scale and its standard deviation are 1. */
    private static float[] nothingDone(TensorShape part) {
        float[] values = new float[part.size()];
        if (part.name().endsWith(".weight")) {
            Arrays.fill(values, 1);
        } else if (part.name().endsWith("." + TorchNames.VARIANCE)) {
            Arrays.fill(values, 1 - EPSILON);
        }
        return values;
    }

    private OeclModelBuilder sizes(Architecture network, Backbone backbone) {
        return OeclModel.builder()
                .setBackbone(backbone)
                .optHidden(network.hidden())
                .optEmbedding(network.embedding())
                .optNormalisation(new Normalisation(network.mean(), network.std()))
                .optHeads(network.heads())
                .optDevice(device == null ? ComputeDevice.fromEnvironment().device() : device);
    }

    private static Backbone backbone(Stem stem) {
        return Map.of(
                        Stem.CIFAR, Backbone.RESNET18_CIFAR,
                        Stem.IMAGENET, Backbone.RESNET18_IMAGENET,
                        Stem.STRIDED, Backbone.COMPACT)
                .get(stem);
    }
}
