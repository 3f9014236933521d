// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.data.Task;
import io.github.oecl.plot.ScoredRun;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The small print of a figure: the preset, the images, and what each run was given. */
public final class Caption {

    private static final String SEPARATOR = " · ";

    private Caption() {}

    /**
     * Describes a run before it is done.
     *
     * @param config the run
     * @return such as {@code Preset quick · synthetic-cells · seed 0}
     */
    public static String of(RunConfig config) {
        return String.join(
                SEPARATOR,
                "Preset " + config.preset(),
                dataName(config),
                "seed " + config.training().seed());
    }

    /**
     * Describes images before any run.
     *
     * @param config the run that they are for
     * @param task the images
     * @return the preset, and how many images of which role there are
     */
    public static String of(RunConfig config, Task task) {
        return String.join(
                SEPARATOR,
                "Preset " + config.preset(),
                dataName(config),
                "training: "
                        + count(task.train().size())
                        + " normal, "
                        + count(task.outliers().size())
                        + " outliers",
                testImages(task.testNormal().size(), task.testOod().size()));
    }

    /**
     * Describes runs that one figure compares.
     *
     * @param results at least one run, all on the same test images
     * @return what they share in a line, then a line of each run's budget
     */
    public static String of(RunResult... results) {
        List<String> lines = new ArrayList<>();
        lines.add(shared(results[0]));
        Arrays.stream(results).distinct().map(Caption::budget).forEach(lines::add);
        return String.join("\n", lines);
    }

    /**
     * Describes the runs of which one figure shows scores.
     *
     * @param runs at least one, all on the same test images
     * @return what they share in a line, then a line of each run's budget
     */
    public static String of(List<ScoredRun> runs) {
        return of(runs.stream().map(ScoredRun::result).distinct().toArray(RunResult[]::new));
    }

    /**
     * Describes what a run was given.
     *
     * @param result the run
     * @return steps, views, distinct outliers, seed and seconds
     */
    public static String budget(RunResult result) {
        var training = result.training();
        String outliers =
                training.distinctOutliers() > 0
                        ? ", " + count(training.distinctOutliers()) + " different outliers"
                        : "";
        return result.config().method().title()
                + ": "
                + count(training.steps())
                + " steps, "
                + count(training.views())
                + " views"
                + outliers
                + ", seed "
                + result.config().training().seed()
                + String.format(Locale.ROOT, ", %.0f s of training", training.seconds())
                + (training.completed() ? "" : ", STOPPED before its end");
    }

    private static String shared(RunResult result) {
        var scores = result.scores().values().iterator().next();
        Map<String, Provenance.Images> images = result.provenance().images();
        int train = images.get("train").counts().values().stream().mapToInt(i -> i).sum();
        return String.join(
                SEPARATOR,
                "Preset " + result.config().preset(),
                dataName(result.config()),
                "training: " + count(train) + " normal",
                testImages(scores.normal().length, scores.ood().length)
                        + ", "
                        + (result.config().views().testViews() + 1)
                        + " views each");
    }

    private static String testImages(int normal, int ood) {
        return "test: " + count(normal) + " normal, " + count(ood) + " OOD";
    }

    /** The name without its options. */
    private static String dataName(RunConfig config) {
        return config.data().name();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
