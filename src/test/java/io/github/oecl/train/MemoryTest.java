// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Five hundred steps leave nothing behind, neither arrays of the engine nor memory. */
class MemoryTest {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final long SLACK_KB = 24 * 1024;

    @Test
    void memoryIsFlatOverFiveHundredSteps() {
        assumeTrue(Files.exists(STATUS), "only Linux tells a process its memory");
        Objective objective = TinyTraining.oecl(1);
        List<Long> resident = new ArrayList<>();
        try (OeclModel model = TinyTraining.model(objective)) {
            Trainer trainer =
                    TinyTraining.trainer(model, objective, 8, 325)
                            .optListener(
                                    new TrainingListener() {
                                        @Override
                                        public void stepDone(long step, long steps) {
                                            if (step % 50 == 0) {
                                                resident.add(residentKb());
                                            }
                                        }
                                    })
                            .build();
            assertEquals(650, trainer.train().steps());
        }
        // The first steps warm up the engine's caches and the JVM.
        long early = resident.get(2);
        long late = resident.get(resident.size() - 1);
        assertTrue(late - early < SLACK_KB, "resident memory in kB every 50 steps: " + resident);
    }

    private static long residentKb() {
        System.gc();
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
