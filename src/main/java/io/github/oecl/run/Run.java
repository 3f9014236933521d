// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.loss.Objective;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.OodMethod;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.RunResult.AurocOverSteps;
import io.github.oecl.run.internal.ConfigDifferences;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainerBuilder;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.TrainingRecord;
import io.github.oecl.train.internal.ShutdownGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/** A trained and tested model with its images and its result. Holds native memory; close it. */
public final class Run implements AutoCloseable {

    private static final TrainingRecord UNTRAINED = new TrainingRecord(List.of(), 0, 0, 0, 0, true);

    private final Task task;
    private final OeclModel model;
    private final ImageScores scores;
    private final RunResult result;

    private Run(Task task, OeclModel model, ImageScores scores, RunResult result) {
        this.task = task;
        this.model = model;
        this.scores = scores;
        this.result = result;
    }

    /**
     * Loads the images, trains, and tests once at the end.
     *
     * @param config what to run
     * @param catalog finds data sets
     * @param listeners watch the training
     * @return the model and its result
     * @throws IOException if the images cannot be read
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static Run of(RunConfig config, DataCatalog catalog, TrainingListener... listeners)
            throws IOException {
        return of(config, config.data().load(catalog), listeners);
    }

    /**
     * The same with checkpoints: where there is one of this run, the training resumes from it. They
     * stay until {@link Checkpoints#remove}, which is due when the result has been kept.
     *
     * @param config what to run
     * @param catalog finds data sets
     * @param checkpoints where they are kept
     * @param listeners watch the training
     * @return the model and its result, the same as without a stop
     * @throws IOException if the images cannot be read
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     * @throws java.io.UncheckedIOException if the checkpoints are of another configuration or other
     *     images, or damaged
     * @throws CancellationException if the training is stopped
     */
    public static Run of(
            RunConfig config,
            DataCatalog catalog,
            Checkpoints checkpoints,
            TrainingListener... listeners)
            throws IOException {
        return of(config, config.data().load(catalog), checkpoints, listeners);
    }

    /**
     * Trains on a task that is already loaded, and tests once at the end.
     *
     * @param config what to run; its data part describes the task
     * @param task the images
     * @param listeners watch the training
     * @return the model and its result
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     * @throws CancellationException if the training is stopped
     */
    public static Run of(RunConfig config, Task task, TrainingListener... listeners) {
        return of(config, task, null, listeners);
    }

    /**
     * The same with checkpoints, as {@link #of(RunConfig, DataCatalog, Checkpoints,
     * TrainingListener...)}.
     *
     * @param config what to run; its data part describes the task
     * @param task the images
     * @param checkpoints where they are kept, or null for none
     * @param listeners watch the training
     * @return the model and its result, the same as without a stop
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     * @throws java.io.UncheckedIOException if the checkpoints are of another configuration or other
     *     images, or damaged
     * @throws CancellationException if the training is stopped
     */
    public static Run of(
            RunConfig config, Task task, Checkpoints checkpoints, TrainingListener... listeners) {
        config.requireThatOutlierTermIsUsed("this run");
        Warmup.requireAnEndWithin(config, "this run", task.train().size());
        config.requireThatACurveIsOfValidationImages("This run");
        ComputeDevice device = ComputeDevice.fromEnvironment();
        requireOutliers(config.method(), task);
        Provenance provenance = Provenance.of(task, device, config.training().precision());
        long seed = config.training().seed();
        OeclModel model =
                config.model()
                        .network(config.method(), config.views().size(), seed, device.device());
        try {
            config.views().ofTests(seed).of(model).requireSoundEngine();
            Checkpoints own =
                    checkpoints == null ? null : checkpoints.of(identity(config, provenance));
            List<TrainingListener> watching = new ArrayList<>(List.of(listeners));
            CurveListener curve = config.curve() == null ? null : new CurveListener(config, task);
            if (curve != null) {
                watching.add(curve);
            }
            TrainingRecord training = train(config, task, model, own, watching);
            requireCompleted(training);
            AurocOverSteps followed = curve == null ? null : curve.curve();
            return tested(config, task, model, provenance, training, followed);
        } catch (RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    /** {@return the images} */
    public Task task() {
        return task;
    }

    /** {@return the trained model} */
    public OeclModel model() {
        return model;
    }

    /** {@return the scores of the method, which can score other images as long as this is open} */
    public ImageScores scores() {
        return scores;
    }

    /** {@return the scores of the test images and where they come from} */
    public RunResult result() {
        return result;
    }

    @Override
    public void close() {
        model.close();
    }

    /**
     * Returns what a run trains with.
     *
     * @param config of the run
     * @return the objective of its method
     * @throws IllegalArgumentException if the method does not train
     */
    public static Objective objective(RunConfig config) {
        return config.method()
                .objective()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        config.method().name()
                                                + " does not train: take a method that does"));
    }

