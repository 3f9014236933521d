// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A batch that cannot fit is refused with an estimate, before anything is allocated. */
class BatchMemoryTest {

    @Test
    void aBatchBeyondAllMemoryNamesTheEstimate() {
        Objective objective = TinyTraining.oecl(1);
        try (OeclModel model = TinyTraining.model(objective)) {
            TrainerBuilder builder = TinyTraining.trainer(model, objective, 8, 1);
            builder.setConfig(TrainingConfig.asPublished(1, 500_000_000, 1));
            String message =
                    assertThrows(IllegalArgumentException.class, builder::build).getMessage();
            assertTrue(message.contains("A batch of 500000000 needs about"), message);
            assertTrue(message.contains("set OECL_MEMORY_GB to another limit"), message);
        }
    }

    @Test
    void theMachineDecides() {
        try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1))) {
            double needed = model.memoryOfStep(64, 32);
            assertDoesNotThrow(() -> BatchMemory.require(model, 64, 16, 32, needed));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> BatchMemory.require(model, 64, 16, 32, needed - 1));
        }
    }

    @Test
    void aVariableSetsAnotherLimitOrNone() {
        assertEquals(8e9, BatchMemory.limit(null, 8e9));
        assertEquals(8e9, BatchMemory.limit(" ", 8e9));
        assertEquals(12.5e9, BatchMemory.limit("12.5", 8e9));
        assertEquals(Double.POSITIVE_INFINITY, BatchMemory.limit("0", 8e9));
        for (String wrong : List.of("-1", "much", "1e3", "NaN")) {
            String message =
                    assertThrows(
                                    IllegalArgumentException.class,
                                    () -> BatchMemory.limit(wrong, 8e9))
                            .getMessage();
            assertTrue(message.contains("OECL_MEMORY_GB is \"" + wrong + "\""), message);
        }
    }
}
