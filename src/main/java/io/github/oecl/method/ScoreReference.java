// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import java.util.List;

/**
 * What scores keep of the training images: all that they need beside the model and the views.
 *
 * @param images how many rows a set of vectors has, as a rule one for each training image
 * @param dimension of a row, at least 1
 * @param vectors sets of vectors, each images x dimension, row-major
 * @param numbers further finite numbers
 */
public record ScoreReference(
        int images, int dimension, List<float[]> vectors, List<Double> numbers) {

    /**
     * Checks the sizes.
     *
     * @param images how many rows a set of vectors has
     * @param dimension of a row, at least 1
     * @param vectors sets of vectors, each images x dimension, row-major
     * @param numbers further finite numbers
     * @throws IllegalArgumentException if a set has another size
     */
    public ScoreReference {
        vectors = List.copyOf(vectors);
        numbers = List.copyOf(numbers);
        for (float[] set : vectors) {
            if (dimension < 1 || set.length != Math.multiplyExact(images, dimension)) {
                throw new IllegalArgumentException(
                        "%s numbers are no %s rows of %s".formatted(set.length, images, dimension));
            }
        }
    }

    /**
     * Keeps a vector for each training image.
     *
     * @param vectors images x dimension, row-major
     * @param dimension of a vector, at least 1
     * @return the reference
     * @throws IllegalArgumentException if the numbers make no whole rows
     */
    public static ScoreReference of(float[] vectors, int dimension) {
        return new ScoreReference(
                vectors.length / Math.max(1, dimension), dimension, List.of(vectors), List.of());
    }

    /**
     * Keeps nothing.
     *
     * @param dimension of the network's projection
     * @return the reference
     */
    public static ScoreReference none(int dimension) {
        return new ScoreReference(0, dimension, List.of(), List.of());
    }

    /**
     * {@return the only set of vectors}
     *
     * @param dimension that each must have
     * @throws IllegalArgumentException if there are more or fewer, numbers beside them, or they
     *     have another dimension
     */
    public float[] only(int dimension) {
        requireDimension(dimension);
        if (vectors.size() != 1 || !numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    "the scores keep one vector of each training image and no mean logit, not %s"
                            .formatted(vectors.size() + " and " + numbers));
        }
        return vectors.get(0);
    }

    void requireDimension(int wanted) {
        if (dimension != wanted) {
            throw new IllegalArgumentException(
                    "the scores are of features of dimension %s, and the model's have %s"
                            .formatted(dimension, wanted));
        }
    }
}
