// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.FalsePositives;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How many of the images below a threshold may be normal, if the threshold was chosen after looking
 * at the p-values: with the stated confidence the bound holds for all thresholds at once.
 *
 * <p>The ranks of m normal images among n calibration images have a known joint distribution,
 * whatever the scores are. The bound is an envelope of the counts of small ranks, drawn from it.
 * The idea is that of Song, Jin and Candes ("Everywhere valid bounds on false discovery proportions
 * in conformal inference", arXiv 2605.20726), of which we had the abstract: the form of the
 * envelope is our own. It has the same tail probability at every threshold, and this probability is
 * set by the rank of simulated draws, so that the finite number of draws costs no validity.
 */
public final class FalseDiscoveryBound {

    /** More images would need tables that are too large. */
    public static final int MOST_IMAGES = 100_000;

    private static final int DRAWS = 999;

    /** All of the smallest p-values, then fewer and fewer: their table must fit into the memory. */
    private static final int EACH = 40;

    private static final double GROWTH = 1.1;

    private final int images;
    private final int[] envelope;
    private final double confidence;

    private FalseDiscoveryBound(int images, int[] envelope, double confidence) {
        this.images = images;
        this.envelope = envelope;
        this.confidence = confidence;
    }

    /**
     * Prepares the bound.
     *
     * @param calibration n, the number of calibration images, at least 1
     * @param images m, the number of images that are tested, from 1 to {@value #MOST_IMAGES}
     * @param confidence of the bound, from 0.5 to 0.99
     * @param seed of the simulated draws
     * @return the bound
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static FalseDiscoveryBound of(
            int calibration, int images, double confidence, long seed) {
        if (calibration < 1
                || images < 1
                || images > MOST_IMAGES
                || !(confidence >= 0.5 && confidence <= 0.99)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "A bound needs at least 1 calibration image, 1 to 100000 images and a"
                                    + " confidence from 0.5 to 0.99, not %d, %d and %s",
                            calibration,
                            images,
                            confidence));
        }
        int[] ranks = ranks(calibration);
        double[][] tails = tails(calibration, images, ranks);
        double[] rarest = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            KeyedRandom random = KeyedRandom.of(seed, KeyedRandom.stream("bound"), draw);
            int[] counts = counts(calibration, images, random);
            rarest[draw] =
                    IntStream.range(0, ranks.length)
                            .mapToDouble(i -> tails[i][counts[ranks[i] - 1]])
                            .min()
                            .getAsDouble();
        }
        Arrays.sort(rarest);
        int rank = (int) Math.floor((1 - confidence) * (DRAWS + 1) + 1e-9);
        int[] envelope = envelope(tails, ranks, rarest[rank - 1]);
        return new FalseDiscoveryBound(images, envelope, confidence);
    }

    /** Returns the rising ranks that are looked at: counts rise, so that n covers all others. */
    private static int[] ranks(int n) {
        return IntStream.iterate(1, j -> j <= n, j -> j < EACH || j == n ? j + 1 : next(j, n))
                .toArray();
    }

    private static int next(int rank, int n) {
        return Math.min(n, (int) Math.ceil(rank * GROWTH));
    }

    /** Returns P(count of p-values of at most a rank &ge; v) for counts v from 0 to m. */
    private static double[][] tails(int n, int m, int[] ranks) {
        double[][] tails = new double[ranks.length][];
        for (int i = 0; i < ranks.length; i++) {
            double level = ranks[i] / (n + 1.0);
            tails[i] = new FalsePositives(n, m, level).probabilities();
            for (int v = m - 1; v >= 0; v--) {
                tails[i][v] += tails[i][v + 1];
            }
        }
        return tails;
    }

    /** Draws how many of m normal images have a rank of at most 1 to n. */
    static int[] counts(int n, int m, KeyedRandom random) {
        int[] counts = new int[n];
        double[] calibration = random.doubles(n).sorted().toArray();
        for (int image = 0; image < m; image++) {
            int place = Arrays.binarySearch(calibration, random.nextDouble());
            int rank = place < 0 ? -place : place + 1;
            if (rank <= n) {
                counts[rank - 1]++;
            }
        }
        Arrays.parallelPrefix(counts, Integer::sum);
        return counts;
    }

    /** Returns for ranks 1 to n the largest counts that are no rarer than this. */
    private static int[] envelope(double[][] tails, int[] ranks, double probability) {
        int[] envelope = new int[ranks[ranks.length - 1]];
        int from = 0;
        for (int i = 0; i < ranks.length; i++) {
            int count = 0;
            while (count + 1 < tails[i].length && tails[i][count + 1] >= probability) {
                count++;
            }
            Arrays.fill(envelope, from, ranks[i], count);
            from = ranks[i];
        }
        return envelope;
    }

    /** {@return with which confidence all bounds hold} */
    public double confidence() {
        return confidence;
    }

    /**
     * Bounds the number of normal images among those with a p-value of at most each image's own.
     *
     * @param pValues of all m images, from n calibration images, in any order
     * @return for each image, in the same order, the largest number of normal images among those
     *     that are as strange or stranger
     * @throws IllegalArgumentException if there are not m
     */
    public int[] falseDiscoveries(double[] pValues) {
        if (pValues.length != images) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "The bound is for %d images, not %d",
                            images,
                            pValues.length));
        }
        int[] selected = new int[envelope.length + 2];
        int[] ranks =
                Arrays.stream(pValues)
                        .mapToInt(p -> (int) Math.rint(p * (envelope.length + 1)))
                        .toArray();
        Arrays.stream(ranks).forEach(rank -> selected[rank]++);
        Arrays.parallelPrefix(selected, Integer::sum);
        int[] bounds = new int[selected.length];
        for (int j = 1; j < bounds.length; j++) {
            int here = j <= envelope.length ? envelope[j - 1] : images;
            // What a smaller threshold leaves over may all be normal, but no more than that.
            int more = bounds[j - 1] + selected[j] - selected[j - 1];
            bounds[j] = Math.min(here, more);
        }
        return Arrays.stream(ranks).map(rank -> bounds[rank]).toArray();
    }
}
