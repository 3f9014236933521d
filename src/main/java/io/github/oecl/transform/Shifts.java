// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.extension.internal.Registry;
import java.util.ArrayList;
import java.util.List;

/** The shifts that {@link Shift} has, and the registry of users' own. */
final class Shifts {

    private static final Registry<ShiftFactory> OWN =
            new Registry<>(
                    "shift",
                    "Shift.register",
                    ShiftFactory.class,
                    factory -> factory.shift().name());

    private Shifts() {}

    static void register(Shift shift) {
        OWN.register(() -> shift, ours());
    }

    static Shift rotation() {
        return new Shift(
                "rotation",
                List.of(Shift.identity(), turn(1, false), turn(2, true), turn(3, true)));
    }

    static Shift cutPerm() {
        return new Shift(
                "cutperm",
                List.of(
                        Shift.identity(),
                        swap("cutperm left-right", false, true),
                        swap("cutperm top-bottom", true, false),
                        swap("cutperm both", true, true)));
    }

    static Shift cutPaste() {
        return Shift.of("cutpaste", CutPaste::apply);
    }

    static Shift patchShuffle(int grid) {
        if (grid < 2) {
            throw new IllegalArgumentException(
                    "A grid of patches needs at least 2 cells along a side, not " + grid);
        }
        return Shift.of(
                "patch-shuffle", (image, random) -> PatchShuffle.apply(image, grid, random));
    }

    static Shift noise(double deviation) {
        checkPositive("The standard deviation of noise", deviation);
        return Shift.of("noise", (image, random) -> Filters.noise(image, deviation * 255, random));
    }

    static Shift blur(double deviation) {
        checkPositive("The standard deviation of a blur", deviation);
        if (deviation > 1) {
            throw new IllegalArgumentException(
                    "The standard deviation of a blur is a part of the shorter side, at most 1, not "
                            + deviation);
        }
        return Shift.of("blur", (image, random) -> GaussianBlur.apply(image, deviation));
    }

    static Shift edges() {
        return Shift.of("edges", (image, random) -> Filters.edges(image));
    }

    static Shift negative() {
        return Shift.of("negative", (image, random) -> Filters.negative(image));
    }

    static List<Shift> all() {
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

    static Shift byName(String name) {
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
