// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.internal;

import io.github.oecl.plot.ScoredRun;
import io.github.oecl.run.RunConfig;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** One method with one score on one task, seed by seed. */
public record SeedsRow(List<ScoredRun> seeds) {

    /** Returns the images and what is normal, such as "cifar10: automobile". */
    public String task() {
        return config().data().title();
    }

    public String label() {
        return seeds.get(0).label();
    }

    public String method() {
        return seeds.get(0).method();
    }

    public String preset() {
        return config().preset().toString();
    }

    /**
     * {@return the mean over the seeds and their range, such as "84.2% (83.6 to 84.9)", or "84.2%"
     * of a single seed}
     */
    public String text() {
        DoubleSummaryStatistics auroc =
                seeds.stream().mapToDouble(ScoredRun::auroc).summaryStatistics();
        String mean = String.format(Locale.ROOT, "%.1f%%", 100 * auroc.getAverage());
        return seeds.size() == 1
                ? mean
                : String.format(
                        Locale.ROOT,
                        "%s (%.1f to %.1f)",
                        mean,
                        100 * auroc.getMin(),
                        100 * auroc.getMax());
    }

    public double mean() {
        return seeds.stream().mapToDouble(ScoredRun::auroc).average().orElseThrow();
    }

    public double lowest() {
        return seeds.stream().mapToDouble(seed -> seed.interval().low()).min().orElseThrow();
    }

    private RunConfig config() {
        return seeds.get(0).result().config();
    }
}
