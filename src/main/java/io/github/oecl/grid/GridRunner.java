// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.internal.ShutdownGuard;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Does a grid, as {@link Grid#run} says. */
final class GridRunner {

    /** Longer than an executor may take to stop its cell. */
    private static final int PATIENCE_SECONDS = 120;

    private final Grid grid;
    private final Path folder;
    private final RunExecutor executor;
    private final int jobs;
    private final Consumer<String> out;

    /** The outcome of a cell: a result, or else a failure. */
    private record Outcome(GridRun cell, RunResult result, IOException failure) {}

    GridRunner(Grid grid, Path folder, RunExecutor executor, int jobs, Consumer<String> out) {
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs is " + jobs + "; it must be at least 1");
        }
        this.grid = grid;
        this.folder = folder;
        this.executor = executor;
        this.jobs = jobs;
        this.out = out;
    }

    /** Runs the cells that are not finished. */
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    GridReport run() throws IOException, InterruptedException {
        try (ShutdownGuard exit =
                        new ShutdownGuard(Thread.currentThread()::interrupt, PATIENCE_SECONDS);
                GridFolder place = GridFolder.open(folder)) {
            Map<String, RunResult> finished = place.finished(grid);
            write(place, finished);
            List<GridRun> open = open(finished);
            GridProgress progress = new GridProgress(out, grid, jobs, open);
            if (!open.isEmpty()) {
                warnOfOtherNumerics(finished);
            }
            ExecutorService pool = Executors.newFixedThreadPool(jobs);
            try {
                Map<String, String> failures = run(pool, open, place, finished, progress);
                return new GridReport(inOrder(finished), failures, place.results());
            } catch (InterruptedException | ClosedByInterruptException e) {
                end(pool);
                write(place, place.finished(grid));
                progress.stopped();
                throw new InterruptedException("The grid was stopped");
            } finally {
                end(pool);
            }
        }
    }

    private Map<String, String> run(
            ExecutorService pool,
            List<GridRun> open,
            GridFolder place,
            Map<String, RunResult> finished,
            GridProgress progress)
            throws IOException, InterruptedException {
        Map<String, String> failures = new LinkedHashMap<>();
        progress.begin();
        CompletionService<Outcome> outcomes = new ExecutorCompletionService<>(pool);
        open.forEach(gridRun -> outcomes.submit(() -> attempt(gridRun, place, progress)));
        for (int i = 0; i < open.size(); i++) {
            Outcome outcome = next(outcomes);
            if (outcome.failure() == null) {
                finished.put(outcome.cell().id(), outcome.result());
                write(place, finished);
                progress.finished(outcome.cell(), outcome.result());
            } else {
                failures.put(outcome.cell().id(), outcome.failure().getMessage());
                progress.failed(outcome.cell(), outcome.failure().getMessage());
            }
        }
        return failures;
    }

    private Outcome attempt(GridRun gridRun, GridFolder place, GridProgress progress)
            throws InterruptedException {
        progress.started(gridRun);
        try {
            executor.run(gridRun, place.prepare(gridRun));
            return new Outcome(gridRun, place.accept(gridRun), null);
        } catch (IOException e) {
            return new Outcome(gridRun, null, e);
        }
    }

    /** A failure that is no cell's but ours ends the grid. */
    private static Outcome next(CompletionService<Outcome> outcomes) throws InterruptedException {
        try {
            return outcomes.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("A cell could not be run", e.getCause());
        }
    }

    /**
     * Returns the cells to run, seed by seed: all methods have their first seed early, so that a
     * grid that is stopped half-way can be compared, and the time left is soon known.
     */
    private List<GridRun> open(Map<String, RunResult> finished) {
        return grid.runs().stream()
                .filter(gridRun -> !finished.containsKey(gridRun.id()))
                .sorted(Comparator.comparingLong(gridRun -> gridRun.config().training().seed()))
                .toList();
    }

    /** Such cells are kept, as days of work may be, but nobody could make the whole grid again. */
    private void warnOfOtherNumerics(Map<String, RunResult> finished) {
        Map<String, Long> others =
                finished.values().stream()
                        .filter(result -> !result.provenance().numerics().equals(now(result)))
                        .map(result -> result.provenance().numerics())
                        .collect(
                                Collectors.groupingBy(v -> v, TreeMap::new, Collectors.counting()));
        others.forEach(
                (version, cells) ->
                        out.accept(
                                ("WARNING: finished cells of numerics version %s: %s; the others"
                                                + " will be of version %s. Take another folder for"
                                                + " a grid of one version")
                                        .formatted(version, cells, Numerics.VERSION)));
    }

    private static String now(RunResult result) {
        return Numerics.version(result.config().training().precision());
    }

    private void write(GridFolder place, Map<String, RunResult> finished) throws IOException {
        OutputFile.at(place.results()).write(ResultCsv.text(grid, inOrder(finished)));
    }

    private Map<String, RunResult> inOrder(Map<String, RunResult> finished) {
        Map<String, RunResult> ordered = new LinkedHashMap<>();
        grid.runs().stream()
                .filter(gridRun -> finished.containsKey(gridRun.id()))
                .forEach(gridRun -> ordered.put(gridRun.id(), finished.get(gridRun.id())));
        return ordered;
    }

    /** Stops what runs and waits for it: nothing may work in the folder after this. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
