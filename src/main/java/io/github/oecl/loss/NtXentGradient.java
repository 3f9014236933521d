// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * The gradient of {@link NtXent#loss} in the projections, in closed form and without a backward
 * pass. With u = z / ||z||, N rows, the probabilities P of each anchor's softmax and p the positive
 * of a row, the gradient in u_i is ((P + P^T) u)_i - 2 u_p(i), over N times the temperature; that
 * in z_i is its part orthogonal to u_i, over ||z_i||.
 */
final class NtXentGradient {

    private static final int[] ROW = {1};

    private NtXentGradient() {}

    /**
     * Computes the gradient of one batch.
     *
     * @param projections 2B x D, as in {@link NtXent#loss}
     * @param temperature divides the cosine similarities, above 0
     * @return 2B x D, which is not differentiated itself
     */
    static NDArray of(NDArray projections, double temperature) {
        try (NDArray z = projections.stopGradient();
                NDArray lengths = z.norm(ROW, true);
                NDArray norms = NDArrays.maximum(lengths, Scalars.of(z, NtXent.EPSILON));
                NDArray u = z.div(norms);
                NDArray inDirections = inDirections(u, temperature);
                NDArray inner = inDirections.mul(u);
                NDArray radial = inner.sum(ROW, true);
                NDArray along = u.mul(radial)) {
            return inDirections.sub(along).divi(norms);
        }
    }

    /** The gradient in the rows of length 1, as if each could change its length. */
    private static NDArray inDirections(NDArray u, double temperature) {
        long count = u.getShape().get(0);
        NDList asAnchors = new NDList();
        NDArray asOthers = null;
        try (NDArray columns = u.transpose()) {
            for (long first = 0; first < count; first += NtXent.BLOCK) {
                long end = Math.min(count, first + NtXent.BLOCK);
                try (NDArray block = u.get(new NDIndex(first + ":" + end));
                        NDArray probabilities =
                                probabilities(block, u, columns, first, temperature);
                        NDArray transposed = probabilities.transpose()) {
                    asAnchors.add(probabilities.matMul(u));
                    NDArray others = transposed.matMul(block);
                    asOthers = asOthers == null ? others : asOthers.addi(others);
                }
            }
        }
        try (NDArray anchors = NDArrays.concat(asAnchors);
                NDArray positives = positives(u, count / 2)) {
            asAnchors.close();
            return asOthers.addi(anchors)
                    .subi(positives)
                    .subi(positives)
                    .divi(Scalars.of(u, count * temperature));
        }
    }

    private static NDArray probabilities(
            NDArray block, NDArray u, NDArray columns, long first, double temperature) {
        int anchors = (int) block.getShape().get(0);
        int count = (int) u.getShape().get(0);
        try (NDArray similarity = block.matMul(columns);
                NDArray excluded = NtXent.self(u, first, anchors, count)) {
            return similarity.divi(Scalars.of(u, temperature)).addi(excluded).softmax(1);
        }
    }

    /** The positive of each row: the two views in the other order. */
    private static NDArray positives(NDArray u, long half) {
        try (NDArray one = u.get(new NDIndex(":" + half));
                NDArray other = u.get(new NDIndex(half + ":"))) {
            return other.concat(one);
        }
    }
}
