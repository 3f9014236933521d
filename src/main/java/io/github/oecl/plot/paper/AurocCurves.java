// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.method.MethodName;
import io.github.oecl.plot.ScoredRun;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
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
        LongSummaryStatistics seeds =
                results.groups().values().stream().mapToLong(List::size).summaryStatistics();
        return tested(results)
                + ". Line: mean over "
                + range(seeds, "seed")
                + "; band: least to largest; dots: seeds, with 95% bootstrap intervals over test"
                + " images. Dashed: chance. Numbers on the right: the last mean.\n"
                + budgets(results)
                + (hasSimClr(results) ? "; SimCLR by the better of its two scores." : ".");
    }

    private static boolean hasSimClr(GridResults results) {
        return results.results().values().stream()
                .anyMatch(run -> run.config().method().name().equals(MethodName.SIMCLR));
    }

    /** Returns the presets, what is told from what, and on how many images. */
    static String tested(GridResults results) {
        List<RunResult> runs = List.copyOf(results.results().values());
        return presets(results)
                + " · "
                + distinct(runs.stream().map(run -> run.config().data().title()))
                + " · test: "
                + distinct(runs.stream().map(AurocCurves::tested));
    }

    static String presets(GridResults results) {
        return "Preset "
                + distinct(
                        results.results().values().stream()
                                .map(run -> run.config().preset().toString()));
    }

    /** Returns the steps and views of each method. */
    static String budgets(GridResults results) {
        return results.results().values().stream()
                .map(AurocCurves::budget)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String tested(RunResult run) {
        var scores = run.scores().get(run.comparedScore());
        return String.format(
                Locale.ROOT,
                "%d normal and %d OOD images",
                scores.normal().length,
                scores.ood().length);
    }

    private static String budget(RunResult run) {
        return String.format(
                Locale.ROOT,
                "%s: %,d steps, %,d views",
                run.config().method().title(),
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
