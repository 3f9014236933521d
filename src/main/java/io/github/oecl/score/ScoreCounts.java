// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import java.util.Arrays;

/**
 * How many normal and how many OOD images have each distinct score, from the largest score down. A
 * bootstrap resample may leave an entry with none of either.
 *
 * @param normal the normal images at each score
 * @param ood the OOD images at each score
 */
record ScoreCounts(int[] normal, int[] ood) {

    static ScoreCounts empty(int thresholds) {
        return new ScoreCounts(new int[thresholds], new int[thresholds]);
    }

    /** Returns the probability that a normal image outranks an OOD one, ties counted half. */
    double auroc() {
        long twice = 0;
        long above = 0;
        for (int k = 0; k < normal.length; k++) {
            twice += ood[k] * (2 * above + normal[k]);
            above += normal[k];
        }
        return twice / (2.0 * above * total(ood));
    }

    /** Returns the average precision with the normal images as the positive class. */
    double averagePrecision() {
        double sum = 0;
        long truePositives = 0;
        long falsePositives = 0;
        for (int k = 0; k < normal.length; k++) {
            truePositives += normal[k];
            falsePositives += ood[k];
            if (normal[k] > 0) {
                sum += normal[k] * ((double) truePositives / (truePositives + falsePositives));
            }
        }
        return sum / truePositives;
    }

    /** Returns the false positive rate at the first threshold that reaches a true positive rate. */
    double fprAtTpr(double rate) {
        double total = total(normal);
        long truePositives = 0;
        long falsePositives = 0;
        for (int k = 0; truePositives / total < rate; k++) {
            truePositives += normal[k];
            falsePositives += ood[k];
        }
        return (double) falsePositives / total(ood);
    }

    /** Returns the tally of the negated scores with the two classes exchanged. */
    ScoreCounts mirrored() {
        return new ScoreCounts(reversed(ood), reversed(normal));
    }

    private static int[] reversed(int[] counts) {
        int[] reversed = new int[counts.length];
        Arrays.setAll(reversed, i -> counts[counts.length - 1 - i]);
        return reversed;
    }

    private static long total(int[] counts) {
        long total = 0;
        for (int count : counts) {
            total += count;
        }
        return total;
    }
}
