// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

import io.github.oecl.extension.internal.Registry;
import java.util.List;
import java.util.function.BiFunction;

/** The registry behind {@link Augmentation#named}. */
final class Augmentations {

    static final String SIMCLR = "simclr";

    private static final Registry<AugmentationFactory> OWN =
            new Registry<>(
                    "augmentation",
                    "Augmentation.register",
                    AugmentationFactory.class,
                    AugmentationFactory::name);

    private Augmentations() {}

    static void register(AugmentationFactory factory) {
        OWN.register(factory, List.of(SIMCLR));
    }

    static void register(String name, BiFunction<Integer, Double, Augmentation> maker) {
        register(new Named(name, maker));
    }

    static Augmentation named(String name, int size, double minimumArea) {
        if (name == null || name.equals(SIMCLR)) {
            return SimclrAugmentation.builder().setSize(size).optArea(minimumArea, 1).build();
        }
        return OWN.named(name, List.of(SIMCLR)).augmentation(size, minimumArea);
    }

    private record Named(String name, BiFunction<Integer, Double, Augmentation> maker)
            implements AugmentationFactory {

        @Override
        public Augmentation augmentation(int size, double minimumArea) {
            return maker.apply(size, minimumArea);
        }
    }
}
