// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.TrainingLoss;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.WithoutGradients;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.optim.internal.GradientClipping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that a training changes as it goes: together with its settings it says how to go on. */
final class TrainingState implements AutoCloseable {

    private final OeclModel model;
    private final List<Parameter> weights;
    private final TrainingLoss loss;
    private final Optimizer optimizer;
    private final GradientClipping clipping;
    private final int stepsPerEpoch;
    private final List<EpochReport> epochs = new ArrayList<>();
    private final long start = System.nanoTime();
    private EpochMeans means;
    private long steps;
    private double secondsBefore;
    private double lastRate;

    TrainingState(
            OeclModel model,
            TrainingLoss loss,
            TrainingConfig config,
            Optimizer optimizer,
            int stepsPerEpoch) {
        this.model = model;
        this.loss = loss;
        this.optimizer = optimizer;
        clipping = config.clip() == null ? null : new GradientClipping(config.clip());
        this.stepsPerEpoch = stepsPerEpoch;
        weights = model.trainableParameters();
        means = new EpochMeans(model.newManager());
    }

    /**
     * Makes the gradients and the momentum, as zeros. What stays for the whole training comes
     * before what lasts a step: made in the first step, it would lie scattered among the
     * activations and split the memory that they are to take again.
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    void takeMemory() {
        for (int i = 0; i < weights.size(); i++) {
            NDArray weight = weights.get(i).getArray();
            int numbers = optimizer.stateSize(Math.toIntExact(weight.size()));
            optimizer.restore(id(i), weight, new float[numbers]);
        }
        try (WithoutGradients guard = new WithoutGradients();
                NDManager scope = model.newManager();
                GradientCollector tape = EngineStart.engine().newGradientCollector()) {
            NDArray zero = scope.create(0f);
            NDArray sum = zero;
            for (Parameter weight : weights) {
                sum = sum.add(zero.mul(weight.getArray()).sum());
            }
            tape.backward(sum);
        }
    }

    TrainingLoss loss() {
        return loss;
    }

    long steps() {
        return steps;
    }

    double seconds() {
        return secondsBefore + (System.nanoTime() - start) / 1e9;
    }

    List<EpochReport> epochs() {
        return List.copyOf(epochs);
    }

    EpochMeans means() {
        return means;
    }

    /** Takes a step against the gradients that lie on the weights, and clears them. */
    void step(LossTerms terms, double learningRate) {
        lastRate = learningRate;
        means.add(terms);
        if (clipping != null) {
            means.add(LossTerms.WEIGHT_GRADIENT, clip());
        }
        for (int i = 0; i < weights.size(); i++) {
            NDArray weight = weights.get(i).getArray();
            try (NDArray gradient = weight.getGradient()) {
                optimizer.update(id(i), weight, gradient, learningRate);
                gradient.muli(0);
            }
        }
        steps++;
    }

    /**
     * Looks at the loss of this epoch so far and at all weights: the last step can spoil them with
     * a loss that is still a number, and on a GPU the loss is not looked at in every step.
     */
    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    void requireFinite() {
        int epoch = Math.toIntExact((steps - 1) / stepsPerEpoch + 1);
        float loss = means.sums().getOrDefault(EpochMeans.TOTAL, 0f);
        if (!Float.isFinite(loss)) {
            throw new NonFiniteLossException(steps, epoch, loss, lastRate);
        }
        try (WithoutGradients guard = new WithoutGradients()) {
            for (Parameter parameter : model.parameters()) {
                // Neither NaN nor infinity goes away in a sum.
                try (NDArray sum = parameter.getArray().sum()) {
                    if (!Float.isFinite(sum.getFloat())) {
                        throw NonFiniteLossException.ofWeights(steps, epoch, lastRate);
                    }
                }
            }
        }
    }

    /** Shortens the gradients, and returns their norm before. */
    private double clip() {
        List<NDArray> gradients =
                weights.stream().map(weight -> weight.getArray().getGradient()).toList();
        try {
            return clipping.apply(gradients);
        } finally {
            gradients.forEach(NDArray::close);
        }
    }

    boolean atEndOfEpoch() {
        return steps % stepsPerEpoch == 0;
    }

    void finishEpoch(EpochReport report) {
        epochs.add(report);
        means.close();
        means = new EpochMeans(model.newManager());
    }

    /** Returns what the optimiser remembers, an array for each weight. */
    Stream<float[]> momentum() {
        return IntStream.range(0, weights.size()).mapToObj(i -> optimizer.state(id(i)));
    }

    /** Returns how many numbers that are for each weight. */
    List<Integer> momentumSizes() {
        return ModelFile.sizes(weights).stream().map(optimizer::stateSize).toList();
    }

    /** Says why the training cannot be resumed, or nothing. */
    Optional<String> obstacle() {
        return optimizer.obstacle();
    }

    /** Goes on from a checkpoint, which fits. */
    void restore(Checkpoint checkpoint) {
        TrainingProgress progress = checkpoint.progress();
        model.setParameters(checkpoint.weights());
        loss.restore(progress.lossState());
        for (int i = 0; i < weights.size(); i++) {
            float[] momentum = checkpoint.momentum().get(i);
            optimizer.restore(id(i), weights.get(i).getArray(), momentum);
        }
        epochs.clear();
        epochs.addAll(progress.epochs());
        steps = progress.steps();
        means.close();
        means = new EpochMeans(model.newManager(), steps % stepsPerEpoch, progress.sums());
        secondsBefore = progress.seconds();
    }

    @Override
    public void close() {
        means.close();
        optimizer.close();
    }

    private static String id(int weight) {
        return Integer.toString(weight);
    }
}
