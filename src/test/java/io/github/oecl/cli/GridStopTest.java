// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A grid in a process of its own, with a child that would train for hours. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no signal that asks a process to end")
class GridStopTest {

    private static final int TERMINATED = 143;
    private static final String CELL = "objects-oecl-e1000000-seed0";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(300)
    void neitherSigtermNorSigkillLeavesAChildOrHalfAResult(boolean gently) throws Exception {
        Process grid = start();
        awaitTraining();
        List<ProcessHandle> children = grid.children().toList();
        assertEquals(1, children.size());
        if (gently) {
            grid.destroy();
        } else {
            grid.destroyForcibly();
        }
        int code = grid.waitFor();
        children.get(0).onExit().get(100, TimeUnit.SECONDS);
        assertFalse(children.get(0).isAlive());
        try (Stream<Path> cells = Files.list(folder.resolve("out/cells"))) {
            assertEquals(List.of(), cells.toList());
        }
        String log = Files.readString(folder.resolve("grid.log"));
        assertEquals(gently, log.contains("stopped with 1 of 1 cells to go"), log);
        assertEquals(gently, code == TERMINATED, "exit code " + code);
        requireCheckpoint();
        requireToGoOn();
    }

    /** The child had the time to end its step and keep it, even where its parent was killed. */
    private void requireCheckpoint() throws IOException {
        try (Stream<Path> left = Files.list(work(".checkpoints"))) {
            List<String> names = left.map(file -> file.getFileName().toString()).toList();
            assertFalse(names.isEmpty());
            assertTrue(
                    names.stream().allMatch(n -> n.matches("step-\\d+\\.oecl")), names::toString);
        }
    }

    private void requireToGoOn() throws Exception {
        Files.delete(cellLog());
        Process grid = start();
        awaitTraining();
        grid.destroy();
        grid.waitFor();
        String log = Files.readString(cellLog());
        assertTrue(log.contains("resumes from a checkpoint"), log);
    }

    private Path cellLog() {
        return work(".log");
    }

    /** A file of the cell while it runs. */
    private Path work(String suffix) {
        return folder.resolve("out").resolve("work").resolve(CELL + suffix);
    }

    private Process start() throws IOException {
        String json =
                """
                {"name": "long", "preset": "smoke",
                 "axes": {"recipe": ["objects"], "epochs": [1000000]}}
                """;
        Path file = Files.writeString(folder.resolve("long.grid.json"), json);
        return GridProcess.start(file, folder);
    }

    private void awaitTraining() throws IOException, InterruptedException {
        Path log = cellLog();
        while (!Files.exists(log) || !Files.readString(log).contains("epoch ")) {
            Thread.sleep(50);
        }
        assertTrue(Files.exists(log));
    }
}
