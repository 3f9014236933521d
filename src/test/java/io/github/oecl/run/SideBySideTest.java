// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.method.OodScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Experiments in one JVM, of other images and methods, do not disturb each other. */
class SideBySideTest {

    private static final List<RunConfig> CONFIGS =
            List.of(Recipes.cells(Preset.SMOKE), Recipes.objectsSelf(Preset.SMOKE));

    @Test
    @Timeout(300)
    void twoAtATimeComeToTheNumbersOfOneAfterTheOther() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<RunResult>> together =
                    CONFIGS.stream().map(config -> pool.submit(() -> result(config))).toList();
            for (int i = 0; i < CONFIGS.size(); i++) {
                assertSame(result(CONFIGS.get(i)), together.get(i).get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertSame(RunResult alone, RunResult together) {
        assertEquals(alone.measured(), together.measured());
        for (OodScore score : alone.scores().keySet()) {
            assertArrayEquals(
                    alone.scores().get(score).normal(), together.scores().get(score).normal());
            assertArrayEquals(alone.scores().get(score).ood(), together.scores().get(score).ood());
        }
    }

    private static RunResult result(RunConfig config) throws IOException {
        try (Run run = Run.of(config, DataCatalog.at(Path.of("nowhere")))) {
            return run.result();
        }
    }
}
