// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One seed, one set of bits, whatever else the JVM does. */
class DeterminismTest {

    @Test
    void theSameSeedTwiceGivesTheSameBitsAndAnotherSeedOthers() {
        assertArrayEquals(trained(11, 1), trained(11, 1));
        assertFalse(Arrays.equals(trained(11, 1), trained(12, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5})
    void theNumberOfThreadsThatMakeViewsChangesNothing(int threads) {
        assertArrayEquals(trained(11, 1), trained(11, threads));
    }

    /** They take their steps in turn, so that this is no faster than one after the other. */
    @Test
    void trainingsSideBySideDoNotDisturbEachOther() throws Exception {
        List<float[]> alone = Stream.of(1L, 2L, 3L).map(seed -> trained(seed, 1)).toList();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<float[]>> together =
                    Stream.of(1L, 2L, 3L).map(seed -> pool.submit(() -> trained(seed, 1))).toList();
            for (int i = 0; i < alone.size(); i++) {
                assertArrayEquals(alone.get(i), together.get(i).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static float[] trained(long seed, int threads) {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            TinyTraining.trainer(model, objective, 12, 4)
                    .setConfig(TinyTraining.config(4).withSeed(seed))
                    .optThreads(threads)
                    .build()
                    .train();
            return TinyTraining.weights(model);
        }
    }
}
