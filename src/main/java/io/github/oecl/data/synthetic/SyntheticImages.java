// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.data.DataSource;
import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import java.util.Map;

/**
 * Images of 32 x 32 pixels that the library draws from a seed, for where there is no data. Colours,
 * size, place and background have one distribution over all classes of a set, so that they do not
 * tell a class. The catalog has the same sets by name, with other sizes. Ours.
 */
public final class SyntheticImages {

    private SyntheticImages() {}

    /**
     * Draws coloured objects with an upright pose: boat, car, cat, cup, flower, house, mushroom,
     * person, rocket and tree. They stand in for CIFAR-10; a rotation by 90 degrees or more shifts
     * the distribution.
     *
     * @param trainPerClass the number of training images of each class, at least 1
     * @param testPerClass the number of test images of each class, at least 1
     * @param seed fixes the images
     * @return the data set
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Dataset objects(int trainPerClass, int testPerClass, long seed) {
        return SyntheticObjects.SYNTHESIS.dataset(
                trainPerClass, testPerClass, seed, RenderOptions.standard());
    }

    /**
     * Draws white blood cells of a stained smear, among red ones: basophil, eosinophil, lymphocyte,
     * monocyte and neutrophil. They stand in for Raabin-WBC; there is no upright pose, so a
     * rotation does not shift the distribution.
     *
     * @param trainPerClass the number of training images of each class, at least 1
     * @param testPerClass the number of test images of each class, at least 1
     * @param seed fixes the images
     * @return the data set
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Dataset cells(int trainPerClass, int testPerClass, long seed) {
        return SyntheticCells.SYNTHESIS.dataset(
                trainPerClass, testPerClass, seed, RenderOptions.standard());
    }

    /**
     * Draws textures in random colours: blobs, fractals, gradients, noise and stripes. They show no
     * object: outlier exposure that is far from objects and from cells.
     *
     * @param trainPerClass the number of training images of each kind, at least 1
     * @param testPerClass the number of test images of each kind, at least 1
     * @param seed fixes the images
     * @return the data set
     * @throws IllegalArgumentException if a number is below 1
     */
    public static Dataset textures(int trainPerClass, int testPerClass, long seed) {
        return SyntheticTextures.SYNTHESIS.dataset(
                trainPerClass, testPerClass, seed, RenderOptions.standard());
    }

    /**
     * Draws textures as outliers; the kinds take turns.
     *
     * @param count the number of images, at least 1
     * @param seed fixes the images
     * @return the images
     * @throws IllegalArgumentException if there are none
     */
    public static ImageSet outlierTextures(int count, long seed) {
        return SyntheticTextures.images(count, seed, RenderOptions.standard());
    }

    /**
     * {@return what the catalog has of them, by name; a name's options are numbers, seed and size}
     */
    public static Map<String, DataSource> sources() {
        return SyntheticSources.byName();
    }
}
