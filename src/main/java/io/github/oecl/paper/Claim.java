// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.io.internal.ValueText;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.Interval;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A claim beside what was seen here.
 *
 * @param origin whose claim it is
 * @param text what is claimed, with the paper's numbers where there are any
 * @param source which results, such as "live slice" or "recorded"
 * @param budget how large they are: preset, steps, trainings
 * @param seen their outcome
 * @param decision what follows, by the rules of {@link io.github.oecl.score.internal.VerdictRule}
 * @param coreHours what one further seed of all that the claim compares costs, in hours of one
 *     core; 0 where nothing was run
 */
public record Claim(
        Origin origin,
        String text,
        String source,
        String budget,
        String seen,
        Decision decision,
        double coreHours) {

    /** Whose claim it is: a verdict on a question of ours is none on the paper. */
    public enum Origin {
        /** The paper says so. */
        PAPER,
        /** The paper's text is silent, but its authors' code does so. */
        CODE,
        /** A question of this project. */
        OURS;

        /** {@return such as "paper"} */
        @Override
        public String toString() {
            return ValueText.label(this);
        }
    }

    /** {@return what follows for the claim at the budget of the results} */
    public Verdict verdict() {
        return decision.verdict();
    }

    /**
     * {@return the 95% interval of a quantity that is over 0 where the claim holds; null where
     * nothing was run}
     */
    public Interval support() {
        return decision.interval();
    }

    /**
     * {@return the core-hours of the further seeds that would decide the claim; 0 if none would}
     */
    public double price() {
        return Math.max(0, decision.seedsNeeded() - decision.seeds()) * coreHours;
    }

    /**
     * Makes a table of claims.
     *
     * @param claims in their order
     * @return a row for each: whose claim it is, the claim, results, what was seen, interval,
     *     budget, verdict, its reason, and what would decide a claim that is open
     */
    public static Table table(List<Claim> claims) {
        return Claims.table(claims);
    }
}
