// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import io.github.oecl.model.Architecture.Stem;
import java.util.List;

/** The usual sizes of a residual network: stem, width, depth, inputs and projection head. */
record ResidualSizes(
        Stem stem,
        int width,
        List<Integer> blocks,
        Normalisation normalisation,
        int hidden,
        int embedding) {

    static final ResidualSizes RESNET18_CIFAR =
            new ResidualSizes(Stem.CIFAR, 64, List.of(2, 2, 2, 2), Normalisation.CIFAR, 512, 128);

    static final ResidualSizes RESNET18_IMAGENET =
            new ResidualSizes(Stem.IMAGENET, 64, List.of(2, 2, 2, 2), Normalisation.HALF, 512, 128);

    static final ResidualSizes COMPACT =
            new ResidualSizes(Stem.STRIDED, 32, List.of(1, 1, 1), Normalisation.CIFAR, 128, 64);
}
