// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.check.internal.Passes;
import io.github.oecl.model.internal.ChannelsLast;
import io.github.oecl.model.internal.EngineRandom;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.model.internal.WithoutGradients;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.optim.OptimizerFactory;
import io.github.oecl.train.internal.PixelPipeline;
import io.github.oecl.train.internal.ShutdownGuard;
import io.github.oecl.transform.Augmentation;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains a model on an objective: the one loop for every method. A training can be stopped at a
 * step from another thread, by {@link #cancel} or by interrupting the thread that trains; the model
 * is then as the last step left it.
 */
public final class Trainer {

    /** PyTorch records one graph a process; trainings in one JVM take their steps in turn. */
    private static final Object ENGINE = EngineRandom.ENGINE;

    /**
     * On a GPU, reading the loss waits for the device, so it is looked at now and then; the state
     * is looked at after each epoch and before each checkpoint, see {@link
     * TrainingState#requireFinite}.
     */
    private static final int GPU_CHECK_INTERVAL = 20;

    /** How long a JVM that is told to end waits for the current step. */
    private static final int PATIENCE_SECONDS = 60;

    private final OeclModel model;
    private final Objective objective;
    private final TrainingConfig config;
    private final ViewBatches batches;
    private final OptimizerFactory optimizer;
    private final Augmentation augmentation;
    private final int threads;
    private final List<TrainingListener> listeners;
    private final Checkpoints checkpoints;
    private final Map<String, String> settings;
    private final int checkInterval;
    private volatile boolean cancelled;

    Trainer(TrainerBuilder builder, ViewBatches batches) {
        this.batches = batches;
        model = builder.model;
        objective = builder.objective;
        config = builder.config;
        optimizer = builder.optimizer;
        augmentation = builder.augmentation;
        threads = builder.threads;
        listeners = List.copyOf(builder.listeners);
        checkpoints = builder.checkpoints;
        boolean cpu = model.device().equals(Device.cpu());
        checkInterval = builder.checkInterval.orElse(cpu ? 1 : GPU_CHECK_INTERVAL);
        settings = checkpoints == null ? Map.of() : builder.settings();
    }

    /** {@return a builder} */
    public static TrainerBuilder builder() {
        return new TrainerBuilder();
    }

    /** Asks the training to stop after the current step. */
    public void cancel() {
        cancelled = true;
    }

    /** {@return the steps of an epoch} */
    public int stepsPerEpoch() {
        return batches.stepsPerEpoch();
    }

    /** {@return the steps of the whole training} */
    public long steps() {
        return (long) config.epochs() * stepsPerEpoch();
    }

    /**
     * Trains to the end of the last epoch, or until it is stopped. With checkpoints it begins at
     * the newest one, and a training that is stopped leaves one.
     *
     * @return what was done, before a checkpoint and after it
     * @throws io.github.oecl.model.check.internal.EngineCheckException if the engine computes this
     *     network wrongly on this machine
     * @throws NonFiniteLossException if the loss or a weight becomes infinite or NaN
     * @throws java.io.UncheckedIOException if the folder of checkpoints cannot be used, or holds
     *     those of another training or damaged ones
     */
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    public TrainingRecord train() {
        int rows = objective.views().rows(config.batch());
        EngineCheck.require(model, Passes.TRAINING, augmentation.size(), rows);
        try (ShutdownGuard exit = new ShutdownGuard(this::cancel, PATIENCE_SECONDS);
                TrainingState state =
                        new TrainingState(
                                model, objective.start(), config, optimizer(), stepsPerEpoch())) {
            synchronized (ENGINE) {
                state.takeMemory();
            }
            Optional<CheckpointKeeper> keeper = keeper(state);
            keeper.ifPresent(k -> k.resume(steps(), stepsPerEpoch()));
            try {
                steps(state, keeper);
                keeper.ifPresent(k -> k.end(steps()));
            } catch (NonFiniteLossException e) {
                keeper.ifPresent(CheckpointKeeper::failed);
                throw e;
            }
            return record(state);
        }
    }

    private Optimizer optimizer() {
        return optimizer == null
                ? config.usualOptimizer()
                : optimizer.optimizer(config.momentum(), config.weightDecay());
    }

    private void steps(TrainingState state, Optional<CheckpointKeeper> keeper) {
        try (PixelPipeline pixels =
                new PixelPipeline(batches, batches.bytes(), state.steps(), steps(), threads)) {
            while (state.steps() < steps() && !stopped()) {
                step(state, pixels.next());
                afterStep(state);
                keeper.ifPresent(CheckpointKeeper::stepDone);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<CheckpointKeeper> keeper(TrainingState state) {
        String numerics = Numerics.version(config.precision());
        return Optional.ofNullable(checkpoints)
                .map(
                        place ->
                                new CheckpointKeeper(
                                        place, model, state, listeners, settings, numerics));
    }

    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    private void step(TrainingState state, ByteBuffer views) {
        TrainingStep step = new TrainingStep(state.steps(), stepsPerEpoch());
        double rate = config.schedule().at(step.epoch());
        int rows = objective.views().rows(config.batch());
        int normalRows = objective.views().normals().size() * config.batch();
        synchronized (ENGINE) {
            try (WithoutGradients guard = new WithoutGradients();
                    NDManager scope = model.newManager()) {
                model.beginStep(config.seed(), state.steps());
                NDArray images = ChannelsLast.images(scope, views, rows, augmentation.size());
                LossTerms terms;
                try (GradientCollector tape = EngineStart.engine().newGradientCollector()) {
                    BatchFeatures features =
                            new BatchFeatures(
                                    ForwardPass.of(model, images, config.precision()), normalRows);
                    terms = state.loss().loss(features, step);
                    tape.backward(terms.total());
                }
                requireFinite(terms, step, rate);
                state.step(terms, rate);
            }
        }
    }

    private void afterStep(TrainingState state) {
        boolean atEnd = state.atEndOfEpoch();
        if (atEnd) {
            state.requireFinite();
        }
        listeners.forEach(listener -> listener.stepDone(state.steps(), steps()));
        if (atEnd) {
            EpochReport report = report(state);
            state.finishEpoch(report);
            listeners.forEach(listener -> listener.epochDone(report, model));
        }
    }

    private void requireFinite(LossTerms terms, TrainingStep step, double rate) {
        if (step.step() % checkInterval == 0) {
            float loss = terms.total().getFloat();
            if (!Float.isFinite(loss)) {
                throw new NonFiniteLossException(step.step() + 1, step.epoch() + 1, loss, rate);
            }
        }
    }

    private EpochReport report(TrainingState state) {
        int epoch = Math.toIntExact(state.steps() / stepsPerEpoch());
        return new EpochReport(
                epoch,
                config.epochs(),
                state.steps(),
                config.schedule().at(epoch - 1),
                state.means().total(),
                state.means().parts(),
                views(state.steps()),
                state.seconds());
    }

    private TrainingRecord record(TrainingState state) {
        return new TrainingRecord(
                state.epochs(),
                state.steps(),
                views(state.steps()),
                batches.distinctOutliers(state.steps()),
                state.seconds(),
                state.steps() == steps());
    }

    private long views(long steps) {
        return steps * objective.views().rows(config.batch());
    }

    private boolean stopped() {
        return cancelled || Thread.currentThread().isInterrupted();
    }
}
