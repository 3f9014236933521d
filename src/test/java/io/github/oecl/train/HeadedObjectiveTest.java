// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import io.github.oecl.loss.BatchFeatures;
import io.github.oecl.loss.LossTerms;
import io.github.oecl.loss.Objective;
import io.github.oecl.loss.TrainingStep;
import io.github.oecl.loss.ViewPlan;
import io.github.oecl.model.OeclModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A method with weights of its own goes through the same loop. */
class HeadedObjectiveTest {

    /** Logistic loss of normal against outlier on one logit; the projection has no part in it. */
    private record Logistic() implements Objective {

        @Override
        public String name() {
            return "logistic";
        }

        @Override
        public ViewPlan views() {
            return ViewPlan.of(1, 1);
        }

        @Override
        public Map<String, Integer> heads() {
            return Map.of("logit", 1);
        }

        @Override
        public LossTerms loss(BatchFeatures batch, TrainingStep step) {
            NDArray logits = batch.features().heads().get("logit");
            NDArray normal = logits.get(new NDIndex(":" + batch.normalRows()));
            NDArray outliers = logits.get(new NDIndex(batch.normalRows() + ":"));
            NDArray loss = softplus(normal.neg()).mean().add(softplus(outliers).mean());
            return new LossTerms(loss, Map.of());
        }

        private static NDArray softplus(NDArray x) {
            return x.exp().add(1).log();
        }
    }

    @Test
    void aMethodWithAHeadTrainsInTheSameLoop() {
        Objective objective = new Logistic();
        try (OeclModel model = TinyTraining.model(objective)) {
            List<EpochReport> epochs =
                    TinyTraining.trainer(model, objective, 12, 20).build().train().epochs();
            assertTrue(epochs.get(19).loss() < 0.5 * epochs.get(0).loss());
        }
    }

    @Test
    void aModelWithoutTheHeadIsRefused() {
        try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1))) {
            IllegalArgumentException error =
                    assertThrows(
                            IllegalArgumentException.class,
                            TinyTraining.trainer(model, new Logistic(), 12, 1)::build);
            assertTrue(error.getMessage().contains("logit"), error.getMessage());
        }
    }
}
