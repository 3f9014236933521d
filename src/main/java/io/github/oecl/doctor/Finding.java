// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

/**
 * What was found of one thing.
 *
 * @param subject the thing, in a word or two
 * @param verdict how it is
 * @param found what is there
 * @param advice what to do; empty if it is good
 */
public record Finding(String subject, Verdict verdict, String found, String advice) {

    /** How a thing is. */
    public enum Verdict {
        /** As it should be. */
        GOOD,
        /** It works; it could be better, or something that not everybody needs is not there. */
        NOTE,
        /** It does not work, or works badly. */
        WRONG
    }

    static Finding good(String subject, String found) {
        return new Finding(subject, Verdict.GOOD, found, "");
    }

    static Finding note(String subject, String found, String advice) {
        return new Finding(subject, Verdict.NOTE, found, advice);
    }

    static Finding wrong(String subject, String found, String advice) {
        return new Finding(subject, Verdict.WRONG, found, advice);
    }
}
