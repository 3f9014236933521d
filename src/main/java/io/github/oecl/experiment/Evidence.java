// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.experiment.MethodConfig.Method;
import io.github.oecl.score.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results that speak for or against claims. */
final class Evidence {

    private static final double LEVEL = 0.95;

    /** The normal quantile of a two-sided 95%. */
    private static final double Z = 1.959964;

    private final String source;
    private final List<RunResult> results;

    private record Pair(RunResult first, RunResult second, AurocDifference difference) {}

    private Evidence(String source, List<RunResult> results) {
        this.source = source;
        this.results = results;
    }

    Evidence(String source, GridResults results) {
        this(source, List.copyOf(results.results().values()));
    }

    /** Returns the part of it that has to do with a claim. */
    Evidence where(Predicate<RunConfig> about) {
        return new Evidence(source, results.stream().filter(r -> about.test(r.config())).toList());
    }

    /** One method has the larger AUROC, in all pairs of the same task, seed and steps. */
    Claim beats(String text, Method first, Method second) {
        List<Pair> pairs = pairs(first, second);
        List<Interval> intervals = pairs.stream().map(p -> p.difference().interval()).toList();
        String seen =
                pairs.isEmpty()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.1f against %.1f",
                                100 * mean(pairs.stream().map(Pair::first).toList()),
                                100 * mean(pairs.stream().map(Pair::second).toList()));
        return claim(
                text,
                pairs.stream().flatMap(p -> Stream.of(p.first(), p.second())).toList(),
                seen,
                hull(intervals));
    }

    /** The AUROC is above 0.5, or with a sign of -1 below it, in all results. */
    Claim aboveChance(String text, int sign) {
        List<Interval> intervals =
                results.stream()
                        .map(result -> result.measured().get(result.headlineScore()).auroc())
                        .map(auroc -> sign > 0 ? above(auroc) : below(auroc))
                        .toList();
        String seen =
                results.isEmpty()
                        ? ""
                        : String.format(Locale.ROOT, "%.1f, chance is 50", 100 * mean(results));
        return claim(text, results, seen, hull(intervals));
    }

    /** More than half of all such trainings are so, whatever the word says. */
    Claim most(String text, String word, Predicate<Stability> so) {
        long some = results.stream().map(Stability::of).filter(so).count();
        int all = results.size();
        String seen = all == 0 ? "" : some + " of " + all + " " + word;
        return claim(text, results, seen, all == 0 ? null : overHalf(some, all));
    }

    /** Each of some contrasts is above 0: one for each seed. */
    Claim above(String text, String seen, List<Contrast> contrasts) {
        List<RunResult> of = contrasts.stream().flatMap(c -> c.results().stream()).toList();
        List<Interval> intervals = contrasts.stream().map(Contrast::interval).toList();
        return claim(text, of, contrasts.isEmpty() ? "" : seen, hull(intervals));
    }

    /** Returns the results. */
    List<RunResult> results() {
        return results;
    }

    Claim claim(String text, List<RunResult> of, String seen, Interval support) {
        return new Claim(text, source, budget(of), seen, support);
    }

    private List<Pair> pairs(Method first, Method second) {
        List<Pair> pairs = new ArrayList<>();
        for (RunResult one : of(first)) {
            RunConfig shared = BaselineRows.baseline(one.config());
            of(second).stream()
                    .filter(other -> BaselineRows.baseline(other.config()).equals(shared))
                    .findFirst()
                    .ifPresent(other -> pairs.add(pair(one, other)));
        }
        return pairs;
    }

    private List<RunResult> of(Method method) {
        return results.stream().filter(r -> r.config().method().method() == method).toList();
    }

    private static Pair pair(RunResult one, RunResult other) {
        AurocDifference difference =
                AurocDifference.of(one, one.comparedScore(), other, other.comparedScore());
        return new Pair(one, other, difference);
    }

    /** Returns the mean AUROC by the scores by which methods are compared. */
    static double mean(List<RunResult> results) {
        return results.stream()
                .mapToDouble(r -> r.auroc(r.comparedScore()))
                .average()
                .orElseThrow();
    }

    /** From the lowest to the highest end; null where there is none. */
    private static Interval hull(List<Interval> intervals) {
        return intervals.stream()
                .reduce(
                        (a, b) ->
                                new Interval(
                                        Math.min(a.low(), b.low()),
                                        Math.max(a.high(), b.high()),
                                        LEVEL))
                .orElse(null);
    }

    private static Interval above(Interval auroc) {
        return new Interval(auroc.low() - 0.5, auroc.high() - 0.5, LEVEL);
    }

    private static Interval below(Interval auroc) {
        return new Interval(0.5 - auroc.high(), 0.5 - auroc.low(), LEVEL);
    }

    /** Wilson's interval of a share, less a half. */
    private static Interval overHalf(long some, int all) {
        double share = (double) some / all;
        double scale = 1 + Z * Z / all;
        double middle = (share + Z * Z / (2 * all)) / scale;
        double half = Z / scale * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all));
        return new Interval(middle - half - 0.5, middle + half - 0.5, LEVEL);
    }

    private static String budget(List<RunResult> of) {
        if (of.isEmpty()) {
            return "";
        }
        LongSummaryStatistics steps =
                of.stream().mapToLong(result -> result.training().steps()).summaryStatistics();
        String presets =
                of.stream()
                        .map(result -> result.config().preset().toString())
                        .distinct()
                        .collect(Collectors.joining("+"));
        String range =
                steps.getMin() == steps.getMax()
                        ? String.format(Locale.ROOT, "%,d", steps.getMin())
                        : String.format(Locale.ROOT, "%,d to %,d", steps.getMin(), steps.getMax());
        int trainings = of.stream().distinct().toList().size();
        return String.format(
                Locale.ROOT,
                "%s, %s steps, %d training%s",
                presets,
                range,
                trainings,
                trainings == 1 ? "" : "s");
    }
}
