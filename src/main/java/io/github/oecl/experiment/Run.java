// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.ImageScores;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainerBuilder;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.util.List;

/** A trained and tested model with its images and its result. Holds native memory; close it. */
public final class Run implements AutoCloseable {

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
     * Trains on a task that is already loaded, and tests once at the end.
     *
     * @param config what to run; its data part describes the task
     * @param task the images
     * @param listeners watch the training
     * @return the model and its result
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static Run of(RunConfig config, Task task, TrainingListener... listeners) {
        config.requireThatAlphaSetsIn("this run");
        ComputeDevice device = ComputeDevice.fromEnvironment();
        Objective objective = config.method().objective();
        requireOutliers(objective, task);
        Provenance provenance = Provenance.of(task, device);
        long seed = config.training().seed();
        OeclModel model = config.model().build(objective, seed, device.device());
        try {
            TrainingRecord training = train(config, task, model, objective, List.of(listeners));
            ImageScores scores =
                    ImageScores.fitted(
                            model, config.views().ofTests(seed), objective, task.train());
            RunResult result =
                    RunResult.of(
                            config,
                            provenance,
                            training,
                            scores.of(task.testNormal(), task.testOod()));
            return new Run(task, model, scores, result);
        } catch (RuntimeException e) {
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

    static TrainingRecord train(
            RunConfig config,
            Task task,
            OeclModel model,
            Objective objective,
            List<TrainingListener> listeners) {
        TrainerBuilder builder =
                Trainer.builder()
                        .setModel(model)
                        .setObjective(objective)
                        .setNormal(task.train())
                        .optOutliers(task.outliers())
                        .setAugmentation(config.views().augmentation())
                        .setConfig(config.training());
        listeners.forEach(builder::optListener);
        return builder.build().train();
    }

    private static void requireOutliers(Objective objective, Task task) {
        if (objective.views().needsOutliers() && task.outliers().size() == 0) {
            throw new IllegalArgumentException(
                    objective.name()
                            + " needs outliers, and the task '"
                            + task.name()
                            + "' has none: name a data set of them in data.outliers, or take a"
                            + " method that needs none");
        }
    }
}
