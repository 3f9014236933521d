// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import io.github.oecl.score.TestScores;
import io.github.oecl.train.EpochReport;
import io.github.oecl.train.TrainingRecord;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers to the digits that a float holds: the network computes in floats, what lies behind the
 * seventh digit is noise, and a result's file is half as long without it. Of the reports of a long
 * training at most 120 are kept, evenly.
 */
public final class Rounding {

    private static final MathContext FLOAT = new MathContext(7);

    /** Of a training of a thousand epochs the reports would be most of its result's file. */
    private static final int MOST_REPORTS = 120;

    private Rounding() {}

    /**
     * Rounds a number to the digits that a float holds.
     *
     * @param value any number
     * @return the rounded number
     */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FLOAT).doubleValue() : value;
    }

    public static TestScores rounded(TestScores scores) {
        return new TestScores(rounded(scores.normal()), rounded(scores.ood()));
    }

    /**
     * Rounds all numbers of a record to the digits that a float holds.
     *
     * @param record of a training
     * @return the record with rounded numbers
     */
    public static TrainingRecord rounded(TrainingRecord record) {
        return new TrainingRecord(
                thinned(record.epochs()).stream().map(Rounding::rounded).toList(),
                record.steps(),
                record.views(),
                record.distinctOutliers(),
                rounded(record.seconds()),
                record.completed());
    }

    /** Returns all reports, or of many every n-th and the last. */
    private static List<EpochReport> thinned(List<EpochReport> reports) {
        int every = (reports.size() + MOST_REPORTS - 1) / MOST_REPORTS;
        return reports.size() <= MOST_REPORTS
                ? reports
                : IntStream.rangeClosed(1, reports.size())
                        .filter(i -> i % every == 0 || i == reports.size())
                        .mapToObj(i -> reports.get(i - 1))
                        .toList();
    }

    private static EpochReport rounded(EpochReport report) {
        Map<String, Double> parts = new LinkedHashMap<>();
        report.parts().forEach((name, value) -> parts.put(name, rounded(value)));
        return new EpochReport(
                report.epoch(),
                report.epochs(),
                report.steps(),
                rounded(report.learningRate()),
                rounded(report.loss()),
                parts,
                report.views(),
                rounded(report.seconds()));
    }

    private static double[] rounded(double[] values) {
        return Arrays.stream(values).map(Rounding::rounded).toArray();
    }
}
