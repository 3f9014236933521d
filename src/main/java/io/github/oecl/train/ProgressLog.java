// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.OeclModel;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints a line for an epoch now and then: losses, norms, the rate and the time left. */
final class ProgressLog implements TrainingListener {

    private final PrintStream out;
    private final double interval;
    private double last = Double.NEGATIVE_INFINITY;

    ProgressLog(PrintStream out, double interval) {
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
            out.println(report.line());
        }
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
