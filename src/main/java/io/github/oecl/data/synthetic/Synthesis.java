// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data.synthetic;

import io.github.oecl.data.Dataset;
import io.github.oecl.data.ImageSet;
import io.github.oecl.image.RgbImage;
import io.github.oecl.random.KeyedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes sets of synthetic images. An image is a function of the seed, the split, its class and its
 * number within the class; so a larger set contains the smaller one.
 */
record Synthesis(String name, List<String> classNames, Painter painter) {

    /** Draws an image of a class. */
    @FunctionalInterface
    interface Painter {
        RgbImage paint(int label, RenderOptions options, RandomGenerator random);
    }

    /** The classes are named as the constants are, in lower case. */
    static Synthesis of(String name, Enum<?>[] classes, Painter painter) {
        List<String> names =
                Arrays.stream(classes).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        return new Synthesis(name, names, painter);
    }

    Dataset dataset(int trainPerClass, int testPerClass, long seed, RenderOptions options) {
        return new Dataset(
                name,
                images("train", trainPerClass, seed, options),
                images("test", testPerClass, seed, options));
    }

    private ImageSet images(String split, int perClass, long seed, RenderOptions options) {
        if (perClass < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s needs at least 1 %s image a class, not %d",
                            name,
                            split,
                            perClass));
        }
        return images(split, classNames.size() * perClass, seed, options, name + "/" + split);
    }

    /** The classes take turns, so that any number of images is balanced. */
    ImageSet images(String split, int count, long seed, RenderOptions options, String setName) {
        int classes = classNames.size();
        List<RgbImage> images =
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(i -> image(split, i % classes, i / classes, seed, options))
                        .toList();
        int[] labels = IntStream.range(0, count).map(i -> i % classes).toArray();
        return ImageSet.of(setName, classNames, images, labels);
    }

    private RgbImage image(String split, int label, int index, long seed, RenderOptions options) {
        RandomGenerator random =
                KeyedRandom.of(
                        seed,
                        KeyedRandom.stream(name),
                        KeyedRandom.stream(split),
                        KeyedRandom.stream(classNames.get(label)),
                        index);
        return painter.paint(label, options, random);
    }
}
