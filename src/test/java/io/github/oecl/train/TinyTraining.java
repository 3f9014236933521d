// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.SimclrAugmentation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The smallest training that is one: 8 x 8 images of noise and a network of a few channels. */
final class TinyTraining {

    static final int BATCH = 4;

    private TinyTraining() {}

    static ImageSet noise(String name, int count) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[8 * 8 * 3];
            KeyedRandom.of(KeyedRandom.stream(name), i).nextBytes(pixels);
            images.add(RgbImage.of(8, 8, pixels));
        }
        return ImageSet.of(name, List.of(name), images, new int[count]);
    }

    /** Images of one colour each, easily told from noise. */
    static ImageSet plain(String name, int count) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[8 * 8 * 3];
            Arrays.fill(pixels, (byte) (40 * i));
            images.add(RgbImage.of(8, 8, pixels));
        }
        return ImageSet.of(name, List.of(name), images, new int[count]);
    }

    static Objective oecl(double alpha) {
        return Objective.oecl(0.5, AlphaSchedule.afterEpochs(alpha, 0));
    }

    static OeclModel model(Objective objective) {
        return OeclModel.builder()
                .setBackbone(Backbone.COMPACT)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optHeads(objective.heads())
                .optDevice(Device.cpu())
                .build();
    }

    static TrainingConfig config(int epochs) {
        return new TrainingConfig(epochs, BATCH, 0.05, 0.9, 5e-4, false, true, 11);
    }

    static TrainerBuilder trainer(OeclModel model, Objective objective, int images, int epochs) {
        return Trainer.builder()
                .setModel(model)
                .setObjective(objective)
                .setNormal(noise("normal", images))
                .optOutliers(plain("outlier", 3))
                .setAugmentation(SimclrAugmentation.builder().setSize(8).build())
                .setConfig(config(epochs));
    }

    static float[] weights(OeclModel model) {
        List<float[]> all = new ArrayList<>();
        model.parameters().forEach(p -> all.add(p.getArray().toFloatArray()));
        int size = all.stream().mapToInt(values -> values.length).sum();
        float[] flat = new float[size];
        int offset = 0;
        for (float[] values : all) {
            System.arraycopy(values, 0, flat, offset, values.length);
            offset += values.length;
        }
        return flat;
    }
}
