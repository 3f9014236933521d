// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.image.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A change of an image that shifts its distribution, so that the changed image can serve as an
 * outlier (self-OECL) or as a class of its own (CSI, Tack et al., 2020).
 *
 * <p>A shift has variants. The first is always the identity; the normal ones are to be learnt as
 * normal, the outliers as outliers. The common ones take images of any size and keep it, except
 * that odd quarter turns swap width and height; on an image of a single pixel, or of one colour,
 * some change nothing.
 *
 * @param name what to call it, as in {@link #byName}
 * @param transformations the identity, then the others, with different names
 */
public record Shift(String name, List<Transformation> transformations) {

    private static final Transformation IDENTITY =
            new Transformation("identity", false, (image, random) -> image);

    /**
     * Checks the variants.
     *
     * @param name what to call it
     * @param transformations the identity, then the others
     * @throws IllegalArgumentException if the first is not the identity, none is an outlier, or two
     *     have one name
     */
    public Shift {
        transformations = List.copyOf(transformations);
        if (transformations.isEmpty() || transformations.get(0) != IDENTITY) {
            throw new IllegalArgumentException(
                    "The first variant of shift " + name + " must be Shift.identity()");
        }
        if (transformations.stream().noneMatch(Transformation::outlier)) {
            throw new IllegalArgumentException(
                    "Shift " + name + " needs a variant that is an outlier");
        }
        if (transformations.stream().map(Transformation::name).distinct().count()
                < transformations.size()) {
            throw new IllegalArgumentException(
                    "The variants of shift "
                            + name
                            + " need different names, not "
                            + transformations);
        }
    }

    /** {@return the variant that changes nothing} */
    public static Transformation identity() {
        return IDENTITY;
    }

    /**
     * Returns a shift of two variants: the identity, which is normal, and an outlier.
     *
     * @param name the name of the shift and of its outlier
     * @param operation what makes the outlier
     * @return the shift
     */
    public static Shift of(String name, Operation operation) {
        return new Shift(name, List.of(IDENTITY, new Transformation(name, true, operation)));
    }

    /**
     * Returns the shift that applies two, one after the other. Its normal variants are all pairs of
     * normal ones, its outliers all pairs of outliers; a normal one with an outlier is left out, as
     * it belongs to one of the two shifts alone.
     *
     * @param first the shift applied first
     * @param second the shift applied to the result
     * @return the composed shift, named {@code first+second}
     * @throws IllegalArgumentException if one shift is in both: two outliers of one shift, such as
     *     two half turns, can undo each other
     */
    public static Shift compose(Shift first, Shift second) {
        for (String part : first.name.split("\\+")) {
            if (List.of(second.name.split("\\+")).contains(part)) {
                throw new IllegalArgumentException(
                        "Shift "
                                + part
                                + " cannot be composed with itself, as it may undo itself; compose "
                                + first.name
                                + " with another than "
                                + second.name);
            }
        }
        List<Transformation> transformations =
                new ArrayList<>(pairs(first.normals(), second.normals()));
        transformations.addAll(pairs(first.outliers(), second.outliers()));
        return new Shift(first.name + "+" + second.name, transformations);
    }

    /**
     * {@return the quarter turns, counter-clockwise: 0 and 90 degrees are normal, 180 and 270
     * outliers, as in self-OECL}
     */
    public static Shift rotation() {
        return Shifts.rotation();
    }

    /**
     * {@return CSI's permutation of the four quarters by swapping top and bottom halves, left and
     * right halves, or both: three outliers}
     */
    public static Shift cutPerm() {
        return Shifts.cutPerm();
    }

    /**
     * {@return CutPaste (Li et al., 2021): a rectangle of 2 to 15% of the area and an aspect ratio
     * of 0.3 to 3.3 is cut out, its colours jittered by 0.1, and pasted elsewhere}
     */
    public static Shift cutPaste() {
        return Shifts.cutPaste();
    }

    /**
     * Returns the random permutation of the cells of a grid, never the identity. Rows and columns
     * of pixels that are left over, as the size is no multiple of the grid, stay in place.
     *
     * @param grid the number of cells along each side, at least 2
     * @return the shift
     * @throws IllegalArgumentException if the grid is smaller
     */
    public static Shift patchShuffle(int grid) {
        return Shifts.patchShuffle(grid);
    }

    /**
     * Returns the sum with independent normal noise, kept within 0 to 255.
     *
     * @param deviation the noise's standard deviation as a part of the full range, over 0
     * @return the shift
     * @throws IllegalArgumentException if it is not positive
     */
    public static Shift noise(double deviation) {
        return Shifts.noise(deviation);
    }

    /**
     * Returns the Gaussian blur.
     *
     * @param deviation the kernel's standard deviation as a part of the image's shorter side, over
     *     0 and at most 1
     * @return the shift
     * @throws IllegalArgumentException if it is out of range
     */
    public static Shift blur(double deviation) {
        return Shifts.blur(deviation);
    }

    /** {@return the strength of the edges of the grayscale image, by Sobel's operator} */
    public static Shift edges() {
        return Shifts.edges();
    }

    /** {@return the negative: 255 less each sample} */
    public static Shift negative() {
        return Shifts.negative();
    }

    /**
     * {@return all shifts above, with a 4 x 4 grid of patches, noise of 0.2, and blur of 1/16 (2
     * pixels of 32)}
     */
    public static List<Shift> all() {
        return Shifts.all();
    }

    /**
     * Returns a shift of {@link #all()} or of one's own by its name, or the composition of several,
     * as in {@code rotation+noise}.
     *
     * @param name the name, or names with {@code +} between them
     * @return the shift
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Shift byName(String name) {
        return Shifts.byName(name);
    }

    /**
     * Makes a shift of one's own known to this process. One that is registered again takes the
     * place of the former.
     *
     * @param shift its name has letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static void register(Shift shift) {
        Shifts.register(shift);
    }

    /** {@return the variants to be learnt as normal, the identity first} */
    public List<Transformation> normals() {
        return transformations.stream()
                .filter(transformation -> !transformation.outlier())
                .toList();
    }

    /** {@return the variants to be learnt as outliers} */
    public List<Transformation> outliers() {
        return transformations.stream().filter(Transformation::outlier).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private static List<Transformation> pairs(
            List<Transformation> firsts, List<Transformation> seconds) {
        return firsts.stream()
                .flatMap(first -> seconds.stream().map(second -> first.then(second)))
                .toList();
    }

    /** What a variant does to an image. */
    @FunctionalInterface
    public interface Operation {

        /**
         * Changes an image.
         *
         * @param image the image
         * @param random where all randomness comes from
         * @return the changed image
         */
        RgbImage apply(RgbImage image, RandomGenerator random);
    }

    /**
     * One of the things that a shift does to an image.
     *
     * @param name what to call it
     * @param outlier whether its images are outliers
     * @param operation what it does
     */
    public record Transformation(String name, boolean outlier, Operation operation) {

        /**
         * Changes an image.
         *
         * @param image the image
         * @param random where all randomness comes from
         * @return the changed image
         */
        public RgbImage apply(RgbImage image, RandomGenerator random) {
            return operation.apply(image, random);
        }

        @Override
        public String toString() {
            return name;
        }

        private Transformation then(Transformation next) {
            if (this == IDENTITY) {
                return next;
            }
            if (next == IDENTITY) {
                return this;
            }
            return new Transformation(
                    name + "+" + next.name,
                    outlier || next.outlier,
                    (image, random) -> next.apply(apply(image, random), random));
        }
    }
}
