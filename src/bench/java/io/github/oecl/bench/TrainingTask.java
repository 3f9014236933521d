// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.bench;

import io.github.oecl.data.ImageSet;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.OeclModelBuilder;
import io.github.oecl.model.Precision;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainerBuilder;
import io.github.oecl.train.TrainingConfig;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * The library's trainer on OECL: a batch is two views of so many normal images and of as many
 * outliers. A turn is so many steps; between turns the trainer waits in a listener.
 */
final class TrainingTask {

    /**
     * So many that no training comes to the end of its epoch, where the learning rate would fall.
     */
    private static final int EPOCHS = 1_000_000;

    private TrainingTask() {}

    static void run(Settings settings, Turns turns) throws IOException {
        try (OeclModel model = model(settings)) {
            Waiting waiting = new Waiting(turns, settings.number("batch", 32));
            Trainer trainer = trainer(settings, model, objective()).optListener(waiting).build();
            waiting.trainer.set(trainer);
            turns.ready(Ours.software());
            if (waiting.begin()) {
                trainer.train();
            }
        }
    }

    static Objective objective() {
        return Objective.oecl(0.5, AlphaSchedule.afterEpochs(1, 0));
    }

    static OeclModel model(Settings settings) {
        OeclModelBuilder builder =
                OeclModel.builder()
                        .setBackbone(Backbone.named(settings.text("net", "RESNET18_CIFAR")))
                        .optSeed(1);
        int width = settings.number("width", 0);
        return (width == 0 ? builder : builder.optWidth(width)).build();
    }

    static TrainerBuilder trainer(Settings settings, OeclModel model, Objective objective)
            throws IOException {
        ImageSet normal = BenchData.read(settings.data().resolve("normal.bin"), 32, 32);
        ImageSet outliers = BenchData.read(settings.data().resolve("outliers.bin"), 32, 32);
        int images = settings.number("images", normal.size());
        return Trainer.builder()
                .setModel(model)
                .setObjective(objective)
                .setNormal(normal.subset(IntStream.range(0, images).toArray()))
                .optOutliers(outliers)
                .setAugmentation(augmentation(settings))
                .setConfig(config(settings));
    }

    private static TrainingConfig config(Settings settings) {
        return new TrainingConfig(
                        settings.number("epochs", EPOCHS),
                        settings.number("batch", 32),
                        settings.real("rate", 0.01),
                        0.9,
                        5e-4,
                        false,
                        true,
                        1)
                .withPrecision(precision(settings));
    }

    private static Precision precision(Settings settings) {
        boolean bf16 = settings.text("precision", "float32").equals("bf16");
        return bf16 ? Precision.BF16 : Precision.FLOAT32;
    }

    static Augmentation augmentation(Settings settings) {
        int size = settings.number("size", 32);
        return settings.text("views", "augmented").equals("ready")
                ? Augmentation.clean(size)
                : SimclrAugmentation.builder().setSize(size).build();
    }

    /** Lets the trainer take the steps of a turn and then waits for the next. */
    private static final class Waiting implements TrainingListener {

        private final AtomicReference<Trainer> trainer = new AtomicReference<>();
        private final Turns turns;
        private final int batch;
        private int asked;
        private int left;

        Waiting(Turns turns, int batch) {
            this.turns = turns;
            this.batch = batch;
        }

        boolean begin() {
            asked = turns.next();
            left = asked;
            return asked > 0;
        }

        @Override
        public void stepDone(long step, long steps) {
            left--;
            if (left == 0) {
                turns.done((double) asked * 2 * batch);
                if (!begin()) {
                    trainer.get().cancel();
                }
            }
        }
    }
}
