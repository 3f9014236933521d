// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import io.github.oecl.data.Task;
import io.github.oecl.model.OeclModel;
import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.TrainingCurves;
import io.github.oecl.run.RunConfig;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingListener;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A figure of the loss and the norms that grows while a training runs, with its rate and the time
 * left. It is redrawn in place at most four times a second, and less often where drawing would take
 * more than a twentieth of the time. Where no kernel shows figures it prints lines instead.
 */
final class TrainingWatch implements TrainingListener {

    private static final double SHORTEST_INTERVAL = 0.25;
    private static final double LARGEST_SHARE = 0.05;

    /** The first drawing loads fonts and code: its cost says nothing about the others'. */
    private static final double LONGEST_INTERVAL = 2;

    private static final double SECONDS_BETWEEN_LINES = 5;

    private final RunConfig config;
    private final String images;
    private final TrainingListener lines = TrainingListener.log(System.out, SECONDS_BETWEEN_LINES);
    private final List<EpochReport> epochs = new ArrayList<>();
    private KernelDisplay kernel;
    private String output;
    private double nextDrawing;

    TrainingWatch(RunConfig config, Task task) {
        this(config, Caption.of(config, task), KernelDisplay.find().orElse(null));
    }

    TrainingWatch(RunConfig config, String images, KernelDisplay kernel) {
        this.config = config;
        this.images = images;
        this.kernel = kernel;
    }

    @Override
    public void resumed(long steps, List<EpochReport> finished, String state) {
        epochs.addAll(finished);
    }

    @Override
    public void epochDone(EpochReport report, OeclModel model) {
        epochs.add(report);
        boolean last = report.epoch() == report.epochs();
        if (kernel != null && (last || report.seconds() >= nextDrawing)) {
            draw(report);
        }
        if (kernel == null) {
            lines.epochDone(report, model);
        }
    }

    private void draw(EpochReport report) {
        long start = System.nanoTime();
        try {
            show(TrainingCurves.of(config, epochs, caption(report)));
        } catch (KernelDisplay.KernelException e) {
            // A training is worth more than its picture.
            System.out.println(e.getMessage());
            kernel = null;
        }
        double cost = (System.nanoTime() - start) / 1e9;
        double interval = Math.min(LONGEST_INTERVAL, cost / LARGEST_SHARE);
        nextDrawing = report.seconds() + Math.max(SHORTEST_INTERVAL, interval);
    }

    private void show(BufferedImage figure) {
        if (output == null) {
            output = kernel.display(figure);
        } else {
            kernel.update(output, figure);
        }
    }

    private String caption(EpochReport report) {
        String done =
                String.format(
                        Locale.ROOT,
                        "%,d steps · %,d views · %.0f s",
                        report.steps(),
                        report.views(),
                        report.seconds());
        return String.join("\n", images, done, report.line());
    }
}
