// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import ai.djl.ndarray.NDArray;

/**
 * What a loss of one's own is made of: NT-Xent, norms, and operations with a number that can be
 * differentiated. {@code array.mul(0.5)} of DJL makes an array of the number and closes it at once,
 * while the graph still uses its memory in the backward pass; a garbage collection in between frees
 * that memory, and the gradient is then anything, without an error. The same holds for {@code add},
 * {@code sub}, {@code div}, {@code pow}, {@code maximum} and {@code minimum} with a number. Here
 * the number is an array of the batch's manager, which lives as long as the batch.
 */
public final class Losses {

    private Losses() {}

    /**
     * Computes the normalised temperature-scaled cross-entropy of Chen et al., "A simple framework
     * for contrastive learning of visual representations" (2020), equation 1: the mean over all
     * anchors of the cross-entropy between an anchor's similarities to the other rows and its
     * positive, the other view of the same instance.
     *
     * @param projections 2B x D: view 0 of B instances, then view 1 of the same in the same order
     * @param temperature divides the cosine similarities, above 0
     * @return a scalar, in nats
     * @throws IllegalArgumentException if there are not two views of at least two instances
     */
    public static NDArray ntXent(NDArray projections, double temperature) {
        return NtXent.loss(projections, temperature);
    }

    /**
     * Computes the same loss of inner products in place of cosines: what remains without the
     * normalisation (figure 5 of the paper).
     *
     * @param projections 2B x D, as in {@link #ntXent}
     * @param temperature divides the inner products, above 0
     * @return a scalar, in nats
     * @throws IllegalArgumentException if there are not two views of at least two instances
     */
    public static NDArray unnormalisedNtXent(NDArray projections, double temperature) {
        return NtXent.unnormalisedLoss(projections, temperature);
    }

    /**
     * Checks a temperature.
     *
     * @param temperature of NT-Xent
     * @throws IllegalArgumentException if it is not a finite number above 0
     */
    public static void requireTemperature(double temperature) {
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException(
                    "The temperature is " + temperature + "; it must be a finite number above 0");
        }
    }

    /**
     * Returns the Euclidean norm of each row; their mean is OECL's outlier term, E || f(t(x)) ||.
     * The gradient at a zero row is zero (DJL's norm; the square root of a sum of squares would
     * give NaN).
     *
     * @param projections N x D
     * @return N norms
     */
    public static NDArray norms(NDArray projections) {
        return Norms.ofRows(projections);
    }

    /**
     * Returns a number as an array, for any operation of two arrays.
     *
     * @param like gives the type, and the manager that owns the result
     * @param value the number
     * @return a scalar
     */
    public static NDArray number(NDArray like, double value) {
        return Scalars.of(like, value);
    }

    /**
     * Multiplies an array by a number.
     *
     * @param array any float array
     * @param factor the number
     * @return the product
     */
    public static NDArray mul(NDArray array, double factor) {
        return array.mul(Scalars.of(array, factor));
    }

    /**
     * Divides an array by a number.
     *
     * @param array any float array
     * @param divisor the number
     * @return the quotient
     */
    public static NDArray div(NDArray array, double divisor) {
        return array.div(Scalars.of(array, divisor));
    }

    /**
     * Adds a number to an array.
     *
     * @param array any float array
     * @param summand the number
     * @return the sum
     */
    public static NDArray add(NDArray array, double summand) {
        return array.add(Scalars.of(array, summand));
    }

    /**
     * Subtracts a number from an array.
     *
     * @param array any float array
     * @param subtrahend the number
     * @return the difference
     */
    public static NDArray sub(NDArray array, double subtrahend) {
        return array.sub(Scalars.of(array, subtrahend));
    }
}
