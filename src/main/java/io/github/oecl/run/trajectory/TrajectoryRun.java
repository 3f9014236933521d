// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.norm.NormTrajectoryListener;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.internal.Rounding;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A training whose norms were followed from its initial weights to its last epoch: the numbers
 * behind figures 1, 2 and 5 of the paper, with all that is needed to make them again. The model
 * itself is not kept.
 *
 * @param config what was trained
 * @param followed what was followed
 * @param provenance where and on which images
 * @param training what the training did
 * @param measuring how many seconds of the training went into measuring the norms
 * @param trajectory the norms
 * @param separations how well the norm told normal test from OOD images, by rising epoch
 */
public record TrajectoryRun(
        RunConfig config,
        TrajectoryConfig followed,
        Provenance provenance,
        TrainingRecord training,
        double measuring,
        NormTrajectory trajectory,
        List<Separation> separations) {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * How much a training computed.
     *
     * @param steps the steps taken
     * @param views the training views seen
     * @param seconds how long it took, measuring included
     * @param measuring how many of these seconds went into measuring the norms
     * @param completed false if it was stopped before its end
     */
    public record Cost(
            long steps, long views, double seconds, double measuring, boolean completed) {

        /** {@return by what share measuring made the training longer} */
        public double slowdown() {
            return measuring / (seconds - measuring);
        }
    }

    /**
     * How well the score ||E z|| told the normal test from the OOD images that are followed.
     *
     * @param epoch the number of epochs trained
     * @param auroc in [0, 1]
     * @param interval its 95% bootstrap interval over these images
     */
    public record Separation(int epoch, double auroc, Interval interval) {

        static Separation of(int epoch, Map<String, NormStatistics> groups) {
            TestScores scores =
                    new TestScores(
                            norms(groups, TrajectoryConfig.NORMAL),
                            norms(groups, TrajectoryConfig.OOD));
            return new Separation(
                    epoch,
                    DetectionMetrics.of(scores).auroc(),
                    Bootstrap.builder().build().interval(Metric.AUROC, scores));
        }

        private static double[] norms(Map<String, NormStatistics> groups, String name) {
            return groups.get(name).values(NormStatistic.NORM_OF_MEAN);
        }
    }

    /** {@return how much was computed} */
    public Cost cost() {
        return new Cost(
                training.steps(),
                training.views(),
                training.seconds(),
                measuring,
                training.completed());
    }

    /**
     * Loads the images, trains, and follows the norms.
     *
     * @param config what to train
     * @param followed what to follow
     * @param catalog finds data sets
     * @param listeners watch the training
     * @return the norms
     * @throws IOException if the images cannot be read
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static TrajectoryRun of(
            RunConfig config,
            TrajectoryConfig followed,
            DataCatalog catalog,
            TrainingListener... listeners)
            throws IOException {
        return of(config, followed, config.data().load(catalog), null, listeners);
    }

    /**
     * Trains on a task that is already loaded, and follows the norms.
     *
     * @param config what to train; its data part describes the task
     * @param followed what to follow
     * @param task the images
     * @param listeners watch the training
     * @return the norms
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static TrajectoryRun of(
            RunConfig config, TrajectoryConfig followed, Task task, TrainingListener... listeners) {
        return of(config, followed, task, null, listeners);
    }

    /**
     * The same with checkpoints: where there is one of this run, the training resumes from it, with
     * the norms that were measured before.
     *
     * @param config what to train; its data part describes the task
     * @param followed what to follow
     * @param task the images
     * @param checkpoints where they are kept, or null for none
     * @param listeners watch the training
     * @return the norms
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     * @throws java.io.UncheckedIOException if the checkpoints are of another run, or damaged
     */
    public static TrajectoryRun of(
            RunConfig config,
            TrajectoryConfig followed,
            Task task,
            Checkpoints checkpoints,
            TrainingListener... listeners) {
        config.requireThatOutlierTermIsUsed("this run");
        ComputeDevice device = ComputeDevice.fromEnvironment();
        Provenance provenance = Provenance.of(task, device, config.training().precision());
        Objective objective = Run.objective(config);
        SeparationRecorder recorder = new SeparationRecorder();
        NormTrajectoryListener norms = followed.listener(config, task, recorder);
        long seed = config.training().seed();
        try (OeclModel model =
                config.model()
                        .build(objective.heads(), config.views().size(), seed, device.device())) {
            norms.measure(0, model);
            double before = norms.seconds();
            List<TrainingListener> watching = new ArrayList<>(List.of(listeners));
            watching.add(0, norms);
            watching.add(1, recorder);
            Checkpoints own =
                    checkpoints == null
                            ? null
                            : checkpoints.of(identity(config, followed, provenance));
            TrainingRecord training = Run.train(config, task, model, objective, own, watching);
            return new TrajectoryRun(
                    config,
                    followed,
                    provenance.checked(model.architecture()),
                    Rounding.rounded(training),
                    norms.seconds() - before,
                    norms.trajectory(),
                    recorder.all());
        }
    }

    private static Map<String, String> identity(
            RunConfig config, TrajectoryConfig followed, Provenance provenance) {
        Map<String, String> identity = Run.identity(config, provenance);
        identity.put("followed", followed.toString());
        return identity;
    }

    /**
     * Writes the norms and their provenance as a CSV file, whole or not at all.
     *
     * @param file where to; replaced if it is there
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Map<String, String> parts =
                Map.of(
                        "config", JSON.toJson(config),
                        "followed", JSON.toJson(followed),
                        "provenance", JSON.toJson(provenance),
                        "training", JSON.toJson(training),
                        "measuring", JSON.toJson(measuring),
                        "separations", JSON.toJson(separations));
        trajectory.write(file, parts);
    }

    /**
     * Reads a file of {@link #write}.
     *
     * @param file which
     * @return the same numbers
     * @throws IOException if the file cannot be read or is something else
     */
    public static TrajectoryRun read(Path file) throws IOException {
        Map<String, String> parts = NormTrajectory.provenance(file);
        return new TrajectoryRun(
                part(file, parts, "config", RunConfig.class),
                part(file, parts, "followed", TrajectoryConfig.class),
                part(file, parts, "provenance", Provenance.class),
                part(file, parts, "training", TrainingRecord.class),
                part(file, parts, "measuring", Double.class),
                NormTrajectory.read(file),
                List.of(part(file, parts, "separations", Separation[].class)));
    }

    /**
     * Reads all recorded trajectories of a folder.
     *
     * @param folder holds files named trajectory-*.csv; others are left alone
     * @return one for each, by the names of the files
     * @throws IOException if the folder or a file cannot be read, or a file is something else
     */
    public static List<TrajectoryRun> readAll(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "trajectory-*.csv")) {
            found.forEach(files::add);
        }
        Collections.sort(files);
        List<TrajectoryRun> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(read(file));
        }
        return runs;
    }

    private static <T> T part(Path file, Map<String, String> parts, String name, Class<T> type)
            throws IOException {
        try {
            T part = JSON.fromJson(parts.get(name), type);
            if (part == null) {
                throw damaged(file, "no '" + name + "' is given", null);
            }
            return part;
        } catch (JsonParseException e) {
            throw damaged(file, "'" + name + "' is damaged", e);
        } catch (RuntimeException e) {
            // What a record's constructor refuses reaches us wrapped.
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw damaged(file, "'" + name + "': " + reason, e);
        }
    }

    private static IOException damaged(Path file, String problem, Throwable cause) {
        return new IOException(file + ", line 1: " + problem, cause);
    }
}
