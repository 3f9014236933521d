// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.loss.LossTerms;
import io.github.oecl.model.OeclModel;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints a line for an epoch now and then: losses, norms, the rate and the time left. */
public final class ProgressLog implements TrainingListener {

    private final PrintStream out;
    private final double interval;
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * Makes the log.
     *
     * @param out where the lines go
     * @param interval the least number of seconds between two lines; the last epoch always has one
     */
    public ProgressLog(PrintStream out, double interval) {
        this.out = out;
        this.interval = interval;
    }

    @Override
    public void resumed(long steps, List<EpochReport> finished, String state) {
        out.println(
                format(
                        "resumes from a checkpoint: %d steps and %d epochs are done",
                        steps, finished.size()));
    }

    @Override
    public void epochDone(EpochReport report, OeclModel model) {
        if (report.seconds() - last >= interval || report.epoch() == report.epochs()) {
            last = report.seconds();
            out.println(line(report));
        }
    }

    /**
     * Describes an epoch in a line.
     *
     * @param report the epoch
     * @return such as {@code epoch 12/80 loss 2.31 norm normal 8.20 outlier 0.41 1380 views/s 1:05
     *     left}
     */
    public static String line(EpochReport report) {
        StringBuilder line = new StringBuilder();
        line.append(
                format("epoch %3d/%d  loss %6.3f", report.epoch(), report.epochs(), report.loss()));
        append(line, "  norm: normal %6.2f", report.parts().get(LossTerms.NORMAL_NORM));
        append(line, "  outlier %6.2f", report.parts().get(LossTerms.OUTLIER_NORM));
        long left = Math.round(report.secondsLeft());
        line.append(
                format(
                        "  %5.0f views/s  %d:%02d left",
                        report.viewsPerSecond(), left / 60, left % 60));
        return line.toString();
    }

    private static void append(StringBuilder line, String format, Double value) {
        if (value != null) {
            line.append(format(format, value));
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
