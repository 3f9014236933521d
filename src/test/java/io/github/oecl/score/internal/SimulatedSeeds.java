// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.TestScores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Scores of two methods over seeds of which the true mean AUROC is known. A score is the seed's
 * separation for normal images, plus what the image is to all methods, to all seeds of one method,
 * and to one seed alone; all of it is normal.
 */
final class SimulatedSeeds {

    private static final double IMAGE = 0.5;
    private static final double METHOD_AND_IMAGE = 0.4;
    private static final double SEED_AND_IMAGE = 0.3;
    private static final double SEED = 0.25;

    private static final int IMAGES = 40;

    private final long trial;
    private final int testSet;

    /** Another test set has other images. */
    SimulatedSeeds(long trial, int testSet) {
        this.trial = trial;
        this.testSet = testSet;
    }

    /** Returns the mean AUROC over all seeds and images. */
    static double truth(double separation) {
        double noise = 2 * (IMAGE + METHOD_AND_IMAGE + SEED_AND_IMAGE) + SEED * SEED;
        return new NormalDistribution(null, 0, 1)
                .cumulativeProbability(separation / Math.sqrt(noise));
    }

    List<TestScores> seeds(int method, double separation, int from, int count) {
        List<TestScores> seeds = new ArrayList<>();
        for (int seed = from; seed < from + count; seed++) {
            double own = separation + SEED * KeyedRandom.of(trial, method, seed).nextGaussian();
            seeds.add(new TestScores(scores(method, seed, 1, own), scores(method, seed, 0, 0)));
        }
        return seeds;
    }

    private double[] scores(int method, int seed, int side, double shift) {
        KeyedRandom ofImage = KeyedRandom.of(trial, testSet, side);
        KeyedRandom ofMethod = KeyedRandom.of(trial, testSet, side, method);
        KeyedRandom ofSeed = KeyedRandom.of(trial, testSet, side, method, seed);
        return IntStream.range(0, IMAGES)
                .mapToDouble(
                        i ->
                                shift
                                        + Math.sqrt(IMAGE) * ofImage.nextGaussian()
                                        + Math.sqrt(METHOD_AND_IMAGE) * ofMethod.nextGaussian()
                                        + Math.sqrt(SEED_AND_IMAGE) * ofSeed.nextGaussian())
                .toArray();
    }
}
