// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.transform;

/**
 * Makes an augmentation of one's own for runs, which hold its name. Register it with {@link
 * Augmentation#register(AugmentationFactory)}, or put it on the class path as a service of {@link
 * java.util.ServiceLoader}.
 */
public interface AugmentationFactory {

    /** {@return the name: letters, digits, dots, hyphens and underscores} */
    String name();

    /**
     * Makes the augmentation.
     *
     * @param size the side of a view in pixels
     * @param minimumArea the least share of an image that a crop keeps, where there are crops
     * @return the augmentation
     */
    Augmentation augmentation(int size, double minimumArea);
}
