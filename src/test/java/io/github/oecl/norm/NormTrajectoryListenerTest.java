// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.image.RgbImage;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormTrajectory.GroupSummary;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainingConfig;
import io.github.oecl.transform.Augmentation;
import io.github.oecl.transform.SimclrAugmentation;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormTrajectoryListenerTest {

    private static final Augmentation VIEWS = SimclrAugmentation.builder().setSize(8).build();

    private static ImageSet noise(String name, int count) {
        List<RgbImage> images =
                IntStream.range(0, count)
                        .mapToObj(i -> noise(KeyedRandom.of(KeyedRandom.stream(name), i)))
                        .toList();
        return ImageSet.of(name, List.of(name), images, new int[count]);
    }

    private static RgbImage noise(KeyedRandom random) {
        byte[] pixels = new byte[8 * 8 * 3];
        random.nextBytes(pixels);
        return RgbImage.of(8, 8, pixels);
    }

    private static OeclModel model() {
        return OeclModel.builder()
                .setBackbone(Backbone.COMPACT)
                .optWidth(4)
                .optHidden(8)
                .optEmbedding(6)
                .optDevice(Device.cpu())
                .build();
    }

    private static NormTrajectoryListener.Builder builder() {
        return NormTrajectoryListener.builder()
                .setAugmentation(VIEWS)
                .addGroup("normal", noise("a", 5))
                .addGroup("OOD", noise("b", 3))
                .optViews(4);
    }

    private static EpochReport epoch(int epoch, int epochs) {
        return new EpochReport(epoch, epochs, epoch, 0.1, 1, Map.of(), epoch, 1);
    }

    private static String messageFor(NormTrajectoryListener.Builder builder) {
        return assertThrows(IllegalArgumentException.class, builder::build).getMessage();
    }

    @Test
    void measuresTheFirstEpochsThenSomeAndTheLast() {
        NormTrajectoryListener listener = builder().optEvery(4).build();
        try (OeclModel model = model()) {
            IntStream.rangeClosed(1, 14).forEach(e -> listener.epochDone(epoch(e, 14), model));
        }
        List<Integer> epochs =
                listener.trajectory().course("OOD", NormStatistic.SIGMA_V).stream()
                        .map(NormTrajectory.Row::epoch)
                        .toList();
        assertEquals(List.of(1, 2, 3, 4, 8, 12, 14), epochs);
    }

    @Test
    void measuresTheViewsThatTheProjectionsGive() {
        ImageSet images = noise("a", 5);
        NormTrajectoryListener listener = builder().optSeed(7).build();
        try (OeclModel model = model()) {
            listener.measure(0, model);
            double[] norms =
                    NormStatistics.of(new ViewProjections(model, VIEWS, 3, 7), images)
                            .values(NormStatistic.NORM_OF_MEAN);
            NormTrajectory.Row row =
                    listener.trajectory().course("normal", NormStatistic.NORM_OF_MEAN).get(0);
            assertEquals(GroupSummary.of(norms), row.summary());
            assertEquals(4, row.views());
        }
    }

    @Test
    void followsASampleOfALargeGroup() {
        NormTrajectoryListener listener = builder().optImages(4).build();
        try (OeclModel model = model()) {
            listener.measure(0, model);
        }
        NormTrajectory trajectory = listener.trajectory();
        assertEquals(4, trajectory.course("normal", NormStatistic.SIGMA_V).get(0).images());
        assertEquals(3, trajectory.course("OOD", NormStatistic.SIGMA_V).get(0).images());
    }

    @Test
    void leavesTheTrainingAsItIs() {
        assertArrayEquals(trained(null), trained(builder().build()));
    }

    private static float[] trained(NormTrajectoryListener listener) {
        try (OeclModel model = model()) {
            var builder =
                    Trainer.builder()
                            .setModel(model)
                            .setObjective(Objective.simClr(0.5))
                            .setNormal(noise("train", 8))
                            .setAugmentation(VIEWS)
                            .setConfig(new TrainingConfig(2, 4, 0.1, 0.9, 0, false, true, 3));
            if (listener != null) {
                builder.optListener(listener);
            }
            builder.build().train();
            return model.parameters().get(0).getArray().toFloatArray();
        }
    }

    @Test
    void countsTheSecondsThatItTakes() {
        NormTrajectoryListener listener = builder().build();
        assertEquals(0, listener.seconds());
        try (OeclModel model = model()) {
            listener.measure(0, model);
        }
        assertTrue(listener.seconds() > 0);
    }

    @Test
    void refusesOneView() {
        assertTrue(messageFor(builder().optViews(1)).contains("views is 1"));
        assertTrue(messageFor(builder().optViews(0)).contains("sigma_v"));
    }

    @Test
    void refusesNoImagesAndNoEpochs() {
        assertTrue(messageFor(builder().optImages(0)).contains("images is 0"));
        assertTrue(messageFor(builder().optEvery(0)).contains("every is 0"));
    }

    @Test
    void saysWhatIsMissing() {
        NormTrajectoryListener.Builder bare = NormTrajectoryListener.builder();
        assertTrue(messageFor(bare).contains("addGroup"));
        bare.addGroup("normal", noise("a", 2));
        assertTrue(messageFor(bare).contains("setAugmentation"));
    }

    @Test
    void refusesAGroupWithoutImagesOrWithATakenName() {
        ImageSet some = noise("a", 2);
        NormTrajectoryListener.Builder builder = builder();
        for (ImageSet images : List.of(some, ImageSet.empty("none"))) {
            assertThrows(IllegalArgumentException.class, () -> builder.addGroup("normal", images));
        }
        assertThrows(IllegalArgumentException.class, () -> builder.addGroup("a,b", some));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.addGroup("empty", ImageSet.empty("none")));
    }
}
