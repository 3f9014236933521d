// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.experiment.DataConfig;
import io.github.oecl.experiment.RunConfig;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** One method with one score on one task, seed by seed. */
record SeedsRow(List<ScoredRun> seeds) {

    /** Returns the images and what is normal, such as "cifar10: automobile". */
    String task() {
        DataConfig data = config().data();
        return data.dataset().replaceFirst("\\?.*", "") + ": " + String.join(" + ", data.normal());
    }

    String label() {
        return seeds.get(0).label();
    }

    String method() {
        return seeds.get(0).method();
    }

    String preset() {
        return config().preset().toString();
    }

    /** Returns such as "84.2% (83.6 to 84.9)". */
    String text() {
        DoubleSummaryStatistics auroc =
                seeds.stream().mapToDouble(ScoredRun::auroc).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%.1f%% (%.1f to %.1f)",
                100 * auroc.getAverage(),
                100 * auroc.getMin(),
                100 * auroc.getMax());
    }

    double lowest() {
        return seeds.stream().mapToDouble(seed -> seed.interval().low()).min().orElseThrow();
    }

    private RunConfig config() {
        return seeds.get(0).result().config();
    }
}
