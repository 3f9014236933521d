// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Results as a table: a row for each run and score. */
final class ScoreTable {

    private ScoreTable() {}

    /**
     * Makes the table: method, score, AUROC and its 95% bootstrap interval in percent, the steps
     * and views of the training, its seconds, seed, and preset.
     *
     * @param runs the rows
     * @return the table, whose {@code printAll()} reads well
     */
    static Table of(List<ScoredRun> runs) {
        StringColumn method = StringColumn.create("method");
        StringColumn score = StringColumn.create("score");
        DoubleColumn auroc = DoubleColumn.create("AUROC %");
        StringColumn interval = StringColumn.create("95% interval");
        LongColumn steps = LongColumn.create("steps");
        LongColumn views = LongColumn.create("views");
        DoubleColumn seconds = DoubleColumn.create("seconds");
        LongColumn seed = LongColumn.create("seed");
        StringColumn preset = StringColumn.create("preset");
        for (ScoredRun run : runs) {
            method.append(run.method());
            score.append(run.score().title());
            auroc.append(100 * run.auroc());
            interval.append(run.intervalText());
            steps.append(run.result().training().steps());
            views.append(run.result().training().views());
            seconds.append(run.result().training().seconds());
            seed.append(run.result().config().training().seed());
            preset.append(run.result().config().preset().toString());
        }
        auroc.setPrintFormatter(format("0.0"), "");
        seconds.setPrintFormatter(format("0"), "");
        return Table.create(
                "Results", method, score, auroc, interval, steps, views, seconds, seed, preset);
    }

    private static DecimalFormat format(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    }
}
