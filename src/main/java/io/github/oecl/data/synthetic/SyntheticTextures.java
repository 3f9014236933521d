// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import java.util.random.RandomGenerator;

/**
 * Textures in random colours: blobs, fractals, gradients, noise and stripes. They show no object:
 * outlier exposure that is far from objects and from cells. Ours.
 */
final class SyntheticTextures {

    private static final TextureClass[] CLASSES = TextureClass.values();

    static final Synthesis SYNTHESIS =
            Synthesis.of("synthetic-textures", CLASSES, SyntheticTextures::paint);

    private SyntheticTextures() {}

    /**
     * {@return textures as outliers; the kinds take turns}
     *
     * @param count the number of images, at least 1
     * @param seed fixes the images
     * @param options how they are drawn: size and noise matter
     */
    static ImageSet images(int count, long seed, RenderOptions options) {
        if (count < 1) {
            throw new IllegalArgumentException("Needs at least 1 texture, not " + count);
        }
        return SYNTHESIS.images("train", count, seed, options, SYNTHESIS.name());
    }

    private static RgbImage paint(int label, RenderOptions options, RandomGenerator random) {
        Canvas canvas = new Canvas(options.size());
        TextureClass.Inks inks =
                new TextureClass.Inks(
                        Color.random(random), Color.random(random), Color.random(random));
        canvas.cover(CLASSES[label].paint(inks, random));
        return canvas.toImage(random, options.noise());
    }
}
