// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.method.MethodName;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.internal.Rounding;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import io.github.oecl.train.TrainingConfig;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The outcome of a run, with all that is needed to do it again.
 *
 * @param config what was run
 * @param provenance where and on which images
 * @param training what the training did
 * @param measured each score's metrics on the test images, with a 95% bootstrap interval of the
 *     AUROC
 * @param scores each score's values to seven digits, from which the metrics were computed and can
 *     be again
 * @param curve the AUROC over the training; null where it was not followed
 */
public record RunResult(
        RunConfig config,
        Provenance provenance,
        TrainingRecord training,
        Map<OodScore, Measured> measured,
        Map<OodScore, TestScores> scores,
        AurocOverSteps curve) {

    /**
     * Has no curve.
     *
     * @param config what was run
     * @param provenance where and on which images
     * @param training what the training did
     * @param measured each score's metrics on the test images
     * @param scores each score's values
     */
    public RunResult(
            RunConfig config,
            Provenance provenance,
            TrainingRecord training,
            Map<OodScore, Measured> measured,
            Map<OodScore, TestScores> scores) {
        this(config, provenance, training, measured, scores, null);
    }

    /**
     * The metrics of one score.
     *
     * @param metrics on the test images, in [0, 1]
     * @param auroc the interval of the AUROC over test images
     */
    public record Measured(DetectionMetrics metrics, Interval auroc) {}

    /** Measures the scores as they are kept, so that the file gives the same metrics again. */
    static RunResult of(
            RunConfig config,
            Provenance provenance,
            TrainingRecord training,
            Map<OodScore, TestScores> scores) {
        Bootstrap bootstrap = Bootstrap.builder().build();
        Map<OodScore, TestScores> kept = new TreeMap<>();
        Map<OodScore, Measured> measured = new TreeMap<>();
        scores.forEach(
                (score, values) -> {
                    TestScores rounded = Rounding.rounded(values);
                    kept.put(score, rounded);
                    measured.put(
                            score,
                            new Measured(
                                    DetectionMetrics.of(rounded),
                                    bootstrap.interval(Metric.AUROC, rounded)));
                });
        return new RunResult(config, provenance, Rounding.rounded(training), measured, kept);
    }

    /** Returns the same with the AUROC over the training, or null for none. */
    RunResult with(AurocOverSteps curve) {
        return new RunResult(config, provenance, training, measured, scores, curve);
    }

    /**
     * Returns the AUROC of a score.
     *
     * @param score which
     * @return in [0, 1]
     * @throws IllegalArgumentException if the score does not go with the method
     */
    public double auroc(OodScore score) {
        if (!measured.containsKey(score)) {
            throw new IllegalArgumentException(
                    config.method().name() + " has no " + score + ", but " + measured.keySet());
        }
        return measured.get(score).metrics().auroc();
    }

    /** {@return the score that goes with the method, by which it is judged} */
    public OodScore headlineScore() {
        return config.method().headline();
    }

    /**
     * Returns the better of SimCLR's two usual scores, the norm and the cosine times the norm: the
     * opponent of a fair comparison.
     *
     * @return the score with the larger AUROC
     */
    public OodScore betterSimClrScore() {
        return List.of(OodScore.NORM_OF_MEAN, OodScore.COSINE_NORM).stream()
                .max(Comparator.comparingDouble(this::auroc))
                .orElseThrow();
    }

    /**
     * {@return the score by which methods are compared: its own, of SimCLR the better of its two}
     */
    public OodScore comparedScore() {
        boolean simClr = config.method().name().equals(MethodName.SIMCLR);
        return simClr ? betterSimClrScore() : headlineScore();
    }

    /**
     * Returns what a reader wants first, as text: the method and its budget, what is out of the
     * ordinary in the training, the curve if there is one, and the AUROC of each score.
     *
     * @return lines, AUROC to three decimals
     */
    public String summary() {
        TrainingConfig settings = config.training();
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s, preset %s, seed %d: %d steps, %d views, %.0f s%n",
                        config.method().title(),
                        config.preset(),
                        settings.seed(),
                        training.steps(),
                        training.views(),
                        training.seconds()));
        if (settings.clip() != null) {
            text.append("gradients clipped to a norm of %s%n".formatted(settings.clip()));
        }
        if (settings.precision() != null) {
            text.append("%s%n".formatted(settings.precision().remark()));
        }
        text.append(curve == null ? "" : curve.text());
        measured.forEach((score, value) -> text.append(line(score, value)));
        return text.toString();
    }

    private static String line(OodScore score, Measured measured) {
        return String.format(
                Locale.ROOT,
                "%-18s AUROC %.1f%% [%.1f, %.1f]%n",
                score.title(),
                100 * measured.metrics().auroc(),
                100 * measured.auroc().low(),
                100 * measured.auroc().high());
    }

    /**
     * The AUROC of a run over its training, as {@link CurveConfig} asks for it.
     *
     * @param views the views of each image, the clean one among them
     * @param steps the updates of the weights at each point
     * @param auroc at each point, by score; those that are fitted to training images are left out
     */
    public record AurocOverSteps(int views, List<Long> steps, Map<OodScore, List<Double>> auroc) {

        /**
         * Copies and checks the points.
         *
         * @param views the views of each image, the clean one among them
         * @param steps the updates of the weights at each point
         * @param auroc at each point, by score
         * @throws IllegalArgumentException if a part is missing or a score has not as many points
         *     as there are steps
         */
        public AurocOverSteps {
            if (steps == null || auroc == null) {
                throw new IllegalArgumentException("A curve needs steps and auroc; one is missing");
            }
            steps = List.copyOf(steps);
            Map<OodScore, List<Double>> copy = new TreeMap<>();
            auroc.forEach((score, values) -> copy.put(score, List.copyOf(values)));
            auroc = copy;
            for (Map.Entry<OodScore, List<Double>> line : copy.entrySet()) {
                if (line.getValue().size() != steps.size()) {
                    throw new IllegalArgumentException(
                            "A curve of %s steps has %s points of %s"
                                    .formatted(
                                            steps.size(), line.getValue().size(), line.getKey()));
                }
            }
        }

        /** A line for each point. */
        private String text() {
            StringBuilder text = new StringBuilder();
            text.append("AUROC on validation images, %s views of each%n".formatted(views));
            for (int i = 0; i < steps.size(); i++) {
                text.append("  step %s: %s%n".formatted(steps.get(i), point(i)));
            }
            return text.toString();
        }

        private String point(int i) {
            return auroc.entrySet().stream()
                    .map(
                            line ->
                                    String.format(
                                            Locale.ROOT,
                                            "%s %.1f%%",
                                            line.getKey().title(),
                                            100 * line.getValue().get(i)))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Writes this result as JSON, whole or not at all.
     *
     * @param file where to; an existing file is replaced
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        ResultFile.write(this, file);
    }

    /**
     * Reads a result.
     *
     * @param file of {@link #write}
     * @return the result
     * @throws IOException if it cannot be read or is no result
     */
    public static RunResult read(Path file) throws IOException {
        return ResultFile.read(file);
    }
}
