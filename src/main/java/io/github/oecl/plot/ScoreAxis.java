// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.score.TestScores;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where scores stand along an axis: at their value, or at its decimal logarithm.
 *
 * @param logarithmic whether places are logarithms
 * @param low the place of the axis's beginning
 * @param high the place of its end
 * @param bins how many bins suit the number of images
 */
record ScoreAxis(boolean logarithmic, double low, double high, int bins) {

    private static final double TWO_DECADES = 100;
    private static final int FEWEST_BINS = 8;
    private static final int MOST_BINS = 40;

    /** Infinite scores are put at the ends. */
    static ScoreAxis of(TestScores scores) {
        double[] sorted =
                DoubleStream.concat(Arrays.stream(scores.normal()), Arrays.stream(scores.ood()))
                        .filter(Double::isFinite)
                        .sorted()
                        .toArray();
        double first = sorted.length == 0 ? 0 : sorted[0];
        double last = sorted.length == 0 ? 1 : sorted[sorted.length - 1];
        int bins = (int) Math.round(3 * Math.cbrt(sorted.length));
        bins = Math.max(FEWEST_BINS, Math.min(MOST_BINS, bins));
        if (first > 0 && last > TWO_DECADES * first) {
            return new ScoreAxis(
                    true, Math.floor(Math.log10(first)), Math.ceil(Math.log10(last)), bins);
        }
        // A norm is read from the origin.
        double low = Math.min(0, first);
        return new ScoreAxis(false, low, last > low ? last : low + 1, bins);
    }

    double place(double score) {
        return logarithmic ? Math.log10(Math.max(score, Double.MIN_NORMAL)) : score;
    }

    double score(double place) {
        return logarithmic ? Math.pow(10, place) : place;
    }

    /** Returns the score at the axis's beginning. */
    double start() {
        return score(low);
    }

    /** Returns the score at its end. */
    double end() {
        return score(high);
    }
}
