// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.optim.internal;

/**
 * A learning rate that falls from its start to 0 along half a cosine, without restarts (Loshchilov
 * and Hutter, "SGDR", 2017).
 *
 * @param start the first learning rate, above 0
 * @param length after how many epochs it would be 0, at least 1
 */
public record CosineSchedule(double start, int length) {

    /**
     * Checks the numbers.
     *
     * @param start the first learning rate, above 0
     * @param length after how many epochs it would be 0, at least 1
     * @throws IllegalArgumentException if the start is not above 0 or the length below 1
     */
    public CosineSchedule {
        if (!(start > 0) || Double.isInfinite(start)) {
            throw new IllegalArgumentException(
                    "The learning rate is " + start + "; it must be a finite number above 0");
        }
        if (length < 1) {
            throw new IllegalArgumentException(
                    "The schedule's length is " + length + " epochs; it must be at least 1");
        }
    }

    /**
     * Returns the learning rate of an epoch.
     *
     * @param epoch from 0
     * @return the learning rate
     */
    public double at(int epoch) {
        return start * (1 + Math.cos(Math.PI * Math.min(epoch, length) / length)) / 2;
    }
}
