// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClippedTrainingTest {

    private final Objective objective = TinyTraining.oecl(1);

    /** The outcome of a training. */
    private record Outcome(float[] weights, Map<String, Double> parts) {}

    @Test
    void aLimitThatIsNeverReachedChangesNoBit() {
        Outcome plain = train(null, 0.05);
        Outcome wide = train(1e9, 0.05);
        assertArrayEquals(plain.weights(), wide.weights());
        assertFalse(plain.parts().containsKey(LossTerms.WEIGHT_GRADIENT));
        assertTrue(wide.parts().get(LossTerms.WEIGHT_GRADIENT) > 0.01);
    }

    @Test
    void aStepIsNoLongerThanTheLimitAllows() {
        try (OeclModel model = TinyTraining.model(objective)) {
            float[] before = TinyTraining.weights(model);
            // Without momentum and decay the first step is the learning rate times the gradient.
            TrainingConfig config =
                    new TrainingConfig(1, TinyTraining.BATCH, 0.5, 0, 0, false, true, 11)
                            .withClip(1e-2);
            TinyTraining.trainer(model, objective, TinyTraining.BATCH, 1)
                    .setConfig(config)
                    .build()
                    .train();
            double square = 0;
            int i = 0;
            int trainable = 0;
            for (var parameter : model.trainableParameters()) {
                trainable += (int) parameter.getArray().size();
            }
            assertTrue(trainable < before.length, "batch norm's statistics are no weights");
            for (var parameter : model.parameters()) {
                for (float value : parameter.getArray().toFloatArray()) {
                    boolean weight = model.trainableParameters().contains(parameter);
                    square += weight ? Math.pow(value - before[i], 2) : 0;
                    i++;
                }
            }
            assertEquals(0.5 * 1e-2, Math.sqrt(square), 1e-4 * 1e-2);
        }
    }

    @Test
    void theLimitIsTheTrainingsOwnAndIsNamedWhereItIsSetOnly() {
        TrainingConfig plain = TrainingConfig.asPublished(5, 8, 3);
        String before =
                "TrainingConfig[epochs=5, batch=8, learningRate=0.1, momentum=0.9,"
                        + " weightDecay=5.0E-4, layerwise=false, reshuffleOutliers=false, seed=3]";
        assertEquals(before, plain.toString());
        assertTrue(plain.withClip(0.5).toString().endsWith("seed=3, clip=0.5]"));
        assertEquals(0.5, plain.withClip(0.5).withSeed(4).withEpochs(6).clip());
        assertThrows(IllegalArgumentException.class, () -> plain.withClip(0.0));
    }

    private Outcome train(Double clip, double rate) {
        try (OeclModel model = TinyTraining.model(objective)) {
            TrainingRecord record =
                    TinyTraining.trainer(model, objective, 12, 3)
                            .setConfig(TinyTraining.config(3).withLearningRate(rate).withClip(clip))
                            .build()
                            .train();
            return new Outcome(TinyTraining.weights(model), record.epochs().get(2).parts());
        }
    }
}
