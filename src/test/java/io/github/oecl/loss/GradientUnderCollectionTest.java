// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.oecl.model.Features;
import io.github.oecl.random.KeyedRandom;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A garbage collection between the forward and the backward pass changes no gradient. An operation
 * with a Java number makes an array of it whose memory the graph goes on using after the array is
 * closed: the collector may free it, and training then fails once in a thousand steps.
 */
class GradientUnderCollectionTest {

    private static final Oecl OBJECTIVE = Oecl.exposed(0.2, AlphaSchedule.afterEpochs(0.7, 0));
    private static final int ROWS = 8;

    @Test
    void aCollectionBeforeTheBackwardPassChangesNothing() {
        float[] undisturbed = gradient(() -> {});
        for (int i = 0; i < 5; i++) {
            assertArrayEquals(undisturbed, gradient(GradientUnderCollectionTest::disturb));
        }
    }

    private static float[] gradient(Runnable between) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(values(), new Shape(2 * ROWS, 4));
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                Features features = new Features(rows, rows, Map.of());
                LossTerms terms =
                        OBJECTIVE.loss(new BatchFeatures(features, ROWS), new TrainingMoment(0, 1));
                between.run();
                tape.backward(terms.total());
            }
            return rows.getGradient().toFloatArray();
        }
    }

    /** Frees what nobody holds, and fills the memory that this gives back with NaN. */
    private static void disturb() {
        List<ByteBuffer> fillers = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            System.gc();
            pause();
            for (int i = 0; i < 5_000; i++) {
                ByteBuffer filler = ByteBuffer.allocateDirect(4 + i % 60);
                while (filler.hasRemaining()) {
                    filler.put((byte) 0xFF);
                }
                fillers.add(filler);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static float[] values() {
        KeyedRandom random = KeyedRandom.of(3);
        float[] values = new float[2 * ROWS * 4];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
