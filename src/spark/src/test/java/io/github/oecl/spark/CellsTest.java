// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridReport;
import io.github.oecl.grid.GridRun;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cells on a cluster of two processes beside the driver's. */
@Timeout(170)
class CellsTest {

    @TempDir static Path folder;

    private static SparkSession session;

    @BeforeAll
    static void start() throws IOException {
        session = Samples.cluster();
    }

    @AfterAll
    static void stop() {
        if (session != null) {
            session.stop();
        }
    }

    private static Grid grid(String name, String variants) throws IOException {
        return Grid.read(TestGrids.file(folder, name, variants, "[1]"));
    }

    private static GridReport run(Grid grid, Duration interval)
            throws IOException, InterruptedException {
        SparkCells cells = new SparkCells(session, interval);
        return grid.run(folder.resolve(grid.name()), cells, 2, line -> {});
    }

    @Test
    void aCellThatCannotWorkFailsAloneAndTheOtherHasTheResultOfOneProcess() throws Exception {
        Grid grid =
                grid(
                        "failing",
                        "{\"recipe\": \"objects\", \"method\": \"simclr\"},"
                                + " {\"recipe\": \"uc-merced\", \"method\": \"simclr\"}");
        GridReport report = run(grid, null);
        assertEquals(1, report.failures().size());
        assertEquals(1, report.results().size());
        Map.Entry<String, RunResult> good = report.results().entrySet().iterator().next();
        GridRun same =
                grid.runs().stream()
                        .filter(gridRun -> gridRun.id().equals(good.getKey()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(TestGrids.inProcess(same).measured(), good.getValue().measured());
    }

    @Test
    void aCellWhoseExecutorDiesIsResumed() throws Exception {
        Grid grid =
                grid("dying", "{\"recipe\": \"objects\", \"method\": \"simclr\", \"epochs\": 30}");
        FutureTask<GridReport> running = new FutureTask<>(() -> run(grid, Duration.ZERO));
        new Thread(running).start();
        TestGrids.awaitCheckpoint(folder.resolve("dying/work"));
        Samples.executors().forEach(ProcessHandle::destroyForcibly);
        GridReport report = running.get();
        assertTrue(report.complete(), report.failures().toString());
        RunResult result = report.results().values().iterator().next();
        assertEquals(TestGrids.inProcess(grid.runs().get(0)).measured(), result.measured());
    }

    @Test
    void aStoppedGridLeavesNothingAtWork() throws Exception {
        Grid grid =
                grid(
                        "stopped",
                        "{\"recipe\": \"objects\", \"method\": \"simclr\", \"epochs\": 5000}");
        FutureTask<GridReport> running = new FutureTask<>(() -> run(grid, Duration.ZERO));
        Thread thread = new Thread(running);
        thread.start();
        Path work = folder.resolve("stopped/work");
        TestGrids.awaitCheckpoint(work);
        thread.interrupt();
        assertThrows(Exception.class, running::get);
        Path checkpoints = work.resolve(grid.runs().get(0).id() + ".checkpoints");
        CellLease.take(checkpoints, Duration.ofSeconds(1)).close();
        assertTrue(Files.exists(checkpoints));
    }

    @Test
    void oneAttemptAtATimeHasTheLease() throws Exception {
        Path checkpoints = folder.resolve("leased");
        try (CellLease lease = CellLease.take(checkpoints, Duration.ofSeconds(1))) {
            assertFalse(lease.toString().isEmpty());
            IOException refused =
                    assertThrows(
                            IOException.class,
                            () -> CellLease.take(checkpoints, Duration.ofMillis(300)));
            assertTrue(refused.getMessage().contains("Another attempt"), refused.getMessage());
        }
        CellLease.take(checkpoints, Duration.ofSeconds(1)).close();
    }
}
