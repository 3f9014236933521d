// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid.internal;

import io.github.oecl.run.RunResult;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Decision.Verdict;
import io.github.oecl.score.Interval;
import io.github.oecl.score.internal.Margin;
import io.github.oecl.score.internal.SeedEstimate;
import io.github.oecl.score.internal.SeedSample;
import io.github.oecl.score.internal.VerdictRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Contrasts of AUROC seed by seed, each a mean over the tasks and settings that a claim covers. A
 * seed counts if it has all of them. Results on the same test images are taken on the same
 * bootstrap resamples, those on others on independent ones.
 */
public final class SeedDifferences {

    /** Enough for a variance: its standard error is 4% of it, far less than that over few seeds. */
    private static final int RESAMPLES = 1000;

    private final List<List<AurocCombination>> seeds;
    private final int parts;
    private final int incomplete;

    private SeedDifferences(List<List<AurocCombination>> seeds, int parts, int incomplete) {
        this.seeds = seeds;
        this.parts = parts;
        this.incomplete = incomplete;
    }

    /**
     * Sorts combinations, of which each has one seed, by seed and by what they compare.
     *
     * @param combinations of all seeds
     * @return the seeds that have all of them
     */
    public static SeedDifferences of(List<AurocCombination> combinations) {
        Map<Long, Map<Object, AurocCombination>> bySeed = new TreeMap<>();
        Set<Object> subjects = new LinkedHashSet<>();
        for (AurocCombination combination : combinations) {
            subjects.add(combination.subject());
            bySeed.computeIfAbsent(combination.seed(), seed -> new LinkedHashMap<>())
                    .putIfAbsent(combination.subject(), combination);
        }
        List<List<AurocCombination>> complete =
                bySeed.values().stream()
                        .filter(one -> one.keySet().containsAll(subjects))
                        .map(one -> subjects.stream().map(one::get).toList())
                        .toList();
        return new SeedDifferences(complete, subjects.size(), bySeed.size() - complete.size());
    }

    /** {@return how many tasks and settings each seed has} */
    public int parts() {
        return parts;
    }

    /** {@return the results of the seeds that count, each once} */
    public List<RunResult> results() {
        return contrasts().flatMap(each -> each.results().stream()).distinct().toList();
    }

    /**
     * Returns the mean AUROC of one of the results that are compared.
     *
     * @param position 0 for the first result, 1 for the second
     * @return the mean over the seeds
     */
    public double mean(int position) {
        return contrasts().mapToDouble(each -> each.auroc(position)).average().orElse(0);
    }

    private Stream<AurocCombination> contrasts() {
        return seeds.stream().flatMap(List::stream);
    }

    /** Returns the mean over the seeds with its errors. */
    SeedEstimate estimate() {
        Map<List<String>, Integer> testSets = new LinkedHashMap<>();
        double[] values = new double[seeds.size()];
        double[][] resampled = new double[seeds.size()][];
        int images = Integer.MAX_VALUE;
        for (int s = 0; s < values.length; s++) {
            for (AurocCombination combination : seeds.get(s)) {
                int testSet = testSets.computeIfAbsent(combination.testSet(), k -> testSets.size());
                Bootstrap bootstrap = bootstrap(testSet);
                double weight = 1.0 / seeds.get(s).size();
                values[s] += weight * combination.value();
                resampled[s] = plus(resampled[s], weight, combination.resampled(bootstrap));
                images = Math.min(images, combination.images());
            }
        }
        return SeedEstimate.of(SeedSample.of(values, resampled, images));
    }

    private static Bootstrap bootstrap(int testSet) {
        return Bootstrap.builder().optResamples(RESAMPLES).optSeed(testSet).build();
    }

    private static double[] plus(double[] sum, double weight, double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (sum == null ? 0 : sum[i]) + weight * values[i])
                .toArray();
    }

    /**
     * Decides whether a linear function of the mean is above 0, where the baselines have trained.
     *
     * @param factor of the mean
     * @param shift is added to it
     * @return the decision
     */
    public Decision decide(double factor, double shift) {
        if (seeds.isEmpty()) {
            return incomplete == 0 ? Decision.notRun() : incomplete(0, null);
        }
        SeedEstimate estimate = estimate().linear(factor, shift);
        Decision decision = VerdictRule.decide(estimate, Margin.AUROC, baselines());
        return decision.verdict() == Verdict.UNDECIDED && seeds.size() == 1 && incomplete > 0
                ? incomplete(1, decision.interval())
                : decision;
    }

    /**
     * Tells whether the mean is equivalent to 0 by two one-sided tests, whether or not it is
     * decided to be above or below 0.
     *
     * @return whether there are enough seeds and the 90% interval lies within the margin
     */
    public boolean isEquivalent() {
        return seeds.size() >= VerdictRule.EQUIVALENCE_SEEDS
                && VerdictRule.isEquivalent(estimate(), Margin.AUROC);
    }

    /** That too few seeds have all that is compared. */
    private Decision incomplete(int complete, Interval interval) {
        String reason = "%s of %s seeds complete".formatted(complete, complete + incomplete);
        return new Decision(Verdict.UNDECIDED, interval, reason, complete, VerdictRule.PILOT_SEEDS);
    }

    /** Returns the AUROC of each method with which the first one is compared, over the seeds. */
    private List<SeedEstimate> baselines() {
        int count = seeds.get(0).get(0).baselines().size();
        return IntStream.range(0, count).mapToObj(i -> baseline(i).estimate()).toList();
    }

    private SeedDifferences baseline(int position) {
        return new SeedDifferences(
                seeds.stream()
                        .map(one -> one.stream().map(c -> c.baselines().get(position)).toList())
                        .toList(),
                parts,
                0);
    }
}
