// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;

/** Norms of projections, as losses use them. */
public final class Norms {

    private static final int[] ROWS = {1};

    private Norms() {}

    /**
     * Returns the mean Euclidean norm of the rows: the outlier term of OECL, E || f(t(x)) ||. Its
     * gradient at a zero row is zero (DJL's norm; the square root of a sum of squares would give
     * NaN).
     *
     * @param projections N x D
     * @return a scalar
     */
    public static NDArray mean(NDArray projections) {
        return projections.norm(ROWS).mean();
    }
}
