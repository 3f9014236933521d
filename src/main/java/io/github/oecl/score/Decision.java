// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.score.internal.VerdictRule;

/**
 * A verdict with its grounds.
 *
 * @param verdict what follows
 * @param interval the 95% interval of the quantity that is over 0 where the claim holds; null where
 *     nothing was run
 * @param reason the grounds in a few words, such as "one seed"
 * @param seeds on how many seeds it rests
 * @param seedsNeeded how many seeds in all would decide it; 0 where it is decided, where nothing
 *     was run, or where no number of seeds would
 */
public record Decision(
        Verdict verdict, Interval interval, String reason, int seeds, int seedsNeeded) {

    /** {@return the decision where there are no results} */
    public static Decision notRun() {
        return new Decision(Verdict.NOT_RUN, null, "no results", 0, 0);
    }

    /** What results say of a claim, by the rules of {@link VerdictRule}. */
    public enum Verdict {
        /** The interval of the quantity that is over 0 where the claim holds lies above 0. */
        SUPPORTED,
        /** The interval lies below 0. */
        CONTRADICTED,
        /** Neither, and the quantity lies within the margin of equivalence. */
        EQUIVALENT,
        /** None of these; {@link Decision#reason} says why. */
        UNDECIDED,
        /** There are no results. */
        NOT_RUN
    }
}
