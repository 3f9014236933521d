// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.ImageSet;
import io.github.oecl.loss.AlphaSchedule;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrainerBuilderTest {

    private final Objective objective = TinyTraining.oecl(1);

    @Test
    void missingOutliersAreSaid() {
        try (OeclModel model = TinyTraining.model(objective)) {
            TrainerBuilder builder = TinyTraining.trainer(model, objective, 8, 1);
            refuses("OECL needs outliers", builder.optOutliers(null)::build);
            refuses("needs outliers", builder.optOutliers(ImageSet.empty("none"))::build);
            builder.setObjective(Objective.simClr(0.5)).build();
        }
    }

    @Test
    void oneNormalImageIsTooFew() {
        try (OeclModel model = TinyTraining.model(objective)) {
            refuses("1 image", TinyTraining.trainer(model, objective, 1, 1)::build);
        }
    }

    @Test
    void missingPartsAreNamed() {
        refuses("setModel", Trainer.builder()::build);
        try (OeclModel model = TinyTraining.model(objective)) {
            refuses("setObjective", Trainer.builder().setModel(model)::build);
            refuses("threads", TinyTraining.trainer(model, objective, 8, 1).optThreads(0)::build);
        }
    }

    @Test
    void anOutlierTermThatIsNeverSwitchedOnIsRefused() {
        refusesWarmup(AlphaSchedule.afterEpochs(1, 3), "warm-up is 3 epochs");
        refusesWarmup(AlphaSchedule.afterSteps(1, 6), "warm-up is 6 steps");
        try (OeclModel model = TinyTraining.model(objective)) {
            for (AlphaSchedule fitting :
                    List.of(
                            AlphaSchedule.afterEpochs(1, 2),
                            AlphaSchedule.afterSteps(1, 5),
                            AlphaSchedule.afterEpochs(0, 9))) {
                TinyTraining.trainer(model, Objective.oecl(0.5, fitting), 8, 3).build();
            }
        }
    }

    private static void refusesWarmup(AlphaSchedule alpha, String words) {
        Objective late = Objective.oecl(0.5, alpha);
        try (OeclModel model = TinyTraining.model(late)) {
            refuses(words, TinyTraining.trainer(model, late, 8, 3)::build);
        }
    }

    @Test
    void settingsOutOfRangeAreNamed() {
        refuses("batch is 1", () -> TrainingConfig.asPublished(5, 1, 0));
        refuses("epochs is 0", () -> TrainingConfig.asPublished(0, 8, 0));
        refuses("NaN", () -> config(Double.NaN, 0.9, 0));
        refuses("momentum", () -> config(0.1, 1, 0));
        refuses("weight decay", () -> config(0.1, 0.9, Double.NaN));
    }

    private static TrainingConfig config(double rate, double momentum, double decay) {
        return new TrainingConfig(5, 8, rate, momentum, decay, false, true, 0);
    }

    private static void refuses(String word, Executable build) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, build);
        assertTrue(error.getMessage().contains(word), error.getMessage());
    }
}
