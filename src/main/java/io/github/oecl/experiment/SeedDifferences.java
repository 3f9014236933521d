// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Margin;
import io.github.oecl.score.SeedEstimate;
import io.github.oecl.score.SeedSample;
import io.github.oecl.score.Verdict;
import io.github.oecl.score.VerdictRule;
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
final class SeedDifferences {

    /** Enough for a variance: its standard error is 4% of it, far less than that over few seeds. */
    private static final int RESAMPLES = 1000;

    private final List<List<Contrast>> seeds;
    private final int parts;
    private final int incomplete;

    private SeedDifferences(List<List<Contrast>> seeds, int parts, int incomplete) {
        this.seeds = seeds;
        this.parts = parts;
        this.incomplete = incomplete;
    }

    /** Sorts contrasts, of which each has one seed, by seed and by what they compare. */
    static SeedDifferences of(List<Contrast> contrasts) {
        Map<Long, Map<Object, Contrast>> bySeed = new TreeMap<>();
        Set<Object> subjects = new LinkedHashSet<>();
        for (Contrast contrast : contrasts) {
            subjects.add(contrast.subject());
            bySeed.computeIfAbsent(contrast.seed(), seed -> new LinkedHashMap<>())
                    .putIfAbsent(contrast.subject(), contrast);
        }
        List<List<Contrast>> complete =
                bySeed.values().stream()
                        .filter(one -> one.keySet().containsAll(subjects))
                        .map(one -> subjects.stream().map(one::get).toList())
                        .toList();
        return new SeedDifferences(complete, subjects.size(), bySeed.size() - complete.size());
    }

    /** Returns how many tasks and settings each seed has. */
    int parts() {
        return parts;
    }

    /** Returns the results of the seeds that count. */
    List<RunResult> results() {
        return contrasts().flatMap(each -> each.results().stream()).distinct().toList();
    }

    /** Returns the mean AUROC of the first, second, and so on, of what is compared. */
    double mean(int position) {
        return contrasts().mapToDouble(each -> each.auroc(position)).average().orElse(0);
    }

    private Stream<Contrast> contrasts() {
        return seeds.stream().flatMap(List::stream);
    }

    /** Returns the mean over the seeds with its errors. */
    SeedEstimate estimate() {
        Map<List<String>, Integer> testSets = new LinkedHashMap<>();
        double[] values = new double[seeds.size()];
        double[][] resampled = new double[seeds.size()][];
        int images = Integer.MAX_VALUE;
        for (int s = 0; s < values.length; s++) {
            for (Contrast contrast : seeds.get(s)) {
                int testSet = testSets.computeIfAbsent(contrast.testSet(), k -> testSets.size());
                Bootstrap bootstrap = bootstrap(testSet);
                double weight = 1.0 / seeds.get(s).size();
                values[s] += weight * contrast.value();
                resampled[s] = plus(resampled[s], weight, contrast.resampled(bootstrap));
                images = Math.min(images, contrast.images());
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
     * Decides whether a linear function of the mean is over 0, where the baselines have trained.
     */
    Decision decide(double factor, double shift) {
        if (seeds.isEmpty()) {
            return incomplete == 0 ? Decision.notRun() : incomplete(0, null);
        }
        SeedEstimate estimate = estimate().linear(factor, shift);
        Decision decision = VerdictRule.decide(estimate, Margin.AUROC, baselines());
        return decision.verdict() == Verdict.UNDECIDED && seeds.size() == 1 && incomplete > 0
                ? incomplete(1, decision.interval())
                : decision;
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
