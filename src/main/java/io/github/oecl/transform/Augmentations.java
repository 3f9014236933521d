// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.extension.internal.Registry;
import java.util.List;

/** The augmentations of runs by name: SimCLR's, and users' own. */
public final class Augmentations {

    /** The name of {@link SimclrAugmentation}. */
    public static final String SIMCLR = "simclr";

    private static final Registry<AugmentationFactory> OWN =
            new Registry<>(
                    "augmentation",
                    "Augmentations.register",
                    AugmentationFactory.class,
                    AugmentationFactory::name);

    private Augmentations() {}

    /** Makes an augmentation of a size. */
    @FunctionalInterface
    public interface Maker {
        /**
         * Makes the augmentation.
         *
         * @param size the side of a view in pixels
         * @param minimumArea the least share of an image that a crop keeps
         * @return the augmentation
         */
        Augmentation augmentation(int size, double minimumArea);
    }

    /**
     * Makes an augmentation of one's own known to this process. One that is registered again takes
     * the place of the former.
     *
     * @param factory makes it
     * @throws IllegalArgumentException if its name is not plain, or is one of the library's
     */
    public static void register(AugmentationFactory factory) {
        OWN.register(factory, List.of(SIMCLR));
    }

    /**
     * Makes an augmentation of one's own known to this process.
     *
     * @param name letters, digits, dots, hyphens and underscores
     * @param maker makes it
     * @throws IllegalArgumentException if the name is not plain, or is one of the library's
     */
    public static void register(String name, Maker maker) {
        register(new Named(name, maker));
    }

    /**
     * Returns an augmentation.
     *
     * @param name of the augmentation; null for SimCLR's
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that a crop keeps
     * @return the augmentation
     * @throws IllegalArgumentException if this process knows none of that name, or a number is out
     *     of its range
     */
    public static Augmentation named(String name, int size, double minimumArea) {
        if (name == null || name.equals(SIMCLR)) {
            return SimclrAugmentation.builder().setSize(size).optArea(minimumArea, 1).build();
        }
        return OWN.named(name, List.of(SIMCLR)).augmentation(size, minimumArea);
    }

    private record Named(String name, Maker maker) implements AugmentationFactory {

        @Override
        public Augmentation augmentation(int size, double minimumArea) {
            return maker.augmentation(size, minimumArea);
        }
    }
}
