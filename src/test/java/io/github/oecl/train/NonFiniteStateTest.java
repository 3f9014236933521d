// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No training ends as completed, and none leaves a checkpoint, with weights that are no numbers.
 */
class NonFiniteStateTest {

    private static final int STEPS = 6;

    @TempDir Path folder;

    /** On a GPU the loss is looked at in every twentieth step. */
    @Test
    void aLossThatIsNoNumberInTheLastStepIsFoundWhereverTheLossIsSeldomRead() {
        NonFiniteLossException error = failure(STEPS, loss -> loss.mul(Float.NaN), 20);
        assertEquals(STEPS, error.step());
        assertTrue(error.getMessage().contains("The loss became NaN at step 6 (epoch 3"));
    }

    @Test
    void itIsFoundAtTheEndOfItsEpoch() {
        assertEquals(4, failure(3, loss -> loss.div(0), 20).step());
    }

    /** The root of zero is a number, its slope is not. */
    @Test
    void aGradientThatIsNoNumberInTheLastStepIsFound() {
        NonFiniteLossException error = failure(STEPS, loss -> loss.add(loss.sub(loss).sqrt()), 1);
        assertTrue(error.getMessage().startsWith("Weights became infinite"), error.getMessage());
        assertEquals(STEPS, error.step());
    }

    @Test
    void noCheckpointHoldsThem() throws IOException {
        for (int step : new int[] {3, STEPS}) {
            Path place = folder.resolve("step" + step);
            try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1))) {
                TrainerBuilder builder = builder(model, step, loss -> loss.mul(Float.NaN), 20);
                builder.optCheckpoints(Checkpoints.in(place).every(Duration.ZERO));
                NonFiniteLossException error =
                        assertThrows(NonFiniteLossException.class, builder.build()::train);
                assertEquals(step, error.step());
            }
            assertEquals(List.of(step - 2L, step - 1L), checkpoints(place));
        }
    }

    private static NonFiniteLossException failure(
            int step, UnaryOperator<NDArray> fault, int interval) {
        try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1))) {
            Trainer trainer = builder(model, step, fault, interval).build();
            return assertThrows(NonFiniteLossException.class, trainer::train);
        }
    }

    /** Three epochs of two steps. */
    private static TrainerBuilder builder(
            OeclModel model, int step, UnaryOperator<NDArray> fault, int interval) {
        Objective objective = new Faulty(TinyTraining.oecl(1), step, fault);
        TrainerBuilder builder = TinyTraining.trainer(model, objective, 8, 3);
        builder.checkInterval = OptionalInt.of(interval);
        return builder;
    }

    private static List<Long> checkpoints(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\D", ""))
                    .map(Long::parseLong)
                    .sorted()
                    .toList();
        }
    }

    /** An objective whose loss goes wrong in one step, counted from 1. */
    private record Faulty(Objective sound, int step, UnaryOperator<NDArray> fault)
            implements Objective {

        @Override
        public String name() {
            return sound.name();
        }

        @Override
        public ViewPlan views() {
            return sound.views();
        }

        @Override
        public LossTerms loss(BatchFeatures batch, TrainingStep at) {
            LossTerms terms = sound.loss(batch, at);
            return at.step() + 1 == step
                    ? new LossTerms(fault.apply(terms.total()), terms.parts())
                    : terms;
        }
    }
}
