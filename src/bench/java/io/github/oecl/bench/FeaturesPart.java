// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.data.synthetic.SyntheticImages;
import io.github.oecl.features.TestViews;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * Are features of an encoder that the library trains on its own synthetic images worth shipping?
 * The share of images whose nearest neighbour has their class, of ten, beside that of the same
 * network untrained.
 */
final class FeaturesPart {

    private static final String UNTRAINED = "untrained";
    private static final int SEEDS = 5;
    private static final int PER_CLASS = 40;
    private static final double CONFIDENCE = 0.95;

    /** No training has seen these images. */
    private static final long DATA_SEED = 1000;

    private FeaturesPart() {}

    static List<Measurement> run(Bench bench) throws IOException {
        Preset preset = bench.quick() ? Preset.SMOKE : Preset.QUICK;
        List<Double> trained = new ArrayList<>();
        List<Double> untrained = new ArrayList<>();
        for (long seed = 1; seed <= (bench.quick() ? 2 : SEEDS); seed++) {
            RunConfig config = Recipes.objects(preset).withSeed(seed);
            try (Run run = Run.of(config, DataCatalog.at(null));
                    OeclModel fresh =
                            config.model()
                                    .build(
                                            Map.of(),
                                            config.views().size(),
                                            seed,
                                            ComputeDevice.fromEnvironment().device())) {
                trained.add(accuracy(run.model(), config.views().size(), seed));
                untrained.add(accuracy(fresh, config.views().size(), seed));
            }
        }
        bench.note(difference(trained, untrained));
        return List.of(
                measurement(Contender.OURS, preset, trained),
                measurement(UNTRAINED, preset, untrained));
    }

    /** The interval is over seeds, each of which has its own training and images. */
    private static String difference(List<Double> trained, List<Double> untrained) {
        SummaryStatistics differences = new SummaryStatistics();
        for (int i = 0; i < trained.size(); i++) {
            differences.addValue(100 * (trained.get(i) - untrained.get(i)));
        }
        long n = differences.getN();
        double half =
                new TDistribution(n - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2)
                        * differences.getStandardDeviation()
                        / Math.sqrt(n);
        return String.format(
                Locale.ROOT,
                "OECL on synthetic objects: nearest neighbours of the same class, trained minus"
                        + " untrained: %+.1f points [%.1f, %.1f] over %d seeds",
                differences.getMean(),
                differences.getMean() - half,
                differences.getMean() + half,
                n);
    }

    private static Measurement measurement(String form, Preset preset, List<Double> accuracies) {
        List<Turn> turns = accuracies.stream().map(each -> new Turn(1, 0, 100 * each)).toList();
        return new Measurement(
                "features of OECL on synthetic objects",
                "preset=" + preset,
                form,
                "% right",
                turns,
                new PeakMemory(0, 0),
                Ours.software());
    }

    private static double accuracy(OeclModel model, int size, long seed) {
        Dataset images = SyntheticImages.objects(PER_CLASS, PER_CLASS, DATA_SEED + seed);
        float[][] known = features(model, size, images.train());
        float[][] asked = features(model, size, images.test());
        long right =
                IntStream.range(0, asked.length)
                        .filter(
                                i ->
                                        images.train().label(nearest(asked[i], known))
                                                == images.test().label(i))
                        .count();
        return (double) right / asked.length;
    }

    private static float[][] features(OeclModel model, int size, ImageSet images) {
        float[][] rows = new float[images.size()][];
        new TestViews(size, 1, 0, 0)
                .of(model)
                .forEachFeatures(
                        images,
                        (first, features) -> {
                            float[] block = features.backbone().toFloatArray();
                            int width = (int) features.backbone().getShape().get(1);
                            for (int i = 0; i < block.length / width; i++) {
                                rows[first + i] = unit(block, i * width, width);
                            }
                        });
        return rows;
    }

    private static float[] unit(float[] block, int from, int width) {
        float[] row = new float[width];
        double square = 0;
        for (int d = 0; d < width; d++) {
            square += (double) block[from + d] * block[from + d];
        }
        for (int d = 0; d < width; d++) {
            row[d] = (float) (block[from + d] / Math.sqrt(square));
        }
        return row;
    }

    private static int nearest(float[] asked, float[][] known) {
        int nearest = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < known.length; i++) {
            double cosine = 0;
            for (int d = 0; d < asked.length; d++) {
                cosine += (double) asked[d] * known[i][d];
            }
            if (cosine > most) {
                most = cosine;
                nearest = i;
            }
        }
        return nearest;
    }
}
