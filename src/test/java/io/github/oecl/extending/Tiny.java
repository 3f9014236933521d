// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.extending;

import ai.djl.Device;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Dataset;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainerBuilder;
import io.github.oecl.train.TrainingConfig;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.transform.SimclrAugmentation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** What the extensions are tried on: a few small images and a network of a few channels. */
final class Tiny {

    static final DataCatalog NO_FILES = DataCatalog.at(Path.of("nowhere"));

    private Tiny() {}

    static Dataset cells() throws IOException {
        return NO_FILES.dataset("synthetic-cells?train=4&test=4&size=8");
    }

    /**
     * Trains SimCLR for two epochs, from a checkpoint if there is one.
     *
     * @param stop after which step, or 0 for the end
     * @return the weights
     */
    static float[] train(
            UnaryOperator<TrainerBuilder> setting,
            TrainingConfig config,
            Checkpoints checkpoints,
            long stop)
            throws IOException {
        Objective objective = Objective.simClr(0.5);
        AtomicReference<Trainer> trainer = new AtomicReference<>();
        TrainingListener stopping =
                new TrainingListener() {
                    @Override
                    public void stepDone(long step, long steps) {
                        if (step == stop) {
                            trainer.get().cancel();
                        }
                    }
                };
        try (OeclModel model = model(objective)) {
            trainer.set(
                    setting.apply(
                                    Trainer.builder()
                                            .setModel(model)
                                            .setObjective(objective)
                                            .setNormal(cells().train())
                                            .setAugmentation(
                                                    SimclrAugmentation.builder().setSize(8).build())
                                            .setConfig(config)
                                            .optCheckpoints(checkpoints)
                                            .optListener(stopping))
                            .build());
            trainer.get().train();
            return weights(model);
        }
    }

    static TrainingConfig config() {
        return TrainingConfig.asPublished(2, 4, 1);
    }

    private static OeclModel model(Objective objective) {
        return OeclModel.builder()
                .setBackbone(Backbone.COMPACT)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optHeads(objective.heads())
                .optDevice(Device.cpu())
                .build();
    }

    static float[] weights(OeclModel model) {
        List<float[]> all =
                model.parameters().stream().map(p -> p.getArray().toFloatArray()).toList();
        float[] flat = new float[all.stream().mapToInt(each -> each.length).sum()];
        int at = 0;
        for (float[] each : all) {
            System.arraycopy(each, 0, flat, at, each.length);
            at += each.length;
        }
        return flat;
    }
}
