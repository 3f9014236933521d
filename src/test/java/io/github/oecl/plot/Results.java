// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Results that nobody trained for. */
public final class Results {

    /** The runs of all tests here: OECL and its baseline on cells. */
    public static final RunConfig OECL = Recipes.cells(Preset.SMOKE);

    private Results() {}

    /** A result in which every score has the same values. */
    public static RunResult of(RunConfig config, TestScores scores) {
        Map<OodScore, TestScores> all = new TreeMap<>();
        Map<OodScore, RunResult.Measured> measured = new TreeMap<>();
        Bootstrap bootstrap = Bootstrap.builder().optResamples(100).build();
        for (OodScore score : config.method().scoring().scores()) {
            all.put(score, scores);
            measured.put(
                    score,
                    new RunResult.Measured(
                            DetectionMetrics.of(scores), bootstrap.interval(Metric.AUROC, scores)));
        }
        return new RunResult(config, provenance(), training(4), measured, all);
    }

    /** OECL that tells all images apart. */
    public static RunResult perfect() {
        return of(OECL, new TestScores(range(30, 5, 1), range(20, 1, 0.1)));
    }

    /** SimCLR at chance: the two sides have the same scores. */
    public static RunResult chance() {
        return of(OECL.asSimClr(), new TestScores(range(30, 1, 1), range(20, 1, 1.5)));
    }

    public static double[] range(int size, double first, double step) {
        return IntStream.range(0, size).mapToDouble(i -> first + i * step).toArray();
    }

    public static TrainingRecord training(int epochs) {
        List<EpochReport> reports =
                IntStream.rangeClosed(1, epochs).mapToObj(i -> epoch(i, epochs)).toList();
        return new TrainingRecord(reports, 540, 138_240, 600, 61.7, true);
    }

    public static EpochReport epoch(int epoch, int epochs) {
        Map<String, Double> parts =
                Map.of(
                        LossTerms.CONTRASTIVE, 4.0 / epoch,
                        LossTerms.NORMAL_NORM, 5.0 * epoch,
                        LossTerms.OUTLIER_NORM, 3.0 / epoch);
        return new EpochReport(
                epoch, epochs, 10L * epoch, 0.1, 7.0 / epoch, parts, 640L * epoch, 0.1 * epoch);
    }

    private static Provenance provenance() {
        Map<String, Integer> counts = Map.of("lymphocyte", 300, "monocyte", 300);
        return new Provenance(
                "1.0",
                "c0ffee",
                "clean",
                "1",
                "PyTorch 2",
                "17",
                "test",
                Processor.unknown(),
                "CPU",
                1,
                "1",
                "good",
                "2026-01-01T00:00:00Z",
                Map.of(
                        "train", new Provenance.Images("train", counts, "00"),
                        "test normal", new Provenance.Images("test", counts, "01"),
                        "test OOD", new Provenance.Images("test", counts, "02")));
    }
}
