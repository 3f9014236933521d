// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import io.github.oecl.bench.RooflineTask.Work;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Work of the engine: products, sums, convolutions and batch norm of a batch of 4 x 32. */
final class EngineWork {

    private static final int ROWS = 128;
    private static final int SIDE = 2048;
    private static final long NUMBERS = 1L << 26;

    /** A product and a sum for each element of each row and column. */
    static final double PRODUCT_GFLOP = 2.0 * SIDE * SIDE * SIDE / 1e9;

    /** Both arrays are read, one is written. */
    static final double SUM_GB = 3.0 * Float.BYTES * NUMBERS / 1e9;

    private static final int NORM_CHANNELS = 64;
    private static final int NORM_SIZE = 32;

    private EngineWork() {}

    static Work product(NDManager manager) {
        NDArray a = manager.randomNormal(new Shape(SIDE, SIDE));
        NDArray b = manager.randomNormal(new Shape(SIDE, SIDE));
        return () -> a.matMul(b).close();
    }

    static Work sum(NDManager manager) {
        NDArray a = manager.zeros(new Shape(NUMBERS));
        NDArray b = manager.ones(new Shape(NUMBERS));
        return () -> a.addi(b);
    }

    static Convolution convolution(int channels, int size) {
        return new Convolution(channels, size);
    }

    /** A 3 x 3 convolution that keeps channels and size, as in the stages of a ResNet. */
    record Convolution(int channels, int size) {

        String title() {
            return String.format(
                    Locale.ROOT, "convolution, %d channels of %d x %d", channels, size, size);
        }

        double gflop() {
            return 2.0 * 9 * channels * channels * size * size * ROWS / 1e9;
        }

        int times() {
            return Math.max(1, (int) (10 / gflop()));
        }

        Work work(NDManager manager, boolean both) {
            NDArray images = channelsLast(manager, ROWS, channels, size);
            NDArray weight = channelsLast(manager, channels, channels, 3);
            Shape one = new Shape(1, 1);
            return passes(
                    both,
                    List.of(images, weight),
                    leaves ->
                            Conv2d.conv2d(leaves.get(0), leaves.get(1), null, one, one, one)
                                    .singletonOrThrow());
        }
    }

    /**
     * Forward: read for the mean and the variance, read again and written. Backward: gradient and
     * input are read for two sums, read again, and the gradient of the input is written.
     */
    static double normGb(boolean both) {
        double array = (double) Float.BYTES * ROWS * NORM_CHANNELS * NORM_SIZE * NORM_SIZE;
        return (both ? 8 : 3) * array / 1e9;
    }

    static RooflinePiece.Preparation norm(boolean both) {
        return (manager, settings) -> {
            NDArray images = channelsLast(manager, ROWS, NORM_CHANNELS, NORM_SIZE);
            Shape channels = new Shape(NORM_CHANNELS);
            NDArray mean = manager.zeros(channels);
            NDArray variance = manager.ones(channels);
            return passes(
                    both,
                    List.of(images, manager.ones(channels), manager.zeros(channels)),
                    leaves ->
                            BatchNorm.batchNorm(
                                            leaves.get(0),
                                            mean,
                                            variance,
                                            leaves.get(1),
                                            leaves.get(2),
                                            1,
                                            0.9f,
                                            1e-5f,
                                            true)
                                    .singletonOrThrow());
        };
    }

    /** A layer as a function of its inputs. */
    @FunctionalInterface
    private interface Layer {
        NDArray of(List<NDArray> inputs);
    }

    private static Work passes(boolean both, List<NDArray> inputs, Layer layer) {
        if (!both) {
            return () -> layer.of(inputs).close();
        }
        NDArray gradient;
        try (NDArray output = layer.of(inputs)) {
            gradient = output.duplicate();
        }
        return () -> backward(inputs, layer, gradient);
    }

    /** Fresh leaves on the same numbers: a gradient that is there already would be added to. */
    @SuppressWarnings("try") // The tape works by being open; nothing calls it.
    private static void backward(List<NDArray> inputs, Layer layer, NDArray gradient) {
        try (NDManager scope = gradient.getManager().newSubManager();
                GradientCollector tape = Engine.getInstance().newGradientCollector()) {
            List<NDArray> leaves = inputs.stream().map(leaf(scope)).toList();
            NDArray output = layer.of(leaves);
            JniUtils.backward((PtNDArray) output, (PtNDArray) gradient, false, false);
            output.close();
        }
    }

    private static UnaryOperator<NDArray> leaf(NDManager scope) {
        return input -> {
            NDArray leaf = input.stopGradient();
            leaf.attach(scope);
            leaf.setRequiresGradient(true);
            return leaf;
        };
    }

    private static NDArray channelsLast(NDManager manager, long rows, long channels, long size) {
        return manager.randomNormal(new Shape(rows, size, size, channels)).transpose(0, 3, 1, 2);
    }
}
