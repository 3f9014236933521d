// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.grid.GridRun;
import io.github.oecl.grid.RunExecutor;
import io.github.oecl.grid.RunFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * Runs the cells of a grid on a cluster, each as a job of one task. The grid's folder must be one
 * that all executors see under the same path: a cell whose executor is lost is resumed on another
 * from its checkpoint there. Give {@link io.github.oecl.grid.Grid#run} as many jobs as the cluster
 * has cores.
 */
public final class SparkCells implements RunExecutor {

    /** Longer than a cell may take to end after it was cancelled. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final String EPOCHS = "epochs done";

    private final JavaSparkContext context;
    private final LongAccumulator epochs;
    private final LiveCount live = new LiveCount(EPOCHS);
    private final AtomicInteger running = new AtomicInteger();
    private final Duration interval;

    /**
     * Makes the executor.
     *
     * @param session of the cluster
     */
    public SparkCells(SparkSession session) {
        this(session, null);
    }

    /**
     * Makes the executor with checkpoints more or less often than usual.
     *
     * @param session of the cluster
     * @param interval between checkpoints; zero is after every step
     */
    public SparkCells(SparkSession session, Duration interval) {
        this.interval = interval;
        context = new JavaSparkContext(session.sparkContext());
        epochs = session.sparkContext().longAccumulator(EPOCHS);
        session.sparkContext().addSparkListener(live);
    }

    /** {@return the epochs that all cells have done so far, as the executors' heartbeats tell} */
    public long epochs() {
        return live.sum();
    }

    /** {@return the cells that run or wait for an executor} */
    public int running() {
        return running.get();
    }

    @Override
    public void run(GridRun gridRun, RunFiles files) throws IOException, InterruptedException {
        running.incrementAndGet();
        try {
            runAsJob(gridRun, files);
        } finally {
            running.decrementAndGet();
        }
    }

    private void runAsJob(GridRun gridRun, RunFiles files)
            throws IOException, InterruptedException {
        String group = UUID.randomUUID().toString();
        context.setJobGroup(group, gridRun.id(), true);
        String[] paths = {
            files.config().toAbsolutePath().toString(),
            files.result().toAbsolutePath().toString(),
            files.checkpoints().toAbsolutePath().toString()
        };
        List<String[]> cell = List.<String[]>of(paths);
        JavaFutureAction<List<String>> job =
                context.parallelize(cell, 1).map(new CellTask(epochs, interval)).collectAsync();
        try {
            String failure = job.get().get(0);
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
        } catch (ExecutionException e) {
            throw new IOException("Its executor failed: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            context.cancelJobGroup(group);
            awaitEnd(files);
            throw e;
        }
    }

    /** Nothing may work in the folder when the grid has ended. */
    @SuppressWarnings("try") // The lease works by being open; nothing calls it.
    private static void awaitEnd(RunFiles files) throws IOException, InterruptedException {
        CellLease.take(files.checkpoints(), PATIENCE).close();
    }
}
