// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.data.DataCatalog;
import io.github.oecl.data.Task;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.Trainer;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.TrainingRecord;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A kernel interrupts a cell by interrupting its thread. */
class InterruptedCellTest {

    private static final RunConfig CONFIG = Recipes.cells(Preset.SMOKE);
    private static final Objective OBJECTIVE = CONFIG.method().objective().orElseThrow();

    @Test
    void stopsTrainingAtTheStepAndLeavesTheModelUsable() throws IOException {
        Task task = CONFIG.data().load(DataCatalog.fromEnvironment());
        try (OeclModel model = CONFIG.model().build(OBJECTIVE.heads(), 32, 0, Device.cpu())) {
            TrainingRecord record = train(model, task);
            assertTrue(Thread.interrupted(), "the rest of the cell is to stop, too");
            assertEquals(3, record.steps());
            assertFalse(record.completed());
            assertTrue(Renderings.of(record).text().contains("STOPPED"));
            double[] norms = norms(model, task);
            assertTrue(Arrays.stream(norms).allMatch(norm -> norm > 0), Arrays.toString(norms));
        }
    }

    private static TrainingRecord train(OeclModel model, Task task) {
        return Trainer.builder()
                .setModel(model)
                .setObjective(OBJECTIVE)
                .setNormal(task.train())
                .optOutliers(task.outliers())
                .setAugmentation(CONFIG.views().augmentation())
                .setConfig(CONFIG.training())
                .optListener(new TrainingWatch(CONFIG, "images", FakeKernel.display()))
                .optListener(interruptAtStep(3))
                .build()
                .train();
    }

    private static double[] norms(OeclModel model, Task task) {
        return io.github.oecl.norm.NormStatistics.of(
                        new ViewProjections(model, CONFIG.views().augmentation(), 2, 0),
                        task.testNormal())
                .values(NormStatistic.MEAN_NORM);
    }

    private static TrainingListener interruptAtStep(long last) {
        return new TrainingListener() {
            @Override
            public void stepDone(long step, long steps) {
                if (step == last) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
