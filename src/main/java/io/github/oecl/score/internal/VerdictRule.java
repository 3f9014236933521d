// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.score.Decision;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.Interval;
import java.util.List;
import java.util.Locale;

/**
 * The rules by which results over seeds decide a claim. They are ours and were fixed before the
 * results; {@code notebooks/recorded/statistics.md} states them for readers.
 *
 * <p>Superiority comes first: the 95% interval of {@link SeedEstimate} lies above or below 0. What
 * it leaves open may be equivalent: two one-sided tests of 5% (TOST; Schuirmann, 1987), which is to
 * say that the 90% interval lies within the {@link Margin}. One seed gives no verdict, and neither
 * does a comparison with a baseline that has not trained.
 */
public final class VerdictRule {

    /** The confidence level of the interval that decides superiority. */
    public static final double LEVEL = 0.95;

    /** The confidence level of the interval that decides equivalence. */
    public static final double EQUIVALENCE_LEVEL = 0.90;

    /** The least number of seeds for any verdict. */
    public static final int LEAST_SEEDS = 2;

    /** The least number of paired seeds for equivalence. */
    public static final int EQUIVALENCE_SEEDS = 10;

    /** How many seeds one runs to see the spread, where there is one seed only. */
    public static final int PILOT_SEEDS = 3;

    /** The probability of a decision at which a number of seeds is said to decide a claim. */
    public static final double POWER = 0.80;

    /** The AUROC of a guess; a baseline whose interval reaches it has not trained. */
    public static final double CHANCE = 0.5;

    private VerdictRule() {}

    /**
     * Decides a claim.
     *
     * @param quantity is over 0 where the claim holds
     * @param margin within which it counts as 0
     * @param baselines the AUROC of each baseline with which the claim compares
     * @return the verdict with its grounds and, where it is open, the number of seeds that would
     *     decide it
     */
    public static Decision decide(
            SeedEstimate quantity, Margin margin, List<SeedEstimate> baselines) {
        Interval interval = quantity.interval(LEVEL);
        int seeds = quantity.seeds();
        if (seeds < LEAST_SEEDS) {
            return new Decision(Verdict.UNDECIDED, interval, "one seed", seeds, PILOT_SEEDS);
        }
        for (SeedEstimate baseline : baselines) {
            if (!hasTrained(baseline)) {
                return new Decision(Verdict.UNDECIDED, interval, untrained(baseline), seeds, 0);
            }
        }
        if (interval.excludes(0)) {
            boolean above = interval.low() > 0;
            Verdict verdict = above ? Verdict.SUPPORTED : Verdict.CONTRADICTED;
            String reason = above ? "interval above 0" : "interval below 0";
            return new Decision(verdict, interval, reason, seeds, 0);
        }
        return open(quantity, margin, interval);
    }

    /**
     * Returns whether a baseline has trained.
     *
     * @param auroc of the baseline, over its seeds
     * @return whether its 95% interval lies above chance
     */
    public static boolean hasTrained(SeedEstimate auroc) {
        return auroc.interval(LEVEL).low() > CHANCE;
    }

    /**
     * Returns whether a quantity is equivalent to 0.
     *
     * @param quantity a mean of paired values
     * @param margin within which it counts as 0
     * @return whether there are enough paired seeds and the 90% interval lies within the margin
     */
    public static boolean isEquivalent(SeedEstimate quantity, Margin margin) {
        Interval interval = quantity.interval(EQUIVALENCE_LEVEL);
        return quantity.paired()
                && quantity.seeds() >= EQUIVALENCE_SEEDS
                && interval.low() > -margin.value()
                && interval.high() < margin.value();
    }

    private static Decision open(SeedEstimate quantity, Margin margin, Interval interval) {
        int seeds = quantity.seeds();
        if (isEquivalent(quantity, margin)) {
            String within = "within " + margin.title();
            return new Decision(Verdict.EQUIVALENT, interval, within, seeds, 0);
        }
        int needed = SeedsNeeded.of(quantity, margin);
        String reason = "interval holds 0";
        if (needed == 0) {
            double times = SeedsNeeded.timesTheImages(quantity, margin);
            reason += String.format(Locale.ROOT, "; needs %.1f times the test images", times);
        }
        return new Decision(Verdict.UNDECIDED, interval, reason, seeds, needed);
    }

    private static String untrained(SeedEstimate baseline) {
        Interval interval = baseline.interval(LEVEL);
        return String.format(
                Locale.ROOT,
                "baseline not above chance: AUROC %.1f, interval [%.1f, %.1f]",
                100 * baseline.value(),
                100 * interval.low(),
                100 * interval.high());
    }
}
