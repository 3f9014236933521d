// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.score.Interval;

/**
 * A claim of the paper beside what was seen here.
 *
 * @param text what the paper says, with its numbers where there are any
 * @param source which results, such as "live slice" or "recorded"
 * @param budget how large they are: preset, steps, trainings
 * @param seen what they came to
 * @param support the 95% interval of a quantity that is over 0 where the claim holds; null where
 *     nothing was run
 */
public record Claim(String text, String source, String budget, String seen, Interval support) {

    /** What follows for a claim at the budget of the results. */
    public enum Verdict {
        /** The interval lies above 0. */
        AGREES,
        /** The interval lies below 0. */
        DISAGREES,
        /** The interval holds 0. */
        UNDECIDED,
        /** There are no results. */
        NOT_RUN
    }

    /** {@return what follows from the interval} */
    public Verdict verdict() {
        if (support == null) {
            return Verdict.NOT_RUN;
        }
        if (!support.excludes(0)) {
            return Verdict.UNDECIDED;
        }
        return support.low() > 0 ? Verdict.AGREES : Verdict.DISAGREES;
    }
}
