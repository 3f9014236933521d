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
 * normal, the outliers as outliers. {@link Shifts} has the common ones.
 *
 * @param name what to call it, as in {@link Shifts#byName}
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
