// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.grid.internal.AurocCombination;
import io.github.oecl.grid.internal.SeedDifferences;
import io.github.oecl.method.MethodName;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Decision;
import io.github.oecl.score.internal.Margin;
import io.github.oecl.score.internal.ShareRule;
import io.github.oecl.score.internal.VerdictRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Results that speak for or against claims. */
final class ClaimEvaluator {

    private static final double SECONDS_AN_HOUR = 3600;

    private final Claim.Origin origin;
    private final String source;
    private final List<RunResult> results;

    private ClaimEvaluator(Claim.Origin origin, String source, List<RunResult> results) {
        this.origin = origin;
        this.source = source;
        this.results = results;
    }

    ClaimEvaluator(String source, GridResults results) {
        this(Claim.Origin.PAPER, source, List.copyOf(results.results().values()));
    }

    /** Returns the same results for the claims of somebody else than the paper. */
    ClaimEvaluator by(Claim.Origin other) {
        return new ClaimEvaluator(other, source, results);
    }

    /** Returns the part of it that has to do with a claim. */
    ClaimEvaluator where(Predicate<RunConfig> about) {
        return new ClaimEvaluator(
                origin, source, results.stream().filter(r -> about.test(r.config())).toList());
    }

    /** One method has the larger AUROC, over all pairs of the same task, seed and steps. */
    Claim beats(String text, MethodName first, MethodName second) {
        SeedDifferences pairs = pairs(first, second);
        return claim(text, against(pairs), pairs);
    }

    /** The AUROC is above 0.5. */
    Claim aboveChance(String text) {
        SeedDifferences alone = alone(run -> true);
        String seen = String.format(Locale.ROOT, "%.1f, chance is 50", 100 * alone.mean(0));
        return level(text, seen, alone, VerdictRule.CHANCE, 1);
    }

    /** The AUROC is not above 0.5 by more than the margin of equivalence. */
    Claim nearChance(String text) {
        SeedDifferences alone = alone(run -> true);
        double level = VerdictRule.CHANCE + Margin.AUROC.value();
        String below = String.format(Locale.ROOT, "%s: below %.0f", text, 100 * level);
        String seen = String.format(Locale.ROOT, "%.1f, chance is 50", 100 * alone.mean(0));
        return level(below, seen, alone, level, -1);
    }

    /** The AUROC of some results is above a level, or with a sign of -1 below it. */
    Claim level(String text, String seen, SeedDifferences alone, double level, int sign) {
        return claim(text, seen, alone, alone.decide(sign, -sign * level));
    }

    /** More than half of all such trainings are so, whatever the word says. */
    Claim most(String text, String word, Predicate<Stability> so) {
        int all = results.size();
        if (all == 0) {
            return claim(text, List.of(), "", Decision.notRun());
        }
        int some = (int) results.stream().map(Stability::of).filter(so).count();
        String seen = some + " of " + all + " " + word;
        return claim(text, results, seen, ShareRule.most(some, all, seeds(results)));
    }

    /** The mean of some contrasts, of which each has one seed, is above 0. */
    Claim above(String text, String seen, List<AurocCombination> combinations) {
        return claim(text, seen, SeedDifferences.of(combinations));
    }

    /** Returns the results. */
    List<RunResult> results() {
        return results;
    }

    /** The mean of some differences is above 0. */
    Claim claim(String text, String seen, SeedDifferences differences) {
        return claim(text, seen, differences, differences.decide(1, 0));
    }

    private Claim claim(String text, String seen, SeedDifferences differences, Decision decision) {
        boolean empty = differences.results().isEmpty();
        return claim(text, differences.results(), empty ? "" : seen, decision);
    }

    private Claim claim(String text, List<RunResult> of, String seen, Decision decision) {
        return new Claim(origin, text, source, budget(of), seen, decision, coreHours(of));
    }

    /** Returns the differences of two methods, in pairs of the same task, seed and steps. */
    SeedDifferences pairs(MethodName first, MethodName second) {
        List<AurocCombination> pairs = new ArrayList<>();
        for (RunResult one : of(first)) {
            RunConfig shared = one.config().simClrBaseline();
            of(second).stream()
                    .filter(other -> other.config().simClrBaseline().equals(shared))
                    .findFirst()
                    .ifPresent(other -> pairs.add(AurocCombination.of(one, other)));
        }
        return SeedDifferences.of(pairs);
    }

    /** Returns some results, each alone. */
    SeedDifferences alone(Predicate<RunConfig> which) {
        return SeedDifferences.of(where(which).results.stream().map(AurocCombination::of).toList());
    }

    private static String against(SeedDifferences pairs) {
        return String.format(
                Locale.ROOT, "%.1f against %.1f", 100 * pairs.mean(0), 100 * pairs.mean(1));
    }

    private List<RunResult> of(MethodName method) {
        return results.stream().filter(r -> r.config().method().name().equals(method)).toList();
    }

    private static int seeds(List<RunResult> results) {
        return (int)
                results.stream().mapToLong(r -> r.config().training().seed()).distinct().count();
    }

    /** Returns what one seed of all of them took, training alone, in hours of one core. */
    private static double coreHours(List<RunResult> results) {
        double seconds =
                results.stream()
                        .distinct()
                        .mapToDouble(r -> r.training().seconds() * r.provenance().threads())
                        .sum();
        return results.isEmpty() ? 0 : seconds / SECONDS_AN_HOUR / seeds(results);
    }

    /** Returns the mean AUROC by the scores by which methods are compared. */
    static double mean(List<RunResult> results) {
        return results.stream()
                .mapToDouble(r -> r.auroc(r.comparedScore()))
                .average()
                .orElseThrow();
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
