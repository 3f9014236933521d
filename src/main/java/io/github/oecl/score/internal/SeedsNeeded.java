// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How many seeds would decide what is open: the least number at which, were the value and the
 * spread those that were observed, the interval excludes 0 or lies within the margin with a
 * probability of {@link VerdictRule#POWER}. The estimate is taken as normal with the observed
 * standard deviation. An observed value is uncertain itself, so this is a plan and not a promise.
 */
final class SeedsNeeded {

    /** More than these are as good as none: nobody runs them. */
    static final int MOST = 1000;

    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private SeedsNeeded() {}

    /** Returns the least number of seeds, in all, for either decision; 0 if none would do. */
    static int of(SeedEstimate open, Margin margin) {
        int superiority = least(open.seeds() + 1, seeds -> superiorityPower(open.withSeeds(seeds)));
        int first = Math.max(VerdictRule.EQUIVALENCE_SEEDS, open.seeds() + 1);
        int equivalence =
                open.paired()
                        ? least(first, seeds -> equivalencePower(open.withSeeds(seeds), margin))
                        : 0;
        return superiority == 0 || equivalence == 0
                ? Math.max(superiority, equivalence)
                : Math.min(superiority, equivalence);
    }

    /**
     * Returns how many times as many test images would decide it with seeds without end: their part
     * of the variance falls as their number rises.
     */
    static double timesTheImages(SeedEstimate open, Margin margin) {
        double error = Math.sqrt(open.imageVariance());
        double size = Math.abs(open.value());
        double superiority = quantile((1 + VerdictRule.LEVEL) / 2) * error / size;
        double equivalence = quantile((1 + VerdictRule.EQUIVALENCE_LEVEL) / 2) * error;
        double room = margin.value() - size;
        double least = room > 0 ? Math.min(superiority, equivalence / room) : superiority;
        return least * least;
    }

    /** Returns the distance of a limit at a level, and beyond it that of the planned power. */
    private static double quantile(double level) {
        return NORMAL.inverseCumulativeProbability(level)
                + NORMAL.inverseCumulativeProbability(VerdictRule.POWER);
    }

    static double superiorityPower(SeedEstimate estimate) {
        double half = estimate.halfWidth(VerdictRule.LEVEL);
        return probability((Math.abs(estimate.value()) - half), estimate.standardError());
    }

    static double equivalencePower(SeedEstimate estimate, Margin margin) {
        double room = margin.value() - estimate.halfWidth(VerdictRule.EQUIVALENCE_LEVEL);
        double error = estimate.standardError();
        double both =
                probability(room - estimate.value(), error)
                        + probability(room + estimate.value(), error)
                        - 1;
        return Math.max(0, both);
    }

    /** Returns the probability that a normal error is at most a distance. */
    private static double probability(double distance, double error) {
        if (error == 0) {
            return distance > 0 ? 1 : 0;
        }
        return NORMAL.cumulativeProbability(distance / error);
    }

    /** Searches by bisection, as power rises with the number of seeds. */
    private static int least(int from, IntToDoubleFunction power) {
        if (from > MOST || power.applyAsDouble(MOST) < VerdictRule.POWER) {
            return 0;
        }
        int low = from - 1;
        int high = MOST;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (power.applyAsDouble(middle) >= VerdictRule.POWER) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
