// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * The normalised temperature-scaled cross-entropy of Chen et al., "A simple framework for
 * contrastive learning of visual representations" (2020), equation 1.
 */
public final class NtXent {

    /** Added to an anchor's similarity to itself: its exponential is 0 in every precision. */
    private static final double EXCLUDED = -1e9;

    private static final double EPSILON = 1e-12;

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
    public static NDArray loss(NDArray projections, double temperature) {
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
    public static NDArray unnormalisedLoss(NDArray projections, double temperature) {
        return crossEntropy(projections, temperature);
    }

    private static NDArray crossEntropy(NDArray rows, double temperature) {
        long count = rows.getShape().get(0);
        if (count < 4 || count % 2 != 0) {
            throw new IllegalArgumentException(
                    "NT-Xent needs two views of at least 2 instances, 4 rows or more, not "
                            + count);
        }
        NDManager manager = rows.getManager();
        NDArray similarity = rows.matMul(rows.transpose()).div(Scalars.of(rows, temperature));
        NDArray self = manager.eye((int) count).toType(rows.getDataType(), false).muli(EXCLUDED);
        NDArray logProbability = similarity.add(self).logSoftmax(1);
        return logProbability.gather(positives(manager, count), 1).mean().neg();
    }

    private static NDArray positives(NDManager manager, long count) {
        long[] index = new long[(int) count];
        for (int row = 0; row < count; row++) {
            index[row] = (row + count / 2) % count;
        }
        return manager.create(index, new Shape(count, 1)).toType(DataType.INT64, false);
    }
}
