// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import java.util.Locale;
import java.util.function.UnaryOperator;

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

    /** For what was found and what to do on one line, after subject and verdict. */
    private static final int ROOM = 66;

    /** How far what to do is moved in on a line of its own. */
    private static final int BELOW = 26;

    /**
     * Returns the finding for a terminal: a line, or two where what to do has no room beside what
     * was found.
     *
     * @param colour gives a verdict its colour
     * @return the text
     */
    public String text(UnaryOperator<String> colour) {
        String word = verdict == Verdict.WRONG ? "WRONG" : verdict.name().toLowerCase(Locale.ROOT);
        String line =
                "%-20s %s  %s".formatted(subject, colour.apply("%-5s".formatted(word)), found);
        if (advice.isEmpty()) {
            return line;
        }
        boolean fits = found.length() + advice.length() < ROOM;
        return line + (fits ? "" : "\n" + " ".repeat(BELOW)) + "  -> " + advice;
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
