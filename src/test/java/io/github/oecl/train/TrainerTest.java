// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerTest {

    @Test
    void theNumberOfThreadsChangesNothing() {
        assertArrayEquals(trainedWith(1), trainedWith(3));
    }

    @Test
    void outlierNormsFallBelowNormalOnes() {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            TrainingRecord record = TinyTraining.trainer(model, objective, 12, 30).build().train();
            EpochReport last = record.epochs().get(29);
            assertTrue(record.completed());
            assertEquals(90, record.steps());
            assertEquals(90 * 16, record.views());
            assertEquals(3, record.distinctOutliers());
            assertTrue(
                    last.parts().get(LossTerms.OUTLIER_NORM)
                            < last.parts().get(LossTerms.NORMAL_NORM));
            assertTrue(last.loss() < record.epochs().get(0).loss());
        }
    }

    @Test
    void aSetSmallerThanABatchStillTrains() {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            assertEquals(5, TinyTraining.trainer(model, objective, 2, 5).build().train().steps());
        }
    }

    @Test
    void everyMethodOfTheLibraryTrains() {
        for (Objective objective :
                List.of(
                        Objective.simClr(0.5),
                        Objective.unnormalisedSimClr(0.5),
                        Objective.selfOecl(
                                Shift.rotation(), 0.5, AlphaSchedule.afterSteps(1, 1)))) {
            try (OeclModel model = TinyTraining.model(objective)) {
                TrainingRecord record =
                        TinyTraining.trainer(model, objective, 8, 2).build().train();
                assertTrue(record.completed(), objective.name());
                assertEquals(4L * objective.views().rows(TinyTraining.BATCH), record.views());
                assertEquals(0, record.distinctOutliers());
            }
        }
    }

    @Test
    void layerwiseScalingAndAFixedOrderOfOutliersTrainToo() {
        Objective objective = TinyTraining.oecl(1);
        TrainingConfig published = TrainingConfig.asPublished(2, TinyTraining.BATCH, 1);
        TrainingConfig described = TrainingConfig.asDescribed(2, TinyTraining.BATCH, 1);
        for (TrainingConfig config : List.of(published, described)) {
            try (OeclModel model = TinyTraining.model(objective)) {
                TrainerBuilder builder = TinyTraining.trainer(model, objective, 8, 2);
                assertTrue(builder.setConfig(config).build().train().completed());
            }
        }
    }

    @Test
    void aCancelledTrainingStopsAtItsStep() {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            List<Trainer> trainer = new ArrayList<>();
            trainer.add(
                    TinyTraining.trainer(model, objective, 8, 50)
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step == 3) {
                                                trainer.get(0).cancel();
                                            }
                                        }
                                    })
                            .build());
            TrainingRecord record = trainer.get(0).train();
            assertFalse(record.completed());
            assertEquals(3, record.steps());
            assertEquals(1, record.epochs().size(), "only whole epochs are reported");
        }
    }

    @Test
    void anInterruptStopsTrainingAndIsKept() {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            Thread.currentThread().interrupt();
            TrainingRecord record = TinyTraining.trainer(model, objective, 8, 5).build().train();
            assertTrue(Thread.interrupted(), "the flag is the caller's");
            assertEquals(0, record.steps());
        }
    }

    @Test
    void aLossThatIsNoNumberNamesItsStep() {
        Objective objective = TinyTraining.oecl(1);
        TrainingConfig wild =
                new TrainingConfig(200, TinyTraining.BATCH, 1e30, 0.9, 0, false, true, 1);
        try (OeclModel model = TinyTraining.model(objective)) {
            Trainer trainer = TinyTraining.trainer(model, objective, 8, 1).setConfig(wild).build();
            NonFiniteLossException error =
                    assertThrows(NonFiniteLossException.class, trainer::train);
            assertTrue(error.step() > 1);
            assertTrue(error.getMessage().contains("step " + error.step()), error.getMessage());
            assertTrue(error.getMessage().contains("learning rate"), error.getMessage());
        }
    }

    private static float[] trainedWith(int threads) {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            TinyTraining.trainer(model, objective, 10, 3).optThreads(threads).build().train();
            return TinyTraining.weights(model);
        }
    }
}
