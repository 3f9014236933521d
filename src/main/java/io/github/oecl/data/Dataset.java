// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.data;

import java.util.List;
import java.util.Objects;

/**
 * Training and test images of one source, with one list of classes.
 *
 * @param name the name of the source
 * @param train the training images
 * @param test the test images
 */
public record Dataset(String name, ImageSet train, ImageSet test) {

    /**
     * Checks that the two sets belong together.
     *
     * @param name the name of the source
     * @param train the training images
     * @param test the test images
     * @throws IllegalArgumentException if their class names differ
     */
    public Dataset {
        Objects.requireNonNull(name, "name");
        if (!train.classNames().equals(test.classNames())) {
            throw new IllegalArgumentException(
                    ("The training and the test images of %s must have the same classes, not %s and"
                                    + " %s")
                            .formatted(name, train.classNames(), test.classNames()));
        }
    }

    /** {@return the names of the classes} */
    public List<String> classNames() {
        return train.classNames();
    }
}
