// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.image;

/**
 * A file that is no good image, or hardly.
 *
 * @param kind what was done to it
 * @param name of the file
 * @param bytes of the file
 * @param allowed what may come of it
 * @param original the image before, or null
 */
public record DamagedImage(
        String kind, String name, byte[] bytes, Allowed allowed, RgbImage original) {

    /** What may come of a file. */
    public enum Allowed {
        /** An error, as it can be told that something is wrong. */
        ERROR,
        /** An error, or the whole image if what is missing does not matter: never half of it. */
        ERROR_OR_SAME,
        /** Any image as well: a format without checksums cannot tell. */
        ANYTHING,
        /** The image: it is a good one. */
        SAME
    }

    /** Returns what came of it, and fails if that is not allowed. */
    public String judge(RgbImage decoded, Exception thrown) {
        String outcome = thrown != null ? "error" : decoded.equals(original) ? "same" : "other";
        boolean fine =
                switch (allowed) {
                    case ERROR -> outcome.equals("error");
                    case ERROR_OR_SAME -> !outcome.equals("other");
                    case ANYTHING -> true;
                    case SAME -> outcome.equals("same");
                };
        if (!fine) {
            throw new AssertionError(name + " (" + kind + "), outcome: " + outcome, thrown);
        }
        if (thrown != null && !isFileError(thrown)) {
            throw new AssertionError(name + " (" + kind + ") is not named by " + thrown, thrown);
        }
        return outcome;
    }

    private boolean isFileError(Exception thrown) {
        return thrown instanceof ImageFormatException && thrown.getMessage().contains(name);
    }
}
