// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.Task;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;

/** A run whose training one can watch in a cell's output. */
public final class WatchedRun {

    private WatchedRun() {}

    /**
     * Trains, tests once at the end, and lets the model go.
     *
     * @param config what to run
     * @param task the images that its data part describes
     * @return the result
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static RunResult of(RunConfig config, Task task) {
        try (Run run = Run.of(config, task, new TrainingWatch(config, task))) {
            return run.result();
        }
    }
}
