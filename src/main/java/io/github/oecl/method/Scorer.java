// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;

/** Gives each image a number, larger for a more normal one. {@link ImageScores} has them. */
@FunctionalInterface
public interface Scorer {

    /**
     * Scores a set.
     *
     * @param images at least one image
     * @return a number for each
     */
    double[] score(ImageSet images);
}