    /** Trains, or leaves the network as it is where the method trains none. */
    private static TrainingRecord train(
            RunConfig config,
            Task task,
            OeclModel model,
            Checkpoints checkpoints,
            List<TrainingListener> listeners) {
        return config.method()
                .objective()
                .map(objective -> train(config, task, model, objective, checkpoints, listeners))
                .orElse(UNTRAINED);
    }

    /**
     * Trains a model, as every run does.
     *
     * @param config what to train
     * @param task the images
     * @param model is trained
     * @param objective of the method
     * @param checkpoints where they are kept, or null for none
     * @param listeners watch the training
     * @return the record of the training
     * @throws java.util.concurrent.CancellationException if the training was stopped
     */
    public static TrainingRecord train(
            RunConfig config,
            Task task,
            OeclModel model,
            Objective objective,
            Checkpoints checkpoints,
            List<TrainingListener> listeners) {
        TrainerBuilder builder =
                Trainer.builder()
                        .setModel(model)
                        .setObjective(objective)
                        .setNormal(task.train())
                        .optOutliers(task.outliers())
                        .setAugmentation(config.views().augmentation())
                        .setConfig(config.training())
                        .optCheckpoints(checkpoints);
        listeners.forEach(builder::optListener);
        return builder.build().train();
    }

    /**
     * Returns what tells the checkpoints of a run from those of others.
     *
     * @param config of the run
     * @param provenance with the images
     * @return the settings and the digests of the images, by name
     */
    public static Map<String, String> identity(RunConfig config, Provenance provenance) {
        Map<String, String> identity = ConfigDifferences.leaves(config);
        provenance.images().forEach((role, images) -> identity.put(role, images.digest()));
        return identity;
    }

    /** A model of half a training is not tested: its numbers would pass for the run's. */
    private static void requireCompleted(TrainingRecord training) {
        if (!training.completed()) {
            throw new CancellationException(
                    "The training was stopped after " + training.steps() + " steps");
        }
    }

    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    private static Run tested(
            RunConfig config,
            Task task,
            OeclModel model,
            Provenance provenance,
            TrainingRecord training,
            AurocOverSteps curve) {
        // Like a step of a training, the current batch must end before the JVM does.
        try (ShutdownGuard exit = new ShutdownGuard(Thread.currentThread()::interrupt, 60)) {
            ImageScores scores =
                    ImageScores.fitted(
                            model,
                            config.views().ofTests(config.training().seed()),
                            config.method(),
                            task.train());
            RunResult result =
                    RunResult.of(
                                    config,
                                    provenance.checked(model.architecture()),
                                    training,
                                    scores.of(task.testNormal(), task.testOod()))
                            .with(curve);
            return new Run(task, model, scores, result);
        }
    }

    private static void requireOutliers(OodMethod method, Task task) {
        if (method.needsOutliers() && task.outliers().size() == 0) {
            throw new IllegalArgumentException(
                    method.title()
                            + " needs outliers, and the task '"
                            + task.name()
                            + "' has none: name a data set of them in data.outliers, or take a"
                            + " method that needs none");
        }
    }
}
