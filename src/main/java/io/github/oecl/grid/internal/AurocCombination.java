// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid.internal;

import io.github.oecl.method.MethodName;
import io.github.oecl.method.OodScore;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import io.github.oecl.run.internal.AurocDifference;
import io.github.oecl.score.Bootstrap;
import io.github.oecl.score.Metric;
import io.github.oecl.score.TestScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sum of AUROCs of several results on the same test images, each with a sign or weight: a
 * difference, a difference of differences, a mean of differences.
 */
public final class AurocCombination {

    private record Term(RunResult result, OodScore score, double weight) {}

    private final List<Term> terms;

    private AurocCombination(List<Term> terms) {
        this.terms = List.copyOf(terms);
    }

    /**
     * Returns one result alone, by the score by which its method is compared.
     *
     * @param result which
     * @return its AUROC
     */
    public static AurocCombination of(RunResult result) {
        return new AurocCombination(List.of(term(result, 1)));
    }

    /**
     * Returns one result less another, each by the score by which its method is compared.
     *
     * @param first the result that counts positive
     * @param second the result that counts negative
     * @return the difference
     */
    public static AurocCombination of(RunResult first, RunResult second) {
        return new AurocCombination(List.of(term(first, 1), term(second, -1)));
    }

    /**
     * Returns one result by a score less the same result by another.
     *
     * @param result which
     * @param first the score that counts positive
     * @param second the score that counts negative
     * @return the difference
     */
    public static AurocCombination of(RunResult result, OodScore first, OodScore second) {
        return new AurocCombination(
                List.of(new Term(result, first, 1), new Term(result, second, -1)));
    }

    private static Term term(RunResult result, double weight) {
        return new Term(result, result.comparedScore(), weight);
    }

    /**
     * Returns this with a multiple of another added.
     *
     * @param weight the factor
     * @param other what is added
     * @return the sum
     */
    public AurocCombination plus(double weight, AurocCombination other) {
        List<Term> all = new ArrayList<>(terms);
        for (Term term : other.terms) {
            all.add(new Term(term.result, term.score, weight * term.weight));
        }
        return new AurocCombination(all);
    }

    /**
     * Returns the mean of some on the same test images.
     *
     * @param combinations at least one
     * @return the mean
     */
    public static AurocCombination mean(List<AurocCombination> combinations) {
        AurocCombination sum = new AurocCombination(List.of());
        for (AurocCombination each : combinations) {
            sum = sum.plus(1.0 / combinations.size(), each);
        }
        return sum;
    }

    List<RunResult> results() {
        return terms.stream().map(Term::result).distinct().toList();
    }

    /** Returns the seed of its trainings. */
    long seed() {
        return terms.get(0).result().config().training().seed();
    }

    /** Returns what it compares, which is the same for all seeds. */
    Object subject() {
        return terms.stream()
                .map(term -> List.of(setting(term.result().config()), term.weight()))
                .toList();
    }

    /** A method without outliers has the same setting whichever outliers are named for it. */
    private static RunConfig setting(RunConfig config) {
        RunConfig shared = config.withSeed(0);
        return config.method().needsOutliers()
                ? shared
                : shared.with(shared.data().withOutliers(null, List.of()));
    }

    /** Returns the other methods with which that of the first term is compared, each alone. */
    List<AurocCombination> baselines() {
        MethodName own = terms.get(0).result().config().method().name();
        return terms.stream()
                .filter(term -> !term.result().config().method().name().equals(own))
                .map(
                        term ->
                                new AurocCombination(
                                        List.of(new Term(term.result(), term.score(), 1))))
                .toList();
    }

    /** Returns what tells its test images from others. */
    List<String> testSet() {
        Map<String, Provenance.Images> images = terms.get(0).result().provenance().images();
        return List.of(images.get("test normal").digest(), images.get("test OOD").digest());
    }

    /** Returns the number of test images of the smaller side, normal or OOD. */
    int images() {
        TestScores scores = terms.get(0).result().scores().get(terms.get(0).score());
        return Math.min(scores.normal().length, scores.ood().length);
    }

    /** Returns the AUROC of one of its results. */
    double auroc(int position) {
        return terms.get(position).result().auroc(terms.get(position).score());
    }

    /** {@return the weighted sum of the AUROCs} */
    public double value() {
        return terms.stream().mapToDouble(t -> t.weight() * t.result().auroc(t.score())).sum();
    }

    /**
     * Returns the sum on each resample of the test images, all results on the same resamples.
     *
     * @param bootstrap makes the resamples
     * @return a value for each
     * @throws IllegalArgumentException if the results are not of the same test images
     */
    public double[] resampled(Bootstrap bootstrap) {
        for (Term term : terms) {
            AurocDifference.requireSame(terms.get(0).result(), term.result());
        }
        List<TestScores> scores =
                terms.stream().map(term -> term.result().scores().get(term.score())).toList();
        double[] weights = terms.stream().mapToDouble(Term::weight).toArray();
        return bootstrap.sums(Metric.AUROC, scores, weights);
    }
}
