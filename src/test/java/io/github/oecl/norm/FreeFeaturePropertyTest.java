// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.norm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class FreeFeaturePropertyTest {

    /** A loss with a random gradient, along the direction too. */
    private static UnaryOperator<double[]> anyLoss(KeyedRandom random) {
        return direction -> gaussian(direction.length, random);
    }

    private static double[] gaussian(int dimension, KeyedRandom random) {
        double[] values = new double[dimension];
        for (int d = 0; d < dimension; d++) {
            values[d] = random.nextGaussian();
        }
        return values;
    }

    @Property(tries = 200)
    void withoutMomentumTheNormNeverFalls(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int dimension,
            @ForAll @Scale(4) @DoubleRange(min = 1e-4, max = 10) double learningRate) {
        KeyedRandom random = KeyedRandom.of(seed);
        FreeFeature feature =
                FreeFeature.builder()
                        .setStart(gaussian(dimension, random))
                        .setLearningRate(learningRate)
                        .build();
        double[] norms = feature.norms(anyLoss(random), 50);
        for (int i = 1; i < norms.length; i++) {
            assertTrue(norms[i] >= norms[i - 1] * (1 - 1e-14));
        }
    }

    @Property(tries = 200)
    void theSquaredNormGrowsByTheSquaredStep(
            @ForAll long seed,
            @ForAll @Scale(3) @DoubleRange(min = 1e-3, max = 10) double learningRate) {
        KeyedRandom random = KeyedRandom.of(seed);
        double[] start = gaussian(5, random);
        FreeFeature feature =
                FreeFeature.builder().setStart(start).setLearningRate(learningRate).build();
        double before = feature.norm() * feature.norm();
        feature.step(anyLoss(random));
        double step = 0;
        for (int d = 0; d < 5; d++) {
            step += Math.pow(feature.feature()[d] - start[d], 2);
        }
        double after = feature.norm() * feature.norm();
        assertEquals(after, before + step, 1e-12 * after);
    }
}
