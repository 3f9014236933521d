// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.method.Scoring;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.FakeResults;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Recipes;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GridRunnerTest {

    /** A row of the table for each score that a norm has. */
    private static final int SCORES = Scoring.norm().scores().size();

    private final ConcurrentLinkedQueue<String> console = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> ran = new ConcurrentLinkedQueue<>();
    private final RunExecutor works =
            (gridRun, files) -> {
                ran.add(gridRun.id());
                assertEquals(gridRun.config(), RunConfig.read(files.config()));
                FakeResults.of(gridRun.config()).write(files.result());
            };

    @TempDir Path folder;

    @Test
    void allCellsAreRunSeedBySeedAndTheirResultsComeInTheOrderOfTheGrid() throws Exception {
        GridReport report = run(works);
        assertTrue(report.complete());
        assertEquals(
                List.of(
                        "cells-oecl-seed1",
                        "cells-oecl-seed2",
                        "cells-simclr-seed1",
                        "cells-simclr-seed2"),
                List.copyOf(report.results().keySet()));
        assertEquals(
                List.of(
                        "cells-oecl-seed1",
                        "cells-simclr-seed1",
                        "cells-oecl-seed2",
                        "cells-simclr-seed2"),
                List.copyOf(ran));
        assertEquals(4, cellFiles().size());
        assertEquals(4 * SCORES, csvRows());
        assertTrue(console.toString().contains("[4/4] "), console.toString());
        assertTrue(console.toString().contains(" left"), console.toString());
        assertEquals(List.of(".gitignore", "lock"), names(folder.resolve("work")));
    }

    @Test
    void finishedCellsAreKept() throws Exception {
        run(works);
        Files.delete(cell("cells-oecl-seed2"));
        Files.delete(folder.resolve("results.csv"));
        Map<Path, byte[]> before = contents();
        ran.clear();
        GridReport report = run(works);
        assertEquals(List.of("cells-oecl-seed2"), List.copyOf(ran));
        assertEquals(4, report.results().size());
        assertEquals(4 * SCORES, csvRows());
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            assertEquals(
                    -1,
                    java.util.Arrays.mismatch(file.getValue(), Files.readAllBytes(file.getKey())));
        }
    }

    @Test
    void finishedCellsOfOtherNumericsAreKeptAndTold() throws Exception {
        run(works);
        assertFalse(console.toString().contains("numerics"), console.toString());
        Path cell = cell("cells-oecl-seed1");
        String now = "\"numerics\": \"" + Numerics.VERSION + "\"";
        String text = Files.readString(cell);
        assertTrue(text.contains(now), text);
        Files.writeString(cell, text.replace(now, "\"numerics\": \"0\""));
        run(works);
        assertFalse(console.toString().contains("numerics"), "nothing is added");
        Files.delete(cell("cells-oecl-seed2"));
        assertTrue(run(works).complete());
        assertTrue(
                console.toString().contains("WARNING: finished cells of numerics version 0: 1;"),
                console.toString());
    }

    @Test
    void aFailingCellIsReportedAndTheOthersGoOn() throws Exception {
        GridReport report =
                run(
                        (gridRun, files) -> {
                            if (gridRun.id().equals("cells-oecl-seed1")) {
                                throw new IOException("exit code 1: no images");
                            }
                            works.run(gridRun, files);
                        });
        assertFalse(report.complete());
        assertEquals(Map.of("cells-oecl-seed1", "exit code 1: no images"), report.failures());
        assertEquals(3, report.results().size());
        assertEquals(3 * SCORES, csvRows());
        assertTrue(console.toString().contains("cells-oecl-seed1  FAILED: exit code 1: no images"));
        ran.clear();
        run(works);
        assertEquals(List.of("cells-oecl-seed1"), List.copyOf(ran));
    }

    @Test
    void aCellThatLeavesNothingOrTheWrongThingHasFailed() throws Exception {
        assertFailsAll("no result", (gridRun, files) -> {});
        assertFailsAll(
                "stopped",
                (gridRun, files) -> FakeResults.stopped(gridRun.config()).write(files.result()));
        assertFailsAll(
                "training.seed is 99 there",
                (gridRun, files) ->
                        FakeResults.of(gridRun.config().withSeed(99)).write(files.result()));
        assertFailsAll("damaged", (gridRun, files) -> Files.writeString(files.result(), "{\"con"));
        assertEquals(List.of(), cellFiles());
    }

    @Test
    void aResultOfAnotherConfigurationStopsEverythingBeforeItStarts() throws Exception {
        RunConfig other = Recipes.cells(Preset.QUICK).withSeed(1);
        FakeResults.of(other).write(cell("cells-oecl-seed1"));
        IOException error = assertThrows(IOException.class, () -> run(works));
        assertTrue(error.getMessage().contains("cells-oecl-seed1.json"), error.getMessage());
        assertTrue(error.getMessage().contains("training.epochs is 60 there and 2 here"));
        assertEquals(List.of(), List.copyOf(ran));
    }

    @Test
    void aTornResultStopsEverythingBeforeItStarts() throws Exception {
        run(works);
        Path cell = cell("cells-simclr-seed2");
        String whole = Files.readString(cell);
        Files.writeString(cell, whole.substring(0, whole.length() / 2));
        IOException error = assertThrows(IOException.class, () -> run(works));
        assertTrue(error.getMessage().contains(cell.toString()), error.getMessage());
    }

    @Test
    void aResultThatCameAfterItsGridWasKilledIsTaken() throws Exception {
        Path late = folder.resolve("work").resolve("cells-oecl-seed1.result.json");
        FakeResults.of(Recipes.cells(Preset.SMOKE).withSeed(1)).write(late);
        Path half = folder.resolve("work").resolve("cells-oecl-seed2.result.json");
        Files.writeString(half, "{");
        assertEquals(4, run(works).results().size());
        assertEquals(3, ran.size());
        assertTrue(Files.exists(cell("cells-oecl-seed1")));
        assertFalse(Files.exists(late));
    }

    @Test
    void aSecondGridInTheSameFolderIsRefused() throws Exception {
        GridReport report =
                run(
                        (gridRun, files) -> {
                            IOException error = assertThrows(IOException.class, () -> run(works));
                            assertTrue(error.getMessage().contains("already"), error.getMessage());
                            works.run(gridRun, files);
                        });
        assertTrue(report.complete());
        assertEquals(4, ran.size());
    }

    @Test
    void anInterruptStopsWhatRunsAndKeepsWhatIsFinished() throws Exception {
        Thread grid = Thread.currentThread();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger stopped = new AtomicInteger();
        RunExecutor executor =
                (gridRun, files) -> {
                    if (gridRun.id().equals("cells-oecl-seed1")) {
                        works.run(gridRun, files);
                        return;
                    }
                    grid.interrupt();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        stopped.incrementAndGet();
                        throw e;
                    }
                };
        assertThrows(InterruptedException.class, () -> run(executor));
        assertEquals(1, stopped.get());
        assertEquals(List.of("cells-oecl-seed1.json"), cellFiles());
        assertEquals(SCORES, csvRows());
        assertTrue(
                console.toString().contains("stopped with 3 of 4 cells to go"), console.toString());
        assertEquals(4, run(works).results().size());
        assertEquals(4, ran.size());
    }

    @Test
    void cellsRunSideBySide() throws Exception {
        CountDownLatch two = new CountDownLatch(2);
        GridReport report =
                grid().run(
                                folder,
                                (gridRun, files) -> {
                                    two.countDown();
                                    two.await();
                                    works.run(gridRun, files);
                                },
                                2,
                                console::add);
        assertTrue(report.complete());
    }

    @Test
    void aFaultOfTheProgramIsNoFailedCell() {
        RunExecutor broken =
                (gridRun, files) -> {
                    throw new IllegalStateException("a fault");
                };
        assertThrows(IllegalStateException.class, () -> run(broken));
    }

    private void assertFailsAll(String reason, RunExecutor executor) throws Exception {
        GridReport report = run(executor);
        assertEquals(4, report.failures().size());
        report.failures()
                .values()
                .forEach(message -> assertTrue(message.contains(reason), message));
    }

    private GridReport run(RunExecutor executor) throws IOException, InterruptedException {
        return grid().run(folder, executor, 1, console::add);
    }

    private static Grid grid() {
        return Grid.builder()
                .setName("test")
                .optPreset(Preset.SMOKE)
                .optAxis(Axis.RECIPE, "cells")
                .optAxis(Axis.METHOD, "oecl", "simclr")
                .optAxis(Axis.SEED, 1, 2)
                .build();
    }

    private Path cell(String id) {
        return folder.resolve("cells").resolve(id + ".json");
    }

    private List<String> cellFiles() throws IOException {
        return names(folder.resolve("cells"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Map<Path, byte[]> contents() throws IOException {
        Map<Path, byte[]> contents = new HashMap<>();
        for (String name : cellFiles()) {
            Path file = folder.resolve("cells").resolve(name);
            contents.put(file, Files.readAllBytes(file));
        }
        return Collections.unmodifiableMap(contents);
    }

    private long csvRows() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("results.csv"))) {
            return lines.filter(line -> line.startsWith("cells-")).count();
        }
    }
}
