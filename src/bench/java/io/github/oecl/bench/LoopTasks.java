// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.oecl.data.ImageSet;
import io.github.oecl.detect.Detector;
import io.github.oecl.features.TestViews;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.Losses;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.internal.WithoutGradients;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.util.stream.IntStream;

/** Tasks that are a loop of calls. */
final class LoopTasks {

    /** Images of a round of evaluation. */
    private static final int BLOCK = 512;

    private LoopTasks() {}

    /** Projections of the images as they are. */
    static void evaluation(Settings settings, Turns turns) throws IOException {
        ImageSet images = BenchData.read(settings.data().resolve("normal.bin"), 32, 32);
        try (OeclModel model = TrainingTask.model(settings)) {
            ViewProjections views =
                    new ViewProjections(
                            model, SimclrAugmentation.builder().setSize(32).build(), 0, 1);
            turns.ready(Ours.software());
            for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
                NormStatistics.of(views, repeated(images, rounds * BLOCK));
                turns.done((double) rounds * BLOCK);
            }
        }
    }

    static void augmentation(Settings settings, Turns turns) throws IOException {
        ViewSize size = ViewSize.of(settings.number("size", 32));
        ImageSet images = size.images(settings.data());
        SimclrAugmentation augmentation = size.augmentation();
        turns.ready(Ours.software());
        long seen = 0;
        for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
            for (int view = 0; view < rounds; view++) {
                KeyedRandom random = KeyedRandom.of(seen++);
                augmentation.apply(
                        images.image((int) (seen % images.size())), Shift.identity(), random);
            }
            turns.done(rounds);
        }
    }

    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    static void loss(Settings settings, Turns turns) {
        int rows = 2 * settings.number("batch", 64);
        try (NDManager manager = NDManager.newBaseManager();
                WithoutGradients guard = new WithoutGradients()) {
            NDArray projections = manager.randomNormal(new Shape(rows, 128));
            projections.setRequiresGradient(true);
            turns.ready(Ours.software());
            for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
                for (int i = 0; i < rounds; i++) {
                    lossAndGradient(projections);
                }
                turns.done(rounds);
            }
        }
    }

    private static void lossAndGradient(NDArray leaf) {
        try (NDManager scope = leaf.getManager().newSubManager()) {
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                // What comes of an array belongs to its manager: one that is closed here.
                NDArray one = scope.create(1f);
                tape.backward(Losses.ntXent(one.mul(leaf), 0.5));
            }
            try (NDArray gradient = leaf.getGradient()) {
                gradient.muli(0);
            }
        }
    }

    /** All scores of OECL over so many images, fitted on few. */
    static void scoring(Settings settings, Turns turns) throws IOException {
        ImageSet images = BenchData.read(settings.data().resolve("normal.bin"), 32, 32);
        try (OeclModel model = TrainingTask.model(settings)) {
            TestViews views = new TestViews(32, 0.08, settings.number("views", 33) - 1, 1);
            ImageScores scores =
                    ImageScores.fitted(
                            model, views, Methods.usual(MethodName.OECL), repeated(images, BLOCK));
            ImageSet asked = repeated(images, settings.number("images", 1000));
            if (settings.text("way", "scores").equals("detector")) {
                try (Detector detector = detector(scores, images)) {
                    repeat(turns, asked.size(), () -> detector.detect(asked));
                }
            } else {
                repeat(turns, asked.size(), () -> scores.of(asked));
            }
        }
    }

    private static Detector detector(ImageScores scores, ImageSet images) {
        return Detector.builder()
                .setScores(scores)
                .setCalibrationImages(images.subset(IntStream.range(0, 64).toArray()))
                .build();
    }

    private static void repeat(Turns turns, int units, Runnable task) {
        turns.ready(Ours.software());
        for (int rounds = turns.next(); rounds > 0; rounds = turns.next()) {
            for (int i = 0; i < rounds; i++) {
                task.run();
            }
            turns.done((double) rounds * units);
        }
    }

    private static ImageSet repeated(ImageSet images, int count) {
        return images.subset(IntStream.range(0, count).map(i -> i % images.size()).toArray());
    }
}
