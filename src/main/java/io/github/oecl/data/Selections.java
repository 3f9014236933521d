// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.random.KeyedRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Which places of a set belong to a part of it. */
final class Selections {

    private static final long TAKE = KeyedRandom.stream("take");
    private static final long SPLIT = KeyedRandom.stream("split");

    private Selections() {}

    static int[] all(ImageSet images) {
        return IntStream.range(0, images.size()).toArray();
    }

    static int[] ofClasses(ImageSet images, Collection<String> names) {
        Set<String> present = images.counts().keySet();
        for (String name : names) {
            if (!present.contains(name)) {
                throw new IllegalArgumentException(
                        "%s has no images of class \"%s\"; its classes are %s"
                                .formatted(images.name(), name, present));
            }
        }
        Set<String> wanted = new HashSet<>(names);
        return matching(images, wanted);
    }

    private static int[] matching(ImageSet images, Set<String> wanted) {
        return IntStream.range(0, images.size())
                .filter(i -> wanted.contains(images.className(i)))
                .toArray();
    }

    /** Takes one image of each class in turn, until there are n. */
    static int[] balanced(ImageSet images, int n, long seed) {
        if (n < 0 || n > images.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%s has %d images: cannot take %d",
                            images.name(),
                            images.size(),
                            n));
        }
        List<int[]> classes = shuffledClasses(images, TAKE, seed);
        int[] classOrder = KeyedRandom.of(seed, TAKE).permutation(classes.size());
        int[] chosen = new int[n];
        int count = 0;
        for (int round = 0; count < n; round++) {
            for (int i = 0; i < classOrder.length && count < n; i++) {
                int[] ofClass = classes.get(classOrder[i]);
                if (round < ofClass.length) {
                    chosen[count++] = ofClass[round];
                }
            }
        }
        return chosen;
    }

    static ImageSet.Split split(ImageSet images, double fraction, long seed) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "The fraction of a split lies between 0 and 1, both excluded; it is "
                            + fraction);
        }
        boolean[] inFirst = new boolean[images.size()];
        for (int[] ofClass : shuffledClasses(images, SPLIT, seed)) {
            int share = (int) Math.round(fraction * ofClass.length);
            Arrays.stream(ofClass, 0, share).forEach(i -> inFirst[i] = true);
        }
        return new ImageSet.Split(part(images, inFirst, true), part(images, inFirst, false));
    }

    private static ImageSet part(ImageSet images, boolean[] inFirst, boolean first) {
        int[] indices =
                IntStream.range(0, inFirst.length).filter(i -> inFirst[i] == first).toArray();
        String name =
                String.format(
                        Locale.ROOT, "%s[%d of %d]", images.name(), indices.length, images.size());
        return new ImageSubset(name, images, indices);
    }

    /** The places of each class in a random order, which depends on the class by its name. */
    private static List<int[]> shuffledClasses(ImageSet images, long stream, long seed) {
        List<int[]> classes = new ArrayList<>();
        int[][] placesByLabel = placesByLabel(images);
        for (int label = 0; label < placesByLabel.length; label++) {
            int[] places = placesByLabel[label];
            if (places.length > 0) {
                long name = KeyedRandom.stream(images.classNames().get(label));
                int[] order = KeyedRandom.of(seed, stream, name).permutation(places.length);
                classes.add(Arrays.stream(order).map(i -> places[i]).toArray());
            }
        }
        return classes;
    }

    /** In one pass: a set may have a million images and a thousand classes. */
    private static int[][] placesByLabel(ImageSet images) {
        int[] counts = new int[images.classNames().size()];
        for (int i = 0; i < images.size(); i++) {
            counts[images.label(i)]++;
        }
        int[][] places = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
        Arrays.fill(counts, 0);
        for (int i = 0; i < images.size(); i++) {
            int label = images.label(i);
            places[label][counts[label]++] = i;
        }
        return places;
    }
}
