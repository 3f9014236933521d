// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridFile;
import io.github.oecl.grid.GridReport;
import io.github.oecl.grid.GridRun;
import io.github.oecl.grid.GridRunner;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
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
        Path file = folder.resolve(name + ".json");
        Files.writeString(
                file,
                "{\"name\": \""
                        + name
                        + "\", \"about\": \"test\", \"preset\": \"smoke\","
                        + " \"axes\": {\"seed\": [1]}, \"variants\": ["
                        + variants
                        + "]}");
        return GridFile.read(file);
    }

    private static GridRunner runner(Grid grid, Duration interval) {
        SparkCells cells = new SparkCells(session, interval);
        return new GridRunner(grid, folder.resolve(grid.name()), cells, 2, line -> {});
    }

    private static RunResult inProcess(GridRun gridRun) throws IOException {
        try (Run run = Run.of(gridRun.config(), DataCatalog.fromEnvironment())) {
            return run.result();
        }
    }

    @Test
    void aCellThatCannotWorkFailsAloneAndTheOtherHasTheResultOfOneProcess() throws Exception {
        Grid grid =
                grid(
                        "failing",
                        "{\"recipe\": \"objects\", \"method\": \"simclr\"},"
                                + " {\"recipe\": \"uc-merced\", \"method\": \"simclr\"}");
        GridReport report = runner(grid, null).run();
        assertEquals(1, report.failures().size());
        assertEquals(1, report.results().size());
        Map.Entry<String, RunResult> good = report.results().entrySet().iterator().next();
        GridRun same =
                grid.runs().stream()
                        .filter(gridRun -> gridRun.id().equals(good.getKey()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(inProcess(same).measured(), good.getValue().measured());
    }

    @Test
    void aCellWhoseExecutorDiesIsResumed() throws Exception {
        Grid grid =
                grid("dying", "{\"recipe\": \"objects\", \"method\": \"simclr\", \"epochs\": 30}");
        FutureTask<GridReport> running = new FutureTask<>(runner(grid, Duration.ZERO)::run);
        new Thread(running).start();
        awaitCheckpoint(folder.resolve("dying/work"));
        Samples.executors().forEach(ProcessHandle::destroyForcibly);
        GridReport report = running.get();
        assertTrue(report.complete(), report.failures().toString());
        RunResult result = report.results().values().iterator().next();
        assertEquals(inProcess(grid.runs().get(0)).measured(), result.measured());
    }

    @Test
    void aStoppedGridLeavesNothingAtWork() throws Exception {
        Grid grid =
                grid(
                        "stopped",
                        "{\"recipe\": \"objects\", \"method\": \"simclr\", \"epochs\": 5000}");
        FutureTask<GridReport> running = new FutureTask<>(runner(grid, Duration.ZERO)::run);
        Thread thread = new Thread(running);
        thread.start();
        Path work = folder.resolve("stopped/work");
        awaitCheckpoint(work);
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

    private static void awaitCheckpoint(Path work) throws Exception {
        while (!hasCheckpoint(work)) {
            Thread.sleep(20);
        }
    }

    private static boolean hasCheckpoint(Path work) throws IOException {
        if (!Files.exists(work)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(work)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("step-"));
        } catch (java.io.UncheckedIOException e) {
            // A draft has gone meanwhile.
            return false;
        }
    }
}
