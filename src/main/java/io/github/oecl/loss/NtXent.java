// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;

/**
 * The normalised temperature-scaled cross-entropy of Chen et al., "A simple framework for
 * contrastive learning of visual representations" (2020), equation 1.
 */
final class NtXent {

    /** Added to an anchor's similarity to itself: its exponential is 0 in every precision. */
    private static final double EXCLUDED = -1e9;

    /** The least length that a row is divided by. */
    static final double EPSILON = 1e-12;

    /**
     * So many anchors at a time. Of all the matrices on the way from similarities to probabilities
     * only the last then has all rows, which the backward pass needs; the others are released block
     * by block.
     */
    static final int BLOCK = 512;

    private NtXent() {}

    /**
     * Computes the mean over all anchors of the cross-entropy between an anchor's similarities to
     * the other rows and its positive, the other view of the same instance.
     *
     * @param projections 2B x D: view 0 of B instances, then view 1 of the same in the same order
     * @param temperature divides the cosine similarities, above 0
     * @return a scalar, in nats
     * @throws IllegalArgumentException if there are not two views of at least two instances
     */
    static NDArray loss(NDArray projections, double temperature) {
        return crossEntropy(projections.normalize(2, 1, EPSILON), temperature);
    }

    /**
     * Computes the same loss of inner products in place of cosines: what remains without the
     * normalisation (figure 5 of the paper).
     *
     * @param projections 2B x D, as in {@link #loss}
     * @param temperature divides the inner products, above 0
     * @return a scalar, in nats
     * @throws IllegalArgumentException if there are not two views of at least two instances
     */
    static NDArray unnormalisedLoss(NDArray projections, double temperature) {
        return crossEntropy(projections, temperature);
    }

    private static NDArray crossEntropy(NDArray rows, double temperature) {
        long count = rows.getShape().get(0);
        if (count < 4 || count % 2 != 0) {
            throw new IllegalArgumentException(
                    "NT-Xent needs two views of at least 2 instances, 4 rows or more, not "
                            + count);
        }
        NDArray columns = rows.transpose();
        NDList positives = new NDList();
        for (long first = 0; first < count; first += BLOCK) {
            long end = Math.min(count, first + BLOCK);
            positives.add(ofPositives(rows, columns, first, end, temperature));
        }
        // DJL's join of a single array cuts the graph.
        NDArray all = positives.size() == 1 ? positives.head() : NDArrays.concat(positives);
        return all.mean().neg();
    }

    /** The logarithm of the positive's probability, for the anchors of a block: a column. */
    private static NDArray ofPositives(
            NDArray rows, NDArray columns, long first, long end, double temperature) {
        NDManager manager = rows.getManager();
        int anchors = (int) (end - first);
        int count = (int) rows.getShape().get(0);
        NDArray divisor = Scalars.of(rows, temperature);
        NDArray index = positives(manager, first, anchors, count);
        try (NDArray block = rows.get(new NDIndex(first + ":" + end));
                NDArray similarity = block.matMul(columns);
                NDArray excluded = self(rows, first, anchors, count);
                NDArray logProbability = similarity.divi(divisor).addi(excluded).logSoftmax(1)) {
            return logProbability.gather(index, 1);
        }
    }

    /** Very low where an anchor meets itself, else 0: anchors x count. */
    static NDArray self(NDArray rows, long first, int anchors, int count) {
        NDManager manager = rows.getManager();
        NDArray all = manager.zeros(new Shape(anchors, count), rows.getDataType());
        try (NDArray diagonal = manager.eye(anchors).toType(rows.getDataType(), false);
                NDArray square = all.get(new NDIndex(":, " + first + ":" + (first + anchors)))) {
            square.addi(diagonal.muli(EXCLUDED));
        }
        return all;
    }

    private static NDArray positives(NDManager manager, long first, int anchors, long count) {
        long[] index = new long[anchors];
        for (int row = 0; row < anchors; row++) {
            index[row] = (first + row + count / 2) % count;
        }
        return manager.create(index, new Shape(anchors, 1));
    }
}
