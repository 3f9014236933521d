// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingMoment;
import io.github.oecl.model.ChannelsLast;
import io.github.oecl.model.OeclModel;
import io.github.oecl.optim.Optimizer;
import io.github.oecl.transform.Augmentation;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Trains a model on an objective: the one loop for every method. A training can be stopped at a
 * step from another thread, by {@link #cancel} or by interrupting the thread that trains; the model
 * is then as the last step left it.
 */
public final class Trainer {

    /** PyTorch records one graph a process; trainings in one JVM take their steps in turn. */
    private static final Object ENGINE = new Object();

    /** On a GPU, reading the loss waits for the device, so it is looked at now and then. */
    private static final int GPU_CHECK_INTERVAL = 20;

    /** How long a JVM that is told to end waits for the step in hand. */
    private static final int PATIENCE_SECONDS = 60;

    private final OeclModel model;
    private final Objective objective;
    private final TrainingConfig config;
    private final ViewBatches batches;
    private final Augmentation augmentation;
    private final int threads;
    private final List<TrainingListener> listeners;
    private final List<Parameter> weights;
    private volatile boolean cancelled;

    Trainer(TrainerBuilder builder, ViewBatches batches) {
        this.batches = batches;
        model = builder.model;
        objective = builder.objective;
        config = builder.config;
        augmentation = builder.augmentation;
        threads = builder.threads;
        listeners = List.copyOf(builder.listeners);
        weights = model.trainableParameters();
    }

    /** {@return a builder} */
    public static TrainerBuilder builder() {
        return new TrainerBuilder();
    }

    /** Asks the training to stop after the step in hand. */
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
     * Trains to the end of the last epoch, or until it is stopped.
     *
     * @return what was done
     * @throws NonFiniteLossException if the loss becomes infinite or not a number
     */
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    public TrainingRecord train() {
        long start = System.nanoTime();
        List<EpochReport> reports = new ArrayList<>();
        long done = 0;
        try (StopAtExit exit = new StopAtExit(this::cancel, PATIENCE_SECONDS);
                Optimizer optimizer = config.optimizer();
                PixelPipeline pixels =
                        new PixelPipeline(batches, batches.bytes(), 0, steps(), threads)) {
            for (int epoch = 0; epoch < config.epochs() && !stopped(); epoch++) {
                try (EpochMeans means = new EpochMeans(model.newManager())) {
                    done += epoch(epoch, pixels, optimizer, means);
                    if (done == (long) (epoch + 1) * stepsPerEpoch()) {
                        reports.add(report(epoch, means, start));
                    }
                }
            }
            return record(reports, done, secondsSince(start));
        }
    }

    private long epoch(int epoch, PixelPipeline pixels, Optimizer optimizer, EpochMeans means) {
        double rate = config.schedule().at(epoch);
        int inEpoch = 0;
        while (inEpoch < stepsPerEpoch() && !stopped()) {
            ByteBuffer views;
            try {
                views = pixels.next();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            long step = (long) epoch * stepsPerEpoch() + inEpoch++;
            step(step, views, optimizer, rate, means);
            listeners.forEach(listener -> listener.stepDone(step + 1, steps()));
        }
        return inEpoch;
    }

    private void step(
            long step, ByteBuffer views, Optimizer optimizer, double rate, EpochMeans means) {
        TrainingMoment moment = new TrainingMoment(step, stepsPerEpoch());
        int rows = objective.views().rows(config.batch());
        int normalRows = objective.views().normals().size() * config.batch();
        synchronized (ENGINE) {
            try (NDManager scope = model.newManager()) {
                NDArray images = ChannelsLast.images(scope, views, rows, augmentation.size());
                LossTerms terms;
                try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                    BatchFeatures features = new BatchFeatures(model.train(images), normalRows);
                    terms = objective.loss(features, moment);
                    tape.backward(terms.total());
                }
                requireFinite(terms, moment, rate);
                means.add(terms);
                update(optimizer, rate);
            }
        }
    }

    private void update(Optimizer optimizer, double rate) {
        for (int i = 0; i < weights.size(); i++) {
            NDArray weight = weights.get(i).getArray();
            try (NDArray gradient = weight.getGradient()) {
                optimizer.update(Integer.toString(i), weight, gradient, rate);
                gradient.muli(0);
            }
        }
    }

    private void requireFinite(LossTerms terms, TrainingMoment moment, double rate) {
        boolean cpu = model.device().equals(Device.cpu());
        if (cpu || moment.step() % GPU_CHECK_INTERVAL == 0) {
            float loss = terms.total().getFloat();
            if (!Float.isFinite(loss)) {
                throw new NonFiniteLossException(moment.step() + 1, moment.epoch() + 1, loss, rate);
            }
        }
    }

    private EpochReport report(int epoch, EpochMeans means, long start) {
        long steps = (long) (epoch + 1) * stepsPerEpoch();
        EpochReport report =
                new EpochReport(
                        epoch + 1,
                        config.epochs(),
                        steps,
                        config.schedule().at(epoch),
                        means.total(),
                        means.parts(),
                        views(steps),
                        secondsSince(start));
        listeners.forEach(listener -> listener.epochDone(report, model));
        return report;
    }

    private TrainingRecord record(List<EpochReport> reports, long done, double seconds) {
        return new TrainingRecord(
                List.copyOf(reports),
                done,
                views(done),
                batches.distinctOutliers(done),
                seconds,
                done == steps());
    }

    private long views(long steps) {
        return steps * objective.views().rows(config.batch());
    }

    private boolean stopped() {
        return cancelled || Thread.currentThread().isInterrupted();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
