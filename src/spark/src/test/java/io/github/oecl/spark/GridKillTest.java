// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Grid;
import io.github.oecl.grid.GridReport;
import io.github.oecl.grid.GridRun;
import io.github.oecl.grid.RunExecutor;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Grids whose executors or whose driver are ended in the middle of trainings. */
@Timeout(3600)
class GridKillTest {

    private static final String VARIANT =
            "{\"recipe\": \"objects\", \"method\": \"simclr\", \"epochs\": 30}";
    private static final int DRIVER_KILLS = 5;

    /** Of executors in one grid: Spark gives a task up whose executor was lost eight times. */
    private static final int KILLS_A_GRID = 5;

    /** What the training of each seed comes to where nothing is killed. */
    private static final Map<Long, Map<OodScore, RunResult.Measured>> UNDISTURBED = new TreeMap<>();

    @TempDir Path folder;

    private Grid grid(String name, String seeds) throws IOException {
        return Grid.read(TestGrids.file(folder, name, VARIANT, seeds));
    }

    /** Each killed one is in the middle of a training that has a checkpoint since the last kill. */
    @Test
    @EnabledIfSystemProperty(named = "oecl.kills", matches = "\\d+")
    void killedExecutorsCostNoCell() throws Exception {
        int wanted = Integer.getInteger("oecl.kills");
        int kills = 0;
        try (SparkSession session = Samples.cluster()) {
            for (int round = 0; kills < wanted; round++) {
                Grid grid = grid("round-" + round, "[1, 2, 3, 4]");
                Path out = folder.resolve(grid.name());
                SparkCells cells = new SparkCells(session, Duration.ZERO);
                FutureTask<GridReport> running =
                        new FutureTask<>(() -> grid.run(out, cells, 2, line -> {}));
                new Thread(running).start();
                int most = Math.min(KILLS_A_GRID, wanted - kills);
                kills += killWhile(running, out.resolve("work"), most);
                requireUndisturbed(grid, running.get());
            }
        }
        assertEquals(wanted, kills);
    }

    private static int killWhile(FutureTask<?> running, Path work, int most)
            throws InterruptedException {
        int kills = 0;
        Set<String> known = Set.of();
        while (kills < most && !running.isDone()) {
            Set<String> now = TestGrids.checkpoints(work);
            List<ProcessHandle> executors = Samples.executors();
            if (!known.containsAll(now) && !executors.isEmpty()) {
                known = now;
                assertTrue(executors.get(kills % executors.size()).destroyForcibly());
                kills++;
            }
            Thread.sleep(20);
        }
        return kills;
    }

    /** Each time that another cell is finished, its neighbour is in the middle of its training. */
    @Test
    @EnabledIfSystemProperty(named = "oecl.kills", matches = "\\d+")
    void killedDriversCostNoCell() throws Exception {
        Grid grid = grid("driver", "[1, 2, 3, 4, 5, 6, 7, 8]");
        for (int kill = 1; kill <= DRIVER_KILLS; kill++) {
            Process driver = start(grid);
            while (finishedCells(grid) < kill) {
                assertTrue(driver.isAlive(), this::log);
                Thread.sleep(20);
            }
            driver.destroyForcibly().waitFor();
        }
        assertEquals(0, start(grid).waitFor(), this::log);
        requireUndisturbed(grid, results(grid));
    }

    @Test
    void aTerminatedDriverEndsItsExecutorsAndGoesOnLater() throws Exception {
        Grid grid = grid("terminated", "[1]");
        Process driver = start(grid);
        String lease = grid.runs().get(0).id() + ".checkpoints.lease";
        Path atWork = folder.resolve(grid.name()).resolve("work").resolve(lease);
        while (driver.isAlive() && !Files.exists(atWork)) {
            Thread.sleep(20);
        }
        List<ProcessHandle> executors = driver.descendants().toList();
        driver.destroy();
        assertTrue(driver.waitFor(60, TimeUnit.SECONDS), this::log);
        for (ProcessHandle executor : executors) {
            executor.onExit().get(60, TimeUnit.SECONDS);
        }
        assertEquals(0, finishedCells(grid), this::log);
        assertTrue(log().contains("the finished ones are kept"), this::log);
        assertEquals(0, start(grid).waitFor(), this::log);
        requireUndisturbed(grid, results(grid));
    }

    private Process start(Grid grid) throws IOException {
        String name = grid.name();
        return Drivers.start(
                folder.resolve("log"),
                "grid",
                folder.resolve(name + ".json").toString(),
                "--out",
                folder.resolve(name).toString());
    }

    private String log() {
        return Drivers.log(folder.resolve("log"));
    }

    private long finishedCells(Grid grid) throws IOException {
        Path cells = folder.resolve(grid.name()).resolve("cells");
        if (!Files.exists(cells)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(cells)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    /** Nothing is left to run: the runner only reads. */
    private GridReport results(Grid grid) throws IOException, InterruptedException {
        RunExecutor none =
                (cell, files) -> {
                    throw new IOException("not finished");
                };
        return grid.run(folder.resolve(grid.name()), none, 1, line -> {});
    }

    private static Map<OodScore, RunResult.Measured> undisturbed(GridRun gridRun)
            throws IOException {
        long seed = gridRun.config().training().seed();
        if (!UNDISTURBED.containsKey(seed)) {
            UNDISTURBED.put(seed, TestGrids.inProcess(gridRun).measured());
        }
        return UNDISTURBED.get(seed);
    }

    /** Each cell is there, with what it comes to where nothing is killed. */
    private static void requireUndisturbed(Grid grid, GridReport report) throws IOException {
        assertTrue(report.complete(), report.failures().toString());
        assertEquals(grid.runs().size(), report.results().size());
        for (GridRun gridRun : grid.runs()) {
            RunResult result = report.results().get(gridRun.id());
            assertEquals(undisturbed(gridRun), result.measured(), gridRun.id());
        }
    }
}
