// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;

/** Norms of projections, as losses use them. */
final class Norms {

    private static final int[] ROWS = {1};

    private Norms() {}

    /**
     * Returns the Euclidean norm of each row; their mean is OECL's outlier term, E || f(t(x)) ||.
     * The gradient at a zero row is zero (DJL's norm; the square root of a sum of squares would
     * give NaN).
     *
     * @param projections N x D
     * @return N norms
     */
    static NDArray ofRows(NDArray projections) {
        return projections.norm(ROWS);
    }
}
