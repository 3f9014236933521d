// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import io.github.oecl.image.RgbImage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A set of labelled images in a fixed order, immutable and safe to read from several threads. What
 * is derived from a set shares its images and keeps its labels and class names: a label means the
 * same in a set and in all of its parts.
 */
public interface ImageSet {

    /** {@return the name, for people: of the source and of what was chosen from it} */
    String name();

    /** {@return the number of images, at least 0} */
    int size();

    /**
     * {@return one image}
     *
     * @param index 0 to size - 1
     */
    RgbImage image(int index);

    /**
     * {@return the class of one image, as an index into {@link #classNames()}}
     *
     * @param index 0 to size - 1
     */
    int label(int index);

    /** {@return the names of all classes of the source, also of those without images here} */
    List<String> classNames();

    /**
     * {@return a set held in memory}
     *
     * @param name the name of the set
     * @param classNames the names of the classes, all different
     * @param images the images, of any sizes
     * @param labels the class of each image
     * @throws IllegalArgumentException if the counts differ, a label has no class, or two classes
     *     have one name
     */
    static ImageSet of(String name, List<String> classNames, List<RgbImage> images, int[] labels) {
        return new ImagesInMemory(name, classNames, images, labels);
    }

    /**
     * {@return a set without images and without classes}
     *
     * @param name the name of the set
     */
    static ImageSet empty(String name) {
        return of(name, List.of(), List.of(), new int[0]);
    }

    /**
     * {@return the name of the class of one image}
     *
     * @param index 0 to size - 1
     */
    default String className(int index) {
        return classNames().get(label(index));
    }

    /** {@return the number of images of each class that has any, in the order of the classes} */
    default Map<String, Integer> counts() {
        int[] counts = new int[classNames().size()];
        for (int i = 0; i < size(); i++) {
            counts[label(i)]++;
        }
        Map<String, Integer> byName = new LinkedHashMap<>();
        for (int label = 0; label < counts.length; label++) {
            if (counts[label] > 0) {
                byName.put(classNames().get(label), counts[label]);
            }
        }
        return byName;
    }

    /**
     * {@return the images at some places of this set, in the order given}
     *
     * @param indices each 0 to size - 1
     * @throws IndexOutOfBoundsException if there is no such image
     */
    default ImageSet subset(int... indices) {
        return new ImageSubset(name(), this, indices.clone());
    }

    /**
     * {@return this set under another name}
     *
     * @param name the new name
     */
    default ImageSet named(String name) {
        return new ImageSubset(name, this, Selections.all(this));
    }

    /**
     * {@return the images of some classes, in the order of this set}
     *
     * @param names the names of classes that have images here
     * @throws IllegalArgumentException if a class has no image here
     */
    default ImageSet ofClasses(String... names) {
        return ofClasses(List.of(names));
    }

    /**
     * {@return the images of some classes, in the order of this set}
     *
     * @param names the names of classes that have images here
     * @throws IllegalArgumentException if a class has no image here
     */
    default ImageSet ofClasses(Collection<String> names) {
        String suffix = "[" + String.join("+", names) + "]";
        return new ImageSubset(name() + suffix, this, Selections.ofClasses(this, names));
    }

    /**
     * {@return a random choice of images, balanced over the classes as far as {@code n} allows;
     * with one seed the choice for a smaller {@code n} is the beginning of that for a larger}
     *
     * @param n how many images, 0 to size
     * @param seed fixes the choice
     * @throws IllegalArgumentException if there are fewer than {@code n} images
     */
    default ImageSet take(int n, long seed) {
        String suffix = "[" + n + " of " + size() + "]";
        return new ImageSubset(name() + suffix, this, Selections.balanced(this, n, seed));
    }

    /**
     * {@return this set divided at random into two parts, each class by itself}
     *
     * @param fraction the share of each class that goes to the first part, rounded to whole images;
     *     between 0 and 1
     * @param seed fixes the division
     * @throws IllegalArgumentException if the fraction is not between 0 and 1
     */
    default Split split(double fraction, long seed) {
        return Selections.split(this, fraction, seed);
    }

    /**
     * {@return the images of this set and then those of another; classes of the same name become
     * one, and the classes that only the other set has get the labels after those of this set}
     *
     * @param other the set to append
     */
    default ImageSet concat(ImageSet other) {
        return new ImagesJoined(this, other);
    }

    /**
     * {@return the SHA-256 of the content as 64 hexadecimal digits: the class names and, image by
     * image, label, width, height and pixels} The name of the set does not count.
     */
    default String digest() {
        return ContentDigest.of(this);
    }

    /**
     * Two parts of a set that share no place in it.
     *
     * @param first the part whose share was asked for
     * @param second the rest
     */
    record Split(ImageSet first, ImageSet second) {}
}
