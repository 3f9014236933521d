// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

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
}
