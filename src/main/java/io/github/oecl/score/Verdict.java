// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.score.internal.VerdictRule;

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
