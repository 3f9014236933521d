// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.transform.Shift;
import io.github.oecl.transform.SimclrAugmentation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewProjectionsTest {

    private final OeclModel model =
            OeclModel.builder()
                    .setBackbone(Backbone.COMPACT)
                    .optWidth(4)
                    .optHidden(8)
                    .optEmbedding(6)
                    .optDevice(Device.cpu())
                    .build();

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void blocksCoverTheSetInOrder() {
        ImageSet images = noise(400);
        List<Integer> firsts = new ArrayList<>();
        int[] count = new int[1];
        projections(4)
                .forEachBlock(
                        images,
                        (first, block) -> {
                            firsts.add(first);
                            count[0] += block.length / (5 * 6);
                        });
        assertEquals(List.of(0, 102, 204, 306), firsts);
        assertEquals(400, count[0]);
    }

    @Test
    void anImagesFeaturesDoNotDependOnTheOthers() {
        ImageSet images = noise(150);
        double[] all = norms(images);
        double[] alone = norms(images.subset(0));
        assertEquals(all[0], alone[0], 1e-5 * all[0]);
    }

    @Test
    void theSameSeedGivesTheSameViews() {
        assertArrayEquals(norms(noise(5)), norms(noise(5)));
    }

    @Test
    void theCleanViewIsTheImageItself() {
        ImageSet images = noise(3);
        double[] clean =
                NormStatistics.of(projections(0), images).values(NormStatistic.FIRST_VIEW_NORM);
        double[] first =
                NormStatistics.of(projections(4), images).values(NormStatistic.FIRST_VIEW_NORM);
        assertArrayEquals(clean, first, 1e-4);
    }

    @Test
    void shiftedViewsAreTheViewsOfShiftedImages() {
        ImageSet images = noise(3);
        Shift.Transformation turn = Shift.rotation().transformations().get(1);
        List<RgbImage> turned = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            turned.add(turn.apply(images.image(i), KeyedRandom.of(0)));
        }
        ImageSet shifted = ImageSet.of("turned", List.of("noise"), turned, new int[3]);
        NormStatistic clean = NormStatistic.FIRST_VIEW_NORM;
        double[] expected = NormStatistics.of(projections(0), shifted).values(clean);
        double[] actual = NormStatistics.of(projections(2).under(turn), images).values(clean);
        assertArrayEquals(expected, actual, 1e-4);
        assertTrue(Math.abs(norms(images)[0] - expected[0]) > 1e-3);
    }

    @Test
    void allOutputsOfTheModelCanBeHad() {
        List<Shape> shapes = new ArrayList<>();
        projections(4)
                .forEachFeatures(
                        noise(3), (first, features) -> shapes.add(features.backbone().getShape()));
        assertEquals(List.of(new Shape(15, 16)), shapes);
    }

    @Test
    void noImageAndANegativeNumberOfViewsAreRefused() {
        ImageSet none = ImageSet.empty("none");
        assertThrows(IllegalArgumentException.class, () -> NormStatistics.of(projections(2), none));
        assertThrows(IllegalArgumentException.class, () -> projections(-1));
    }

    private double[] norms(ImageSet images) {
        return NormStatistics.of(projections(4), images).values(NormStatistic.NORM_OF_MEAN);
    }

    private ViewProjections projections(int views) {
        return new ViewProjections(
                model, SimclrAugmentation.builder().setSize(8).build(), views, 1);
    }

    private static ImageSet noise(int count) {
        List<RgbImage> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[8 * 8 * 3];
            KeyedRandom.of(i).nextBytes(pixels);
            images.add(RgbImage.of(8, 8, pixels));
        }
        return ImageSet.of("noise", List.of("noise"), images, new int[count]);
    }
}
