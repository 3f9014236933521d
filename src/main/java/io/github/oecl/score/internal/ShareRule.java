// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.score.Decision;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.Interval;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * Decides whether more than half of all trainings of a kind have a property, by Wilson's interval
 * of a share (1927). As everywhere, one seed gives no verdict.
 */
public final class ShareRule {

    private static final double HALF = 0.5;

    private ShareRule() {}

    /**
     * Decides the claim that most trainings have a property.
     *
     * @param some how many have it
     * @param all how many there are, at least 1
     * @param seeds how many different seeds they have, at least 1
     * @return the verdict; its interval is that of the share, less a half
     * @throws IllegalArgumentException if the numbers do not go together
     */
    public static Decision most(int some, int all, int seeds) {
        if (some < 0 || some > all || seeds < 1 || seeds > all) {
            throw new IllegalArgumentException(
                    "A share is some of all trainings, with one seed or more: %s of %s, %s seeds"
                            .formatted(some, all, seeds));
        }
        Interval interval = overHalf(some, all);
        if (seeds < VerdictRule.LEAST_SEEDS) {
            int pilot = VerdictRule.PILOT_SEEDS;
            return new Decision(Verdict.UNDECIDED, interval, "one seed", seeds, pilot);
        }
        if (!interval.excludes(0)) {
            int needed = seedsNeeded(some, all, seeds);
            return new Decision(Verdict.UNDECIDED, interval, "interval holds 0", seeds, needed);
        }
        return interval.low() > 0
                ? new Decision(Verdict.SUPPORTED, interval, "interval above 0", seeds, 0)
                : new Decision(Verdict.CONTRADICTED, interval, "interval below 0", seeds, 0);
    }

    private static Interval overHalf(int some, int all) {
        ConfidenceInterval wilson =
                new WilsonScoreInterval().createInterval(all, some, VerdictRule.LEVEL);
        return new Interval(
                wilson.getLowerBound() - HALF, wilson.getUpperBound() - HALF, VerdictRule.LEVEL);
    }

    /** Returns how many seeds decide it if the share stays; 0 if none do. */
    private static int seedsNeeded(int some, int all, int seeds) {
        double share = Math.max(some, all - some) / (double) all;
        double perSeed = all / (double) seeds;
        for (int more = seeds + 1; more <= SeedsNeeded.MOST; more++) {
            if (power(share, (int) Math.round(more * perSeed)) >= VerdictRule.POWER) {
                return more;
            }
        }
        return 0;
    }

    private static double power(double share, int trainings) {
        int least = trainings / 2 + 1;
        while (least <= trainings && overHalf(least, trainings).low() <= 0) {
            least++;
        }
        BinomialDistribution count = new BinomialDistribution(null, trainings, share);
        return 1 - count.cumulativeProbability(least - 1);
    }
}
