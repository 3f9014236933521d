// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.experiment.GridResults;
import io.github.oecl.experiment.RunConfig;
import io.github.oecl.experiment.RunResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What figures with curves of the AUROC have in common: their points, axes and small print. */
final class AurocCurves {

    private AurocCurves() {}

    /** Returns the seeds of each place, from left to right. */
    static List<AurocCurve.Point> points(
            GridResults results, Predicate<RunConfig> of, ToDoubleFunction<RunConfig> x) {
        return results.groups().values().stream()
                .filter(seeds -> of.test(seeds.get(0).config()))
                .map(seeds -> point(x.applyAsDouble(seeds.get(0).config()), seeds))
                .sorted(Comparator.comparingDouble(AurocCurve.Point::x))
                .toList();
    }

    static AurocCurve.Point point(double x, List<RunResult> seeds) {
        return new AurocCurve.Point(
                x, seeds.stream().map(run -> new ScoredRun(run, run.comparedScore())).toList());
    }

    /** Returns axes that hold all curves. */
    static CurveAxes axes(List<AurocCurve> curves, int width, int names) {
        List<Double> places =
                curves.stream()
                        .flatMap(curve -> curve.points().stream())
                        .map(AurocCurve.Point::x)
                        .distinct()
                        .sorted()
                        .toList();
        double lowest = curves.stream().mapToDouble(AurocCurve::lowest).min().orElseThrow();
        return CurveAxes.from(lowest, width, names, places);
    }

    static String of(GridResults results) {
        List<RunResult> runs = List.copyOf(results.results().values());
        LongSummaryStatistics seeds =
                results.groups().values().stream().mapToLong(List::size).summaryStatistics();
        return "Preset "
                + distinct(runs.stream().map(run -> run.config().preset().toString()))
                + " · "
                + distinct(runs.stream().map(run -> run.config().data().title()))
                + ". Line: mean over "
                + range(seeds, "seed")
                + "; band: least to largest; dots: seeds, with 95% bootstrap intervals over "
                + distinct(runs.stream().map(AurocCurves::tested))
                + ". Dashed: chance. Numbers on the right: the last mean.\n"
                + runs.stream()
                        .map(AurocCurves::budget)
                        .distinct()
                        .collect(Collectors.joining("; "))
                + "; SimCLR by the better of its two scores.";
    }

    private static String tested(RunResult run) {
        var scores = run.scores().get(run.comparedScore());
        return "%d normal and %d OOD test images"
                .formatted(scores.normal().length, scores.ood().length);
    }

    private static String budget(RunResult run) {
        return String.format(
                Locale.ROOT,
                "%s: %,d steps, %,d views",
                run.config().method().objective().name(),
                run.training().steps(),
                run.training().views());
    }

    private static String range(LongSummaryStatistics numbers, String of) {
        long least = numbers.getMin();
        long most = numbers.getMax();
        return (least == most ? "" : least + " to ") + most + " " + of + (most == 1 ? "" : "s");
    }

    private static String distinct(Stream<String> words) {
        return words.distinct().collect(Collectors.joining(", "));
    }
}
