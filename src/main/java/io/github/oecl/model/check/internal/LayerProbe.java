// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.WithoutGradients;
import io.github.oecl.random.KeyedRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Lets the engine compute a layer, forward and backward, and compares samples of what comes out
 * with a {@link Reference}. The arrays have the channels last, as in training.
 */
final class LayerProbe {

    /** Of an array; more of it costs little, as each is a short sum. */
    private static final int SAMPLES = 64;

    /** A weight's gradient is a sum over the batch; of large batches fewer are computed. */
    private static final int LEAST_SAMPLES = 16;

    private static final long MOST_TERMS = 1_000_000;

    private static final Pattern INPUT = new Pattern("check input");
    private static final Pattern WEIGHT = new Pattern("check weight");
    private static final Pattern BIAS = new Pattern("check bias");
    private static final Pattern GRADIENT = new Pattern("check gradient");

    private final LayerShape layer;
    private final Passes passes;
    private final Fault fault;
    private final Reference reference;
    private final Map<String, Double> errors = new LinkedHashMap<>();
    private final KeyedRandom random = KeyedRandom.of(KeyedRandom.stream("check places"), 0);

    LayerProbe(LayerShape layer, Passes passes, Fault fault) {
        this.layer = layer;
        this.passes = passes;
        this.fault = fault;
        reference = new Reference(layer, INPUT, WEIGHT, BIAS, GRADIENT);
    }

    /** A sampled element: its place in the array's memory, and what it should be. */
    private record Sample(long place, Sum right) {}

    /**
     * Computes the layer.
     *
     * @return for each array that came out the largest error, in units of the usual size of an
     *     element; NaN if any element is infinite or no number
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    Map<String, Double> errors() {
        try (WithoutGradients guard = new WithoutGradients();
                NDManager manager = NDManager.newBaseManager(ai.djl.Device.cpu())) {
            NDArray input = image(manager, INPUT, layer.height(), layer.width(), layer.inputs());
            NDArray weight = weight(manager);
            if (passes == Passes.TRAINING) {
                train(manager, input, weight);
            } else {
                NDArray output = forward(input, weight, BIAS.array(manager, channels()));
                compare("output", output, this::outputSample, SAMPLES);
            }
        }
        return errors;
    }

    private void train(NDManager manager, NDArray input, NDArray weight) {
        NDArray bias = layer.linear() ? BIAS.array(manager, channels()) : null;
        NDArray gradient =
                image(
                        manager,
                        GRADIENT,
                        layer.outputHeight(),
                        layer.outputWidth(),
                        layer.outputs());
        weight.setRequiresGradient(true);
        input.setRequiresGradient(layer.inputGradient());
        NDArray output;
        try (GradientCollector tape = EngineStart.engine().newGradientCollector()) {
            output = forward(input, weight, bias);
            tape.backward(output.mul(gradient).sum());
        }
        compare("output", output.stopGradient(), this::outputSample, SAMPLES);
        if (layer.inputGradient()) {
            compare("input gradient", input.getGradient(), this::inputSample, SAMPLES);
        }
        compare("weight gradient", weight.getGradient(), this::weightSample, weightSamples());
    }

    private NDArray forward(NDArray input, NDArray weight, NDArray bias) {
        if (layer.linear()) {
            return Linear.linear(input, weight, bias).singletonOrThrow();
        }
        NDList output =
                Conv2d.conv2d(
                        input,
                        weight,
                        bias,
                        new Shape(layer.stride(), layer.stride()),
                        new Shape(layer.padding(), layer.padding()));
        return output.singletonOrThrow();
    }

    private Shape channels() {
        return new Shape(layer.outputs());
    }

    private NDArray image(NDManager manager, Pattern pattern, int height, int width, int channels) {
        if (layer.linear()) {
            return pattern.array(manager, new Shape(layer.rows(), channels));
        }
        return pattern.array(manager, new Shape(layer.rows(), height, width, channels))
                .transpose(0, 3, 1, 2);
    }

    private NDArray weight(NDManager manager) {
        if (layer.linear()) {
            return WEIGHT.array(manager, new Shape(layer.outputs(), layer.inputs()));
        }
        return WEIGHT.array(
                        manager,
                        new Shape(layer.outputs(), layer.kernel(), layer.kernel(), layer.inputs()))
                .transpose(0, 3, 1, 2);
    }

    private int weightSamples() {
        long terms = (long) layer.rows() * layer.outputHeight() * layer.outputWidth();
        return (int) Math.max(LEAST_SAMPLES, Math.min(SAMPLES, MOST_TERMS / terms));
    }

    private void compare(String name, NDArray array, IntFunction<Sample> samples, int count) {
        try (NDArray whole = fault.applied(name, array);
                NDArray memory = layer.linear() ? whole : whole.transpose(0, 2, 3, 1);
                NDArray sum = whole.sum()) {
            // Neither NaN nor infinity goes away in a sum, wherever it is.
            double worst = Float.isFinite(sum.getFloat()) ? 0 : Double.NaN;
            long[] places = new long[count];
            Sum[] right = new Sum[count];
            for (int i = 0; i < count; i++) {
                Sample sample = samples.apply(i);
                places[i] = sample.place();
                right[i] = sample.right();
            }
            float[] found = taken(memory, places);
            for (int i = 0; i < count; i++) {
                worst = Math.max(worst, right[i].error(found[i]));
            }
            errors.put(name, worst);
        }
    }

    private static float[] taken(NDArray array, long[] places) {
        try (NDArray indices = array.getManager().create(places);
                NDArray values = array.take(indices)) {
            return values.toFloatArray();
        }
    }

    private Sample outputSample(int i) {
        int row = random.nextInt(layer.rows());
        int y = random.nextInt(layer.outputHeight());
        int x = random.nextInt(layer.outputWidth());
        int channel = spread(i, SAMPLES, layer.outputs());
        boolean bias = layer.linear() || passes == Passes.SCORING;
        return new Sample(
                reference.outputPlace(row, y, x, channel),
                bias
                        ? reference.outputWithBias(row, y, x, channel)
                        : reference.output(row, y, x, channel));
    }

    private Sample inputSample(int i) {
        int row = random.nextInt(layer.rows());
        int y = random.nextInt(layer.height());
        int x = random.nextInt(layer.width());
        int channel = spread(i, SAMPLES, layer.inputs());
        return new Sample(
                reference.inputPlace(row, y, x, channel),
                reference.inputGradient(row, y, x, channel));
    }

    private Sample weightSample(int i) {
        int output = spread(i, weightSamples(), layer.outputs());
        int ky = random.nextInt(layer.kernel());
        int kx = random.nextInt(layer.kernel());
        int channel = random.nextInt(layer.inputs());
        return new Sample(
                reference.weightPlace(output, ky, kx, channel),
                reference.weightGradient(output, ky, kx, channel));
    }

    /**
     * Kernels work on groups of channels, and what is left over at their end goes wrong first: half
     * of the samples are of the last channels, and the others are spread evenly over all.
     */
    private int spread(int i, int samples, int channels) {
        if (i % 2 == 0) {
            return channels - 1 - i / 2 % channels;
        }
        int half = samples / 2;
        return (int) ((i / 2 + random.nextDouble()) * channels / half) % channels;
    }
}
