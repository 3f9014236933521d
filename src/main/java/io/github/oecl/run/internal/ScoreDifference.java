// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import io.github.oecl.method.OodScore;
import io.github.oecl.run.internal.ResultComparison.Row;
import io.github.oecl.run.internal.ResultComparison.Verdict;
import io.github.oecl.score.DetectionMetrics;
import io.github.oecl.score.TestScores;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How far the scores of two results lie apart. */
final class ScoreDifference {

    private ScoreDifference() {}

    static List<Row> rows(Map<OodScore, TestScores> first, Map<OodScore, TestScores> second) {
        TreeSet<OodScore> all = new TreeSet<>(first.keySet());
        all.addAll(second.keySet());
        return all.stream().map(score -> row(score, first.get(score), second.get(score))).toList();
    }

    private static Row row(OodScore score, TestScores first, TestScores second) {
        String name = "scores: " + score.label();
        if (first == null || second == null) {
            String which = first == null ? "second" : "first";
            return new Row(name, true, Verdict.UNKNOWN, "only the " + which + " has them");
        }
        double[] one = all(first);
        double[] other = all(second);
        boolean sides = first.normal().length == second.normal().length;
        if (!sides || one.length != other.length) {
            return new Row(
                    name,
                    true,
                    Verdict.DIFFERENT,
                    "of %s and %s images; %s"
                            .formatted(one.length, other.length, auroc(first, second)));
        }
        double[] differences =
                IntStream.range(0, one.length)
                        .mapToDouble(i -> distance(one[i], other[i]))
                        .toArray();
        long different = DoubleStream.of(differences).filter(d -> d > 0).count();
        String text =
                String.format(
                        Locale.ROOT,
                        "%d of %d differ, by %.3g at most; %s",
                        different,
                        one.length,
                        DoubleStream.of(differences).max().orElse(0),
                        auroc(first, second));
        return new Row(name, true, different == 0 ? Verdict.SAME : Verdict.DIFFERENT, text);
    }

    private static String auroc(TestScores first, TestScores second) {
        double one = DetectionMetrics.of(first).auroc();
        double other = DetectionMetrics.of(second).auroc();
        return one == other
                ? String.format(Locale.ROOT, "AUROC %.2f%% of both", 100 * one)
                : String.format(
                        Locale.ROOT,
                        "AUROC %.2f%% and %.2f%%, difference %+.2g points",
                        100 * one,
                        100 * other,
                        100 * (other - one));
    }

    /** Infinite scores of one sign do not differ, though their difference is no number. */
    private static double distance(double one, double other) {
        return one == other ? 0 : Math.abs(one - other);
    }

    private static double[] all(TestScores scores) {
        return DoubleStream.concat(DoubleStream.of(scores.normal()), DoubleStream.of(scores.ood()))
                .toArray();
    }
}
