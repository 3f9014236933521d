// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.method.Methods;
import io.github.oecl.method.OodScore;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.TestScores;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Results without a training: normal scores lie higher than those of OOD images by a gap. */
public final class FakeResults {

    private static final int IMAGES = 20;

    private FakeResults() {}

    public static RunResult of(RunConfig config) {
        return of(config, 0.3, IMAGES, true);
    }

    public static RunResult of(RunConfig config, double gap) {
        return of(config, gap, IMAGES, true);
    }

    public static RunResult stopped(RunConfig config) {
        return of(config, 0.3, IMAGES, false);
    }

    static RunResult of(RunConfig config, double gap, int images, boolean completed) {
        Map<OodScore, TestScores> scores = new TreeMap<>();
        long task = KeyedRandom.stream(config.data().title());
        long seed = config.training().seed();
        for (OodScore score : config.method().scoring().scores()) {
            double[] ood = noise(images, task, seed, place(score));
            double[] normal = noise(images, task, seed, 100 + place(score));
            Arrays.setAll(normal, i -> normal[i] + gap);
            scores.put(score, new TestScores(normal, ood));
        }
        return RunResult.of(config, provenance(config), training(config, completed), scores);
    }

    private static double[] noise(int images, long... key) {
        KeyedRandom random = KeyedRandom.of(key);
        return random.doubles(images).map(value -> 20 * value).toArray();
    }

    private static Provenance provenance(RunConfig config) {
        Map<String, Provenance.Images> images = new LinkedHashMap<>();
        for (String role : List.of("train", "test normal", "test OOD")) {
            String name = config.data().dataset();
            String digest = config.data().title() + " " + role;
            images.put(role, new Provenance.Images(name, Map.of("car", IMAGES), digest));
        }
        return new Provenance(
                "1",
                "c0ffee",
                "clean",
                Numerics.VERSION,
                "PyTorch 2",
                "17",
                "Linux",
                Processor.unknown(),
                "CPU",
                1,
                "1",
                "good",
                "2026-01-01T00:00:00Z",
                images);
    }

    private static TrainingRecord training(RunConfig config, boolean completed) {
        List<EpochReport> reports = new ArrayList<>();
        int epochs = config.training().epochs();
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double noise = Math.sqrt(epoch);
            reports.add(
                    new EpochReport(
                            epoch,
                            epochs,
                            100L * epoch,
                            noise / 100,
                            noise,
                            Map.of(
                                    LossTerms.CONTRASTIVE,
                                    5 / noise,
                                    LossTerms.NORMAL_NORM,
                                    noise / 3,
                                    LossTerms.OUTLIER_NORM,
                                    noise / 7),
                            10_000L * epoch,
                            10 * noise));
        }
        return new TrainingRecord(reports, 100L * epochs, 10_000, 5, 100.0 / 3, completed);
    }

    /** Scores have a place by which their numbers are drawn. */
    private static int place(OodScore score) {
        TreeSet<OodScore> all = new TreeSet<>();
        Methods.all().forEach(method -> all.addAll(method.scoring().scores()));
        return all.headSet(score).size();
    }
}
