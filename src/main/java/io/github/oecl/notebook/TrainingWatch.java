// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.experiment.RunConfig;
import io.github.oecl.model.OeclModel;
import io.github.oecl.plot.Caption;
import io.github.oecl.plot.TrainingCurves;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.ProgressLog;
import io.github.oecl.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of the loss and the norms that grows while a training runs, with its rate and the time
 * left. It is redrawn in place at most four times a second, and drawing takes at most a twentieth
 * of the time. Outside of a kernel it prints lines instead.
 */
public final class TrainingWatch implements TrainingListener {

    private static final double SHORTEST_INTERVAL = 0.25;
    private static final double LARGEST_SHARE = 0.05;
    private static final double SECONDS_BETWEEN_LINES = 5;

    private final RunConfig config;
    private final KernelDisplay kernel;
    private final ProgressLog lines = new ProgressLog(System.out, SECONDS_BETWEEN_LINES);
    private final List<EpochReport> epochs = new ArrayList<>();
    private String output;
    private double nextDrawing;

    /**
     * Makes the watch of one training.
     *
     * @param config what is run
     */
    public TrainingWatch(RunConfig config) {
        this(config, KernelDisplay.find().orElse(null));
    }

    TrainingWatch(RunConfig config, KernelDisplay kernel) {
        this.config = config;
        this.kernel = kernel;
    }

    @Override
    public void epochDone(EpochReport report, OeclModel model) {
        epochs.add(report);
        if (kernel == null) {
            lines.epochDone(report, model);
        } else if (report.seconds() >= nextDrawing || report.epoch() == report.epochs()) {
            draw(report);
        }
    }

    private void draw(EpochReport report) {
        long start = System.nanoTime();
        String caption = Caption.of(config) + "\n" + ProgressLog.line(report);
        var figure = TrainingCurves.of(config, epochs, caption);
        if (output == null) {
            output = kernel.display(figure);
        } else {
            kernel.update(output, figure);
        }
        double cost = (System.nanoTime() - start) / 1e9;
        nextDrawing = report.seconds() + Math.max(SHORTEST_INTERVAL, cost / LARGEST_SHARE);
    }
}
