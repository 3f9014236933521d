// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * Five hundred steps leave no array of the engine behind. The memory of the process, which other
 * tests change, is measured by {@code LongMemoryTest}.
 */
class MemoryTest {

    private static final String ARRAY = "ai.djl.pytorch.engine.PtNDArray";

    @Test
    void aStepLeavesNoArrayBehind() {
        Objective objective = TinyTraining.oecl(1);
        List<Long> alive = new ArrayList<>();
        try (OeclModel model = TinyTraining.model(objective)) {
            Trainer trainer =
                    TinyTraining.trainer(model, objective, 8, 325)
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step == 150 || step == 650) {
                                                alive.add(arrays());
                                            }
                                        }
                                    })
                            .build();
            assertEquals(650, trainer.train().steps());
            // The model's own are among them.
            assertTrue(alive.get(0) > 0, alive::toString);
            assertTrue(alive.get(1) <= alive.get(0), alive::toString);
        }
    }

    /** Returns how many arrays are referred to; one that a manager holds is. */
    private static long arrays() {
        try {
            String histogram =
                    (String)
                            ManagementFactory.getPlatformMBeanServer()
                                    .invoke(
                                            new ObjectName(
                                                    "com.sun.management:type=DiagnosticCommand"),
                                            "gcClassHistogram",
                                            new Object[] {new String[0]},
                                            new String[] {String[].class.getName()});
            return histogram
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(words -> words.length > 3 && words[3].equals(ARRAY))
                    .mapToLong(words -> Long.parseLong(words[1]))
                    .sum();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }
}
