// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.loss.LossTerms;
import java.util.Locale;
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

    /**
     * Describes the epoch in a line.
     *
     * @return such as {@code epoch 12/80 loss 2.31 norm normal 8.20 outlier 0.41 1380 views/s 1:05
     *     left}
     */
    public String line() {
        StringBuilder line = new StringBuilder();
        line.append(format("epoch %3d/%d  loss %6.3f", epoch, epochs, loss));
        append(line, "  norm: normal %6.2f", parts.get(LossTerms.NORMAL_NORM));
        append(line, "  outlier %6.2f", parts.get(LossTerms.OUTLIER_NORM));
        long left = Math.round(secondsLeft());
        line.append(
                format("  %5.0f views/s  %d:%02d left", viewsPerSecond(), left / 60, left % 60));
        return line.toString();
    }

    private static void append(StringBuilder line, String format, Double value) {
        if (value != null) {
            line.append(format(format, value));
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
