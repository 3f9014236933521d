// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of images of one pixel whose colour is a number, so that an image can be told. */
public final class Numbered {

    static final List<String> CLASSES = List.of("ant", "bee", "cow");

    private Numbered() {}

    static RgbImage image(int number) {
        return RgbImage.of(
                1, 1, new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16)});
    }

    static int number(RgbImage image) {
        return image.get(0, 0, 0) | image.get(0, 0, 1) << 8 | image.get(0, 0, 2) << 16;
    }

    /** The numbers of the images of a set, in its order. */
    static List<Integer> numbers(ImageSet images) {
        return IntStream.range(0, images.size()).mapToObj(i -> number(images.image(i))).toList();
    }

    public static List<Integer> labels(ImageSet images) {
        return IntStream.range(0, images.size()).mapToObj(images::label).toList();
    }

    /** Images first, first + 1, ... of ant, bee and cow. */
    static ImageSet set(int first, int... labels) {
        return set("set", CLASSES, first, labels);
    }

    static ImageSet set(String name, List<String> classNames, int first, int... labels) {
        List<RgbImage> images =
                IntStream.range(first, first + labels.length).mapToObj(Numbered::image).toList();
        return ImageSet.of(name, classNames, images, labels);
    }

    /** So many images of each class, one class after the other. */
    static ImageSet ofCounts(int first, int... counts) {
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < counts.length; label++) {
            for (int i = 0; i < counts[label]; i++) {
                labels.add(label);
            }
        }
        List<String> names = IntStream.range(0, counts.length).mapToObj(i -> "c" + i).toList();
        return set("set", names, first, labels.stream().mapToInt(i -> i).toArray());
    }

    /** Ten training and four test images of each of ant, bee and cow. */
    static Dataset dataset() {
        int[] train = new int[30];
        Arrays.setAll(train, i -> i % 3);
        int[] test = new int[12];
        Arrays.setAll(test, i -> i % 3);
        return new Dataset("zoo", set(0, train).named("zoo/train"), set(100, test));
    }
}
