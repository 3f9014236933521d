// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.model.OeclModel;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.Checkpoints;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.util.LongAccumulator;

/**
 * Runs a cell on an executor, or resumes it from its checkpoints. Returns why it failed, or an
 * empty text: Spark is to try again where an executor was lost, not where a cell cannot work.
 */
final class CellTask implements Function<String[], String> {

    private static final long serialVersionUID = 1L;

    /** Longer than a step of an attempt that was told to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final LongAccumulator epochs;

    /** Null for the usual one. */
    private final Duration interval;

    CellTask(LongAccumulator epochs, Duration interval) {
        this.epochs = epochs;
        this.interval = interval;
    }

    /** Takes the files of the configuration, the result and the checkpoints. */
    @Override
    @SuppressWarnings("try") // The lease works by being open; nothing calls it.
    public String call(String[] files) throws InterruptedException {
        Path checkpoints = Path.of(files[2]);
        try (CellLease lease = CellLease.take(checkpoints, PATIENCE);
                Run run =
                        Run.of(
                                RunConfig.read(Path.of(files[0])),
                                DataCatalog.fromEnvironment(),
                                checkpoints(checkpoints),
                                counting())) {
            run.result().write(Path.of(files[1]));
            return "";
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return e.getMessage() == null ? e.toString() : e.getMessage();
        }
    }

    private Checkpoints checkpoints(Path folder) {
        Checkpoints usual = Checkpoints.in(folder);
        return interval == null ? usual : usual.every(interval);
    }

    private TrainingListener counting() {
        return new TrainingListener() {
            @Override
            public void epochDone(EpochReport report, OeclModel model) {
                epochs.add(1);
            }
        };
    }
}
