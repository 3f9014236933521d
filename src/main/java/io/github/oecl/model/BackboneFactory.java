// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.nn.Block;

/**
 * Makes a backbone of one's own from any DJL {@link Block}. Register it with {@link
 * Backbone#register(BackboneFactory)}, or put it on the class path as a service of {@link
 * java.util.ServiceLoader}: other processes, such as those of a grid, find it there.
 */
public interface BackboneFactory {

    /**
     * {@return the name by which configurations and files know the backbone: letters, digits, dots,
     * hyphens and underscores}
     */
    String name();

    /**
     * Makes the block. The library sets the random seed of the engine and initialises the block.
     *
     * @return a new block that is not initialised: images, float32, batch x 3 x height x width, to
     *     features, batch x any width
     */
    Block block();

    /** {@return how inputs in [0, 1] are mapped before the block sees them; as for CIFAR-10} */
    default Normalisation normalisation() {
        return Normalisation.CIFAR;
    }
}
