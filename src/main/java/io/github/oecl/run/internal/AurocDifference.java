// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.internal;

import io.github.oecl.method.OodScore;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunResult;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Interval;
import io.github.oecl.score.Metric;

/**
 * The AUROC of one result minus that of another on the same test images.
 *
 * @param value the difference
 * @param interval its 95% bootstrap interval over test images, both results on the same resamples
 */
public record AurocDifference(double value, Interval interval) {

    /**
     * Compares two results.
     *
     * @param first a result
     * @param score of the first
     * @param second another result
     * @param otherScore of the second
     * @return the first minus the second
     * @throws IllegalArgumentException if their test images are not the same
     */
    public static AurocDifference of(
            RunResult first, OodScore score, RunResult second, OodScore otherScore) {
        requireSame(first, second);
        Interval interval =
                Bootstrap.builder()
                        .build()
                        .difference(
                                Metric.AUROC,
                                first.scores().get(score),
                                second.scores().get(otherScore));
        return new AurocDifference(first.auroc(score) - second.auroc(otherScore), interval);
    }

    /**
     * {@return whether the interval excludes 0: these two trainings differ on these test images,
     * which is no verdict on their methods}
     */
    public boolean decided() {
        return interval.excludes(0);
    }

    /**
     * Checks that two results are of the same test images.
     *
     * @param first a result
     * @param second another
     * @throws IllegalArgumentException if they are not
     */
    public static void requireSame(RunResult first, RunResult second) {
        requireSame(first, second, "test normal");
        requireSame(first, second, "test OOD");
    }

    private static void requireSame(RunResult first, RunResult second, String role) {
        Provenance.Images one = first.provenance().images().get(role);
        Provenance.Images other = second.provenance().images().get(role);
        if (!one.digest().equals(other.digest())) {
            throw new IllegalArgumentException(
                    "A paired difference needs the same images; "
                            + role
                            + " is "
                            + one.name()
                            + " "
                            + one.counts()
                            + " and "
                            + other.name()
                            + " "
                            + other.counts()
                            + ", with other contents");
        }
    }
}
