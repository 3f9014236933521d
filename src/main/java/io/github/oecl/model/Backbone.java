// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import java.util.List;

/** A residual backbone with its usual width and depth. */
public enum Backbone {
    /** ResNet-18 for 32 x 32 images: 3 x 3 stem, no max-pool, normalised as CIFAR-10. */
    RESNET18_CIFAR(Stem.CIFAR, 64, List.of(2, 2, 2, 2), Normalisation.CIFAR, 512, 128),
    /**
     * ResNet-18 for 224 x 224 images: 7 x 7 stem and max-pool, inputs mapped to (x - 0.5) / 0.5.
     */
    RESNET18_IMAGENET(Stem.IMAGENET, 64, List.of(2, 2, 2, 2), Normalisation.HALF, 512, 128),
    /** Three stages of one block on a stride-2 stem (ours): for 32 x 32 images on two cores. */
    COMPACT(Stem.STRIDED, 32, List.of(1, 1, 1), Normalisation.CIFAR, 128, 64);

    private final Stem stem;
    private final int width;
    private final List<Integer> blocks;
    private final Normalisation normalisation;
    private final int hidden;
    private final int embedding;

    Backbone(
            Stem stem,
            int width,
            List<Integer> blocks,
            Normalisation normalisation,
            int hidden,
            int embedding) {
        this.stem = stem;
        this.width = width;
        this.blocks = blocks;
        this.normalisation = normalisation;
        this.hidden = hidden;
        this.embedding = embedding;
    }

    Stem stem() {
        return stem;
    }

    int width() {
        return width;
    }

    List<Integer> blocks() {
        return blocks;
    }

    Normalisation normalisation() {
        return normalisation;
    }

    int hidden() {
        return hidden;
    }

    int embedding() {
        return embedding;
    }
}
