// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Bf16;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.internal.EngineRandom;
import io.github.oecl.model.internal.EngineStart;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.model.internal.WithoutGradients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Bf16TrainingTest {

    private static final int IMAGES = 12;
    private static final int EPOCHS = 4;

    @TempDir Path folder;

    /** Keeps the losses and the types of what they are computed from. */
    private record Watched(Objective objective, List<Float> losses, Set<DataType> types)
            implements Objective {

        @Override
        public String name() {
            return objective.name();
        }

        @Override
        public ViewPlan views() {
            return objective.views();
        }

        @Override
        public LossTerms loss(BatchFeatures batch, TrainingStep step) {
            types.add(batch.normal().getDataType());
            types.add(batch.outliers().getDataType());
            LossTerms terms = objective.loss(batch, step);
            types.add(terms.total().getDataType());
            losses.add(terms.total().getFloat());
            return terms;
        }
    }

    @BeforeEach
    void thisMachineHasIt() {
        String obstacle = Bf16.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @Test
    void theLossIsOfFloat32AndNearThatOfFloat32() {
        Watched narrow = watched();
        Watched wide = watched();
        float[] inBf16 = train(narrow, Precision.BF16, null, 0);
        float[] inFloat32 = train(wide, Precision.FLOAT32, null, 0);
        assertEquals(Set.of(DataType.FLOAT32), narrow.types());
        assertEquals(wide.losses().get(0), narrow.losses().get(0), 0.05);
        assertFalse(wide.losses().get(0).equals(narrow.losses().get(0)));
        assertFalse(Arrays.equals(inFloat32, inBf16));
        for (float weight : inBf16) {
            assertTrue(Float.isFinite(weight));
        }
    }

    /** Were a rounded weight kept, the second pass would still have the first one's. */
    @Test
    void aForwardPassTakesTheWeightsThatTheStepBeforeHasChanged() {
        synchronized (EngineRandom.ENGINE) {
            try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1));
                    NDManager scope = model.newManager()) {
                NDArray images = scope.ones(new Shape(4, 3, 8, 8));
                assertTrue(length(model, images) > 0.01);
                model.namedParameters().forEach(Bf16TrainingTest::removeLastLayer);
                assertEquals(0, length(model, images));
            }
        }
    }

    @SuppressWarnings("try") // The tape works by being open; nothing calls it.
    private static float length(OeclModel model, NDArray images) {
        try (GradientCollector tape = EngineStart.engine().newGradientCollector()) {
            return ForwardPass.of(model, images, Precision.BF16)
                    .projection()
                    .abs()
                    .sum()
                    .getFloat();
        }
    }

    @SuppressWarnings("try") // The guard works by being open; nothing calls it.
    private static void removeLastLayer(String name, Parameter parameter) {
        if (name.startsWith("projection.04Linear")) {
            try (WithoutGradients guard = new WithoutGradients()) {
                parameter.getArray().muli(0);
            }
        }
    }

    @Test
    void theSameTrainingIsBitIdenticalAlsoWhenItIsResumed() {
        float[] once = train(watched(), Precision.BF16, null, 0);
        assertArrayEquals(once, train(watched(), Precision.BF16, null, 0));
        Path place = folder.resolve("checkpoints");
        train(watched(), Precision.BF16, place, 7);
        assertArrayEquals(once, train(watched(), Precision.BF16, place, 0));
    }

    @Test
    void aCheckpointIsResumedInItsOwnPrecisionOnly() throws IOException {
        Path narrow = folder.resolve("bf16");
        train(watched(), Precision.BF16, narrow, 5);
        refuses(narrow, Precision.FLOAT32, "config.precision is bf16 there and null here");
        Path wide = folder.resolve("float32");
        train(watched(), Precision.FLOAT32, wide, 5);
        refuses(wide, Precision.BF16, "config.precision is null there and bf16 here");
        assertEquals(Numerics.VERSION + "-bf16", numerics(narrow));
        assertEquals(Numerics.VERSION, numerics(wide));
    }

    private void refuses(Path place, Precision precision, String words) {
        String message =
                assertThrows(
                                UncheckedIOException.class,
                                () -> train(watched(), precision, place, 0))
                        .getMessage();
        assertTrue(message.contains(words), message);
    }

    private static String numerics(Path place) throws IOException {
        try (StateReader in = new StateReader(Checkpoints.in(place).file(5))) {
            return Checkpoint.progress(in).environment().get(Environment.NUMERICS);
        }
    }

    private static Watched watched() {
        return new Watched(TinyTraining.oecl(1), new ArrayList<>(), new HashSet<>());
    }

    /** Returns the weights; stops after a step unless that is 0. */
    private static float[] train(
            Objective objective, Precision precision, Path checkpoints, long stopAfter) {
        try (OeclModel model = TinyTraining.model(objective)) {
            Trainer[] trainer = new Trainer[1];
            TrainerBuilder builder =
                    TinyTraining.trainer(model, objective, IMAGES, EPOCHS)
                            .setConfig(TinyTraining.config(EPOCHS).withPrecision(precision))
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step == stopAfter) {
                                                trainer[0].cancel();
                                            }
                                        }
                                    });
            if (checkpoints != null) {
                builder.optCheckpoints(Checkpoints.in(checkpoints).every(Duration.ofDays(1)));
            }
            trainer[0] = builder.build();
            trainer[0].train();
            return TinyTraining.weights(model);
        }
    }
}
