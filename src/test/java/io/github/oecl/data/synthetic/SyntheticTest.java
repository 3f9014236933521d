// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SyntheticTest {

    @Test
    void theClassesAreNamed() {
        assertEquals(
                List.of(
                        "boat",
                        "car",
                        "cat",
                        "cup",
                        "flower",
                        "house",
                        "mushroom",
                        "person",
                        "rocket",
                        "tree"),
                SyntheticImages.objects(1, 1, 0).classNames());
        assertEquals(
                List.of("basophil", "eosinophil", "lymphocyte", "monocyte", "neutrophil"),
                SyntheticImages.cells(1, 1, 0).classNames());
        assertEquals(
                List.of("blobs", "fractals", "gradients", "noise", "stripes"),
                SyntheticImages.textures(1, 1, 0).classNames());
    }

    /**
     * The pixels are the same on every platform and stay so: results recorded on them would no
     * longer be comparable otherwise.
     */
    @Test
    void thePixelsAreFrozen() {
        assertEquals(
                "509bbb997cfa342504a759b492d63c520c06ad4e03e3540f7bfd9ced5ab64170",
                SyntheticImages.objects(20, 1, 42).train().digest());
        assertEquals(
                "410092c4cba1474343e8eeb58a515a7ded9def53b279d744c3e0b72e52f24d94",
                SyntheticImages.cells(20, 1, 42).train().digest());
        assertEquals(
                "b1c4be1f53aed4c40ccdbe5bbe3387e04cc4525c8d6e94c577231f074be93103",
                SyntheticImages.outlierTextures(100, 42).digest());
    }

    @Test
    void aSetHasSoManyImagesOfEachClass() {
        Dataset cells = SyntheticImages.cells(3, 2, 0);
        assertEquals(Set.of(3), Set.copyOf(cells.train().counts().values()));
        assertEquals(Set.of(2), Set.copyOf(cells.test().counts().values()));
        assertEquals(32, cells.train().image(0).width());
        assertEquals(
                Map.of("blobs", 2, "fractals", 2, "gradients", 1, "noise", 1, "stripes", 1),
                SyntheticImages.outlierTextures(7, 0).counts());
    }

    @Test
    void aLargerSetBeginsWithTheSmallerOne() {
        ImageSet large = SyntheticImages.objects(4, 1, 5).train();
        ImageSet small = SyntheticImages.objects(2, 1, 5).train();
        for (int i = 0; i < small.size(); i++) {
            assertEquals(small.image(i), large.image(i));
        }
    }

    @Test
    void noTwoImagesAreTheSame() {
        Set<RgbImage> images = new HashSet<>();
        for (long seed = 0; seed < 2; seed++) {
            for (Dataset dataset :
                    List.of(
                            SyntheticImages.objects(5, 5, seed),
                            SyntheticImages.cells(5, 5, seed),
                            SyntheticImages.textures(5, 5, seed))) {
                addAll(images, dataset.train());
                addAll(images, dataset.test());
            }
        }
        assertEquals(2 * (100 + 50 + 50), images.size());
    }

    private static void addAll(Set<RgbImage> images, ImageSet set) {
        for (int i = 0; i < set.size(); i++) {
            images.add(set.image(i));
        }
    }

    @Test
    void theRenderingCounts() {
        RenderOptions large = RenderOptions.standard().withSize(48);
        assertEquals(48, SyntheticCells.SYNTHESIS.dataset(1, 1, 0, large).test().image(0).height());
        RenderOptions clean = new RenderOptions(32, 0, 0, 0);
        assertNotEquals(
                SyntheticImages.objects(1, 1, 0).train().digest(),
                SyntheticObjects.SYNTHESIS.dataset(1, 1, 0, clean).train().digest());
        assertThrows(IllegalArgumentException.class, () -> new RenderOptions(7, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new RenderOptions(32, 91, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new RenderOptions(32, 0, -1, 0));
        assertThrows(IllegalArgumentException.class, () -> new RenderOptions(32, 0, 0, Double.NaN));
    }

    @Test
    void emptyClassesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SyntheticImages.objects(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> SyntheticImages.cells(1, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> SyntheticImages.outlierTextures(0, 0));
    }

    /**
     * The corners of the image show the background alone. Their mean over 300 images of a class has
     * a standard error of 1.4 to 2.1; a class that its background told would lie far outside.
     */
    @Test
    void theBackgroundTellsNoClass() {
        for (Dataset dataset :
                List.of(SyntheticImages.objects(300, 1, 1), SyntheticImages.cells(300, 1, 1))) {
            ImageSet images = dataset.train();
            double all = corners(images);
            for (String name : images.classNames()) {
                assertEquals(all, corners(images.ofClasses(name)), 8, name);
            }
        }
    }

    private static double corners(ImageSet images) {
        double sum = 0;
        for (int i = 0; i < images.size(); i++) {
            for (int channel = 0; channel < 3; channel++) {
                sum += images.image(i).get(0, 0, channel) + images.image(i).get(31, 31, channel);
            }
        }
        return sum / images.size() / 6;
    }

    /** Upside down an object looks different; so does its mean image, at once. */
    @Test
    void objectsHaveAnUprightPoseAndCellsHaveNone() {
        RenderOptions plain = new RenderOptions(32, 15, 0, 0);
        double objects =
                turned(SyntheticObjects.SYNTHESIS.dataset(400, 1, 1, plain).train(), "tree");
        double cells =
                turned(SyntheticCells.SYNTHESIS.dataset(400, 1, 1, plain).train(), "monocyte");
        assertTrue(objects > 3 * cells, objects + " against " + cells);
    }

    /** The mean absolute difference between the mean image of a class and the same upside down. */
    private static double turned(ImageSet images, String className) {
        ImageSet chosen = images.ofClasses(className);
        double[] mean = new double[32 * 32];
        for (int i = 0; i < chosen.size(); i++) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += (double) chosen.image(i).get(p % 32, p / 32, 1) / chosen.size();
            }
        }
        double sum = 0;
        for (int p = 0; p < mean.length; p++) {
            sum += Math.abs(mean[p] - mean[mean.length - 1 - p]) / mean.length;
        }
        return sum;
    }
}
