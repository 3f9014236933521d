// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.extension.internal.Registry;
import java.util.ArrayList;
import java.util.List;

/**
 * The common shifts. All take images of any size and keep it, except that odd quarter turns swap
 * width and height; on an image of a single pixel, or of one colour, some change nothing.
 */
public final class Shifts {

    private static final Registry<ShiftFactory> OWN =
            new Registry<>(
                    "shift",
                    "Shifts.register",
                    ShiftFactory.class,
                    factory -> factory.shift().name());

    private Shifts() {}

    /**
     * Makes a shift of one's own known to this process. One that is registered again takes the
     * place of the former.
     *
     * @param shift its name has letters, digits, dots, hyphens and underscores
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static void register(Shift shift) {
        OWN.register(() -> shift, ours());
    }

    /**
     * {@return the quarter turns, counter-clockwise: 0 and 90 degrees are normal, 180 and 270
     * outliers, as in self-OECL}
     */
    public static Shift rotation() {
        return new Shift(
                "rotation",
                List.of(Shift.identity(), turn(1, false), turn(2, true), turn(3, true)));
    }

    /**
     * {@return CSI's permutation of the four quarters by swapping top and bottom halves, left and
     * right halves, or both: three outliers}
     */
    public static Shift cutPerm() {
        return new Shift(
                "cutperm",
                List.of(
                        Shift.identity(),
                        swap("cutperm left-right", false, true),
                        swap("cutperm top-bottom", true, false),
                        swap("cutperm both", true, true)));
    }

    /**
     * {@return CutPaste (Li et al., 2021): a rectangle of 2 to 15% of the area and an aspect ratio
     * of 0.3 to 3.3 is cut out, its colours jittered by 0.1, and pasted elsewhere}
     */
    public static Shift cutPaste() {
        return Shift.of("cutpaste", CutPaste::apply);
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
        if (grid < 2) {
            throw new IllegalArgumentException(
                    "A grid of patches needs at least 2 cells along a side, not " + grid);
        }
        return Shift.of(
                "patch-shuffle", (image, random) -> PatchShuffle.apply(image, grid, random));
    }

    /**
     * Returns the sum with independent normal noise, kept within 0 to 255.
     *
     * @param deviation the noise's standard deviation as a part of the full range, over 0
     * @return the shift
     * @throws IllegalArgumentException if it is not positive
     */
    public static Shift noise(double deviation) {
        checkPositive("The standard deviation of noise", deviation);
        return Shift.of("noise", (image, random) -> Filters.noise(image, deviation * 255, random));
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
        checkPositive("The standard deviation of a blur", deviation);
        if (deviation > 1) {
            throw new IllegalArgumentException(
                    "The standard deviation of a blur is a part of the shorter side, at most 1, not "
                            + deviation);
        }
        return Shift.of("blur", (image, random) -> GaussianBlur.apply(image, deviation));
    }

    /** {@return the strength of the edges of the grayscale image, by Sobel's operator} */
    public static Shift edges() {
        return Shift.of("edges", (image, random) -> Filters.edges(image));
    }

    /** {@return the negative: 255 less each sample} */
    public static Shift negative() {
        return Shift.of("negative", (image, random) -> Filters.negative(image));
    }

    /**
     * {@return all shifts above, with a 4 x 4 grid of patches, noise of 0.2, and blur of 1/16 (2
     * pixels of 32)}
     */
    public static List<Shift> all() {
        return List.of(
                rotation(),
                cutPerm(),
                cutPaste(),
                patchShuffle(4),
                noise(0.2),
                blur(1.0 / 16),
                edges(),
                negative());
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
        List<Shift> parts = new ArrayList<>();
        for (String part : name.split("\\+", -1)) {
            parts.add(single(part.strip()));
        }
        return parts.stream().reduce(Shift::compose).orElseThrow();
    }

    private static Shift single(String name) {
        return all().stream()
                .filter(shift -> shift.name().equals(name))
                .findFirst()
                .orElseGet(() -> OWN.named(name, ours()).shift());
    }

    private static List<String> ours() {
        return all().stream().map(Shift::name).toList();
    }

    private static Shift.Transformation turn(int quarterTurns, boolean outlier) {
        return new Shift.Transformation(
                "rotation " + 90 * quarterTurns,
                outlier,
                (image, random) -> Geometry.rotate(image, quarterTurns));
    }

    private static Shift.Transformation swap(String name, boolean vertical, boolean horizontal) {
        return new Shift.Transformation(
                name, true, (image, random) -> Geometry.swapHalves(image, vertical, horizontal));
    }

    private static void checkPositive(String name, double value) {
        if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " must be over 0 and finite, not " + value);
        }
    }
}
