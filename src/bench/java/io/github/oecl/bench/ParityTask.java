// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import com.google.gson.Gson;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.Shift;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Trains as always for a turn of so many steps, and keeps the first weights, the views and the
 * losses in files, from which Python does the same.
 */
final class ParityTask {

    private ParityTask() {}

    static void run(Settings settings, Turns turns) throws IOException {
        turns.ready(Ours.software());
        int steps = turns.next();
        if (steps == 0) {
            return;
        }
        List<Float> losses = new ArrayList<>();
        try (OeclModel model = TrainingTask.model(settings);
                OutputStream views =
                        new BufferedOutputStream(
                                Files.newOutputStream(settings.data().resolve("views.bin")))) {
            BenchData.writeWeights(settings.data().resolve("weights.bin"), model);
            int images = steps * settings.number("batch", 32);
            Objective watched = new Watched(TrainingTask.objective(), losses);
            Settings once = settings.with("epochs=1", "images=" + images);
            TrainingTask.trainer(once, model, watched)
                    .setAugmentation(
                            new Recorded(TrainingTask.augmentation(settings), views, 4L * images))
                    .optThreads(1) // Its views come in the order of the batch.
                    .build()
                    .train();
        }
        String file = settings.text("losses", "losses.json");
        Files.writeString(settings.data().resolve(file), new Gson().toJson(losses));
        turns.done(steps);
    }

    /** Keeps the losses. */
    private record Watched(Objective objective, List<Float> losses) implements Objective {

        @Override
        public String name() {
            return objective.name();
        }

        @Override
        public ViewPlan views() {
            return objective.views();
        }

        @Override
        public LossTerms loss(BatchFeatures batch, TrainingStep step) {
            LossTerms terms = objective.loss(batch, step);
            losses.add(terms.total().getFloat());
            return terms;
        }
    }

    /** Keeps the first views. */
    private static final class Recorded implements Augmentation {

        private final Augmentation augmentation;
        private final OutputStream out;
        private long left;

        Recorded(Augmentation augmentation, OutputStream out, long wanted) {
            this.augmentation = augmentation;
            this.out = out;
            left = wanted;
        }

        @Override
        public RgbImage apply(RgbImage image, Shift.Transformation shift, RandomGenerator random) {
            RgbImage view = augmentation.apply(image, shift, random);
            if (left-- > 0) {
                try {
                    out.write(view.toBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return view;
        }

        @Override
        public int size() {
            return augmentation.size();
        }
    }
}
