// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import java.util.Arrays;

/**
 * Test scores as ranks: rank 0 is the largest score, and equal scores share a rank. All metrics are
 * functions of the ranks, so that sorting is done once and not again for each bootstrap resample.
 *
 * @param thresholds the distinct scores, falling
 * @param normal the rank of each normal image
 * @param ood the rank of each OOD image
 */
record RankedScores(double[] thresholds, int[] normal, int[] ood) {

    static RankedScores of(TestScores scores) {
        double[] normal = scores.normal();
        double[] ood = scores.ood();
        double[] rising = distinct(normal, ood);
        return new RankedScores(reversed(rising), ranks(normal, rising), ranks(ood, rising));
    }

    ScoreCounts tally() {
        ScoreCounts counts = ScoreCounts.empty(thresholds.length);
        for (int rank : normal) {
            counts.normal()[rank]++;
        }
        for (int rank : ood) {
            counts.ood()[rank]++;
        }
        return counts;
    }

    private static double[] distinct(double[] first, double[] second) {
        double[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        // Sorting tells -0.0 from 0.0, a metric must not: adding 0.0 makes them one.
        Arrays.setAll(all, i -> all[i] + 0.0);
        Arrays.sort(all);
        int count = 0;
        for (double score : all) {
            if (count == 0 || score != all[count - 1]) {
                all[count++] = score;
            }
        }
        return Arrays.copyOf(all, count);
    }

    private static int[] ranks(double[] scores, double[] rising) {
        int[] ranks = new int[scores.length];
        Arrays.setAll(ranks, i -> rising.length - 1 - Arrays.binarySearch(rising, scores[i] + 0.0));
        return ranks;
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }
}
