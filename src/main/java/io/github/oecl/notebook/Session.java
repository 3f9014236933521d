// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.Task;
import io.github.oecl.grid.internal.RecordingDigest;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.Preset;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.train.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A notebook's run: what it says before it begins, and a training that one can watch. */
public final class Session {

    private Session() {}

    /**
     * Describes where and how large a run will be, with a plain warning where one is due.
     *
     * @param config the run
     * @return a few lines
     * @throws IllegalArgumentException if the environment asks for a device that is not there
     */
    public static String describe(RunConfig config) {
        Show.setUp();
        return """
        %s
        preset: %s (%s)
        data:   %s
        """
                .formatted(
                        ComputeDevice.fromEnvironment().announcement(),
                        config.preset(),
                        meaning(config.preset()),
                        data(config))
                .strip();
    }

    /**
     * Trains in sight, tests once at the end, and gives the model up.
     *
     * @param config what to run
     * @param task the images that its data part describes
     * @return the result
     * @throws IllegalArgumentException if the parts of the configuration do not fit
     */
    public static RunResult run(RunConfig config, Task task) {
        try (Run run = Run.of(config, task, watch(config, task))) {
            return run.result();
        }
    }

    /**
     * Returns a listener that draws a figure of the loss and the norms in the cell's output while a
     * training runs, with its rate and the time left. It is redrawn in place at most four times a
     * second, and less often where drawing would take more than a twentieth of the time. Where no
     * kernel shows figures it prints lines instead.
     *
     * @param config what is run
     * @param task on which images
     * @return a listener for one training
     */
    public static TrainingListener watch(RunConfig config, Task task) {
        return new TrainingWatch(config, task);
    }

    /**
     * Names the recordings that a notebook draws from, with the digest that tells others from them.
     *
     * @param folder of the recordings
     * @param names of grids, and of tables such as {@code trajectory-*.csv}
     * @return a line
     * @throws IOException if a file cannot be read
     */
    public static String recordings(Path folder, String... names) throws IOException {
        String digest = RecordingDigest.of(folder, List.of(names));
        return "Recordings: " + String.join(", ", names) + "; digest " + digest;
    }

    private static String meaning(Preset preset) {
        return switch (preset) {
            case SMOKE -> "proves that everything runs; its numbers mean NOTHING";
            case QUICK -> "shows the effect in minutes; not the paper's setting";
            case PAPER -> "the published setting; wants a GPU and hours";
        };
    }

    private static String data(RunConfig config) {
        String name = config.data().dataset();
        return name.startsWith("synthetic")
                ? name + ", drawn by the library: says nothing about the paper's numbers"
                : name;
    }
}
