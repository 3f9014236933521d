// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.Architecture.Stem;
import io.github.oecl.model.Features;
import io.github.oecl.model.OeclModel;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** A model's network and training as DJL has them: blocks, trainer, SGD, channels first. */
final class PlainDjl implements AutoCloseable {

    private final Model model = Model.newInstance("plain", Device.cpu());
    private final ai.djl.training.Trainer trainer;
    private final Objective objective;
    private final Shape input;

    PlainDjl(OeclModel ours, Objective objective, TrainingConfig config, int size) {
        this.objective = objective;
        input = new Shape(objective.views().rows(config.batch()), 3, size, size);
        model.setBlock(network(ours.architecture()));
        Optimizer sgd =
                Optimizer.sgd()
                        .setLearningRateTracker(Tracker.fixed((float) config.learningRate()))
                        .optMomentum((float) config.momentum())
                        .optWeightDecays((float) config.weightDecay())
                        .build();
        trainer =
                model.newTrainer(
                        new DefaultTrainingConfig(Loss.l2Loss())
                                .optDevices(new Device[] {Device.cpu()})
                                .optOptimizer(sgd));
        trainer.initialize(input);
        copyWeights(ours.parameters(), List.copyOf(model.getBlock().getParameters().values()));
    }

    private static void copyWeights(List<Parameter> from, List<Parameter> to) {
        for (int i = 0; i < to.size(); i++) {
            NDArray target = to.get(i).getArray();
            float[] values = from.get(i).getArray().toFloatArray();
            try (NDArray source = target.getManager().create(values, target.getShape())) {
                source.copyTo(target);
            }
        }
    }

    /** Takes a step on pixels, rows x 3 x size x size unsigned bytes, and returns the loss. */
    double step(ByteBuffer pixels, long step) {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            NDArray images =
                    scope.create(pixels, input, DataType.UINT8)
                            .toType(DataType.FLOAT32, false)
                            .divi(255);
            NDArray loss;
            try (GradientCollector tape = trainer.newGradientCollector()) {
                NDArray outputs = trainer.forward(new NDList(images)).singletonOrThrow();
                Features features = new Features(outputs, outputs, Map.of());
                int normal = (int) input.get(0) / 2;
                loss =
                        objective
                                .loss(
                                        new BatchFeatures(features, normal),
                                        new TrainingStep(step, Integer.MAX_VALUE))
                                .total();
                tape.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    private static Block network(Architecture sizes) {
        int channels = sizes.width();
        SequentialBlock network = new SequentialBlock();
        network.add(inputs -> new NDList(normalised(inputs.singletonOrThrow(), sizes)));
        addConvolution(network, channels, sizes.stem() == Stem.CIFAR ? 1 : 2, 3);
        network.add(Activation.reluBlock());
        int before = channels;
        for (int stage = 0; stage < sizes.blocks().size(); stage++) {
            for (int block = 0; block < sizes.blocks().get(stage); block++) {
                int after = channels << stage;
                network.add(residual(before, after, stage > 0 && block == 0 ? 2 : 1));
                before = after;
            }
        }
        return network.add(Pool.globalAvgPool2dBlock())
                .add(Linear.builder().setUnits(sizes.hidden()).build())
                .add(BatchNorm.builder().build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(sizes.embedding()).build());
    }

    private static NDArray normalised(NDArray images, Architecture sizes) {
        return images.sub(channels(images, sizes.mean())).div(channels(images, sizes.std()));
    }

    private static NDArray channels(NDArray images, List<Double> values) {
        float[] floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values.get(i).floatValue();
        }
        return images.getManager().create(floats, new Shape(1, floats.length, 1, 1));
    }

    private static Block residual(int before, int after, int stride) {
        SequentialBlock main = new SequentialBlock();
        addConvolution(main, after, stride, 3);
        main.add(Activation.reluBlock());
        addConvolution(main, after, 1, 3);
        SequentialBlock shortcut = new SequentialBlock();
        if (stride == 1 && before == after) {
            shortcut.add(Blocks.identityBlock());
        } else {
            addConvolution(shortcut, after, stride, 1);
        }
        return new ParallelBlock(
                paths -> {
                    NDArray sum =
                            paths.get(0).singletonOrThrow().add(paths.get(1).singletonOrThrow());
                    return new NDList(Activation.relu(sum));
                },
                List.of(main, shortcut));
    }

    private static void addConvolution(SequentialBlock to, int filters, int stride, int kernel) {
        to.add(
                        Conv2d.builder()
                                .setKernelShape(new Shape(kernel, kernel))
                                .setFilters(filters)
                                .optStride(new Shape(stride, stride))
                                .optPadding(new Shape(kernel / 2, kernel / 2))
                                .optBias(false)
                                .build())
                .add(BatchNorm.builder().build());
    }
}
