// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import java.util.Map;

/**
 * The outcome of an epoch of training.
 *
 * @param epoch the number of the epoch, from 1
 * @param epochs how many there will be
 * @param steps the steps done since the start
 * @param learningRate of the epoch
 * @param loss the mean of the total loss over the epoch's steps
 * @param parts the means of the loss's parts by name, such as the mean norm of normal views
 * @param views the training views seen since the start
 * @param seconds since the start
 */
public record EpochReport(
        int epoch,
        int epochs,
        long steps,
        double learningRate,
        double loss,
        Map<String, Double> parts,
        long views,
        double seconds) {

    /** {@return the mean rate since the start, in training views a second} */
    public double viewsPerSecond() {
        return views / seconds;
    }

    /** {@return an estimate of the seconds that are left} */
    public double secondsLeft() {
        return seconds / epoch * (epochs - epoch);
    }
}
