// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.method.OodScore;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Interval;
import io.github.oecl.score.TestScores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A run seen through one of its scores: a bar, a curve or a row of a figure or table.
 *
 * @param result the run
 * @param score the score
 */
public record ScoredRun(RunResult result, OodScore score) {

    /**
     * Returns a run with the score that goes with its method.
     *
     * @param result the run
     * @return the run with {@link RunResult#headlineScore()}
     */
    public static ScoredRun headline(RunResult result) {
        return new ScoredRun(result, result.headlineScore());
    }

    /**
     * Returns a run of SimCLR with the better of its two usual scores on this test set: chosen with
     * hindsight, in favour of the baseline.
     *
     * @param result the run
     * @return the run with the score of {@link RunResult#betterSimClrScore()}
     */
    public static ScoredRun baseline(RunResult result) {
        return new ScoredRun(result, result.betterSimClrScore());
    }

    /**
     * Returns runs with every score that they have.
     *
     * @param results the runs
     * @return run by run, each with all scores
     */
    public static List<ScoredRun> all(RunResult... results) {
        return Arrays.stream(results)
                .flatMap(
                        result ->
                                result.scores().keySet().stream()
                                        .map(score -> new ScoredRun(result, score)))
                .toList();
    }

    /** {@return the method's name} */
    public String method() {
        return result.config().method().title();
    }

    /** {@return method and score, for a legend} */
    public String label() {
        return method() + ", " + score.title();
    }

    /** {@return the scores of the test images} */
    public TestScores values() {
        return result.scores().get(score);
    }

    /** {@return the AUROC, in [0, 1]} */
    public double auroc() {
        return result.auroc(score);
    }

    /** {@return the AUROC and its interval, in percent, such as {@code 91.2% [88.0, 94.1]}} */
    public String aurocText() {
        return String.format(Locale.ROOT, "%.1f%% %s", 100 * auroc(), intervalText());
    }

    /** {@return the 95% bootstrap interval of the AUROC over test images, in percent} */
    public String intervalText() {
        return String.format(
                Locale.ROOT, "[%.1f, %.1f]", 100 * interval().low(), 100 * interval().high());
    }

    /** {@return the 95% bootstrap interval of the AUROC over test images, in [0, 1]} */
    public Interval interval() {
        return result.measured().get(score).auroc();
    }
}
