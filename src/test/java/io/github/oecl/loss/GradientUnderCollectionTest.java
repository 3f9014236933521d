// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.github.oecl.loss.internal.Bce;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.loss.internal.Hsc;
import io.github.oecl.model.Features;
import io.github.oecl.random.KeyedRandom;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A garbage collection between the forward and the backward pass changes no gradient. An operation
 * with a Java number makes an array of it whose memory the graph goes on using after the array is
 * closed: the collector may free it, and training then fails once in a thousand steps.
 */
class GradientUnderCollectionTest {

    private static final int ROWS = 16;
    private static final int COLUMNS = 4;

    static Stream<Objective> objectives() {
        return Stream.of(
                Objective.oecl(0.2, AlphaSchedule.afterEpochs(0.7, 0)),
                ours(OutlierTerm.Form.CONSTANT),
                ours(OutlierTerm.Form.NORM_AT_SWITCH),
                ours(OutlierTerm.Form.RELATIVE),
                ours(OutlierTerm.Form.RELATIVE_WITH_GRADIENT),
                Objective.simClr(0.2),
                new Csi(0.2),
                new Hsc(),
                new Bce(),
                new OfScalars());
    }

    /** A loss of one's own, with every operation that {@link Losses} offers. */
    private record OfScalars() implements Objective {

        @Override
        public String name() {
            return "of scalars";
        }

        @Override
        public ViewPlan views() {
            return ViewPlan.of(2, 0);
        }

        @Override
        public LossTerms loss(BatchFeatures batch, TrainingStep step) {
            NDArray centred = Losses.sub(Losses.div(batch.normal(), 3), 0.2);
            NDArray loss = Losses.mul(Losses.add(centred.square(), 1).log(), 0.5).mean();
            return new LossTerms(loss, Map.of());
        }
    }

    private static Objective ours(OutlierTerm.Form form) {
        return Objective.oecl(
                0.2, AlphaSchedule.afterEpochs(0.7, 0), new OutlierTerm(form, 2, 0.5));
    }

    @ParameterizedTest
    @MethodSource("objectives")
    void aCollectionBeforeTheBackwardPassChangesNothing(Objective objective) {
        float[] undisturbed = gradient(objective, () -> {});
        for (int i = 0; i < 5; i++) {
            float[] disturbed = gradient(objective, GradientUnderCollectionTest::disturb);
            assertArrayEquals(undisturbed, disturbed);
        }
    }

    private static float[] gradient(Objective objective, Runnable between) {
        boolean exposed = objective.views().needsOutliers();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray rows = manager.create(values(), new Shape(ROWS, COLUMNS));
            rows.setRequiresGradient(true);
            try (GradientCollector tape = Engine.getInstance().newGradientCollector()) {
                NDArray logit = rows.get(new NDIndex(":, :1"));
                Features features =
                        new Features(rows, rows, Map.of(Csi.HEAD, rows, Bce.HEAD, logit));
                BatchFeatures batch = new BatchFeatures(features, exposed ? ROWS / 2 : ROWS);
                LossTerms terms = objective.loss(batch, new TrainingStep(0, 1));
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
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
