// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.random.KeyedRandom;
import io.github.oecl.score.Decision;
import io.github.oecl.score.Decision.Verdict;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictRuleTest {

    private static final int TRIALS = 2000;

    /** An estimate with a standard deviation between seeds, and one owing to the images. */
    private static SeedEstimate estimate(double value, int seeds, double spread, double images) {
        double seedVariance = spread * spread / seeds;
        return new SeedEstimate(value, seeds, true, seedVariance, seeds - 1, images * images, 400);
    }

    private static Decision decide(SeedEstimate estimate, SeedEstimate... baselines) {
        return VerdictRule.decide(estimate, Margin.AUROC, List.of(baselines));
    }

    @Test
    void anIntervalAwayFromZeroDecides() {
        Decision above = decide(estimate(0.2, 3, 0.02, 0.01));
        assertEquals(Verdict.SUPPORTED, above.verdict());
        assertEquals(3, above.seeds());
        assertEquals(0, above.seedsNeeded());
        assertEquals(Verdict.CONTRADICTED, decide(estimate(-0.2, 3, 0.02, 0.01)).verdict());
    }

    @Test
    void oneSeedGivesNoVerdictHoweverLargeTheDifference() {
        SeedEstimate one = new SeedEstimate(0.4, 1, true, 0, 0, 1e-6, 400);
        Decision decision = decide(one);
        assertEquals(Verdict.UNDECIDED, decision.verdict());
        assertEquals("one seed", decision.reason());
        assertEquals(VerdictRule.PILOT_SEEDS, decision.seedsNeeded());
        assertTrue(decision.interval().excludes(0));
    }

    @Test
    void aBaselineThatHasNotTrainedGivesNoVerdict() {
        SeedEstimate difference = estimate(0.4, 3, 0.02, 0.01);
        SeedEstimate trained = estimate(0.7, 3, 0.02, 0.01);
        SeedEstimate atChance = estimate(0.53, 3, 0.02, 0.01);
        assertTrue(VerdictRule.hasTrained(trained));
        assertEquals(Verdict.SUPPORTED, decide(difference, trained).verdict());
        Decision decision = decide(difference, trained, atChance);
        assertEquals(Verdict.UNDECIDED, decision.verdict());
        assertTrue(decision.reason().startsWith("baseline not above chance: AUROC 53.0, interval"));
        assertEquals(0, decision.seedsNeeded());
        assertEquals(Verdict.UNDECIDED, decide(difference, estimate(0.3, 3, 0.02, 0.01)).verdict());
    }

    @Test
    void aSmallDifferenceOfTenPairedSeedsIsEquivalent() {
        SeedEstimate ten = estimate(0.002, 10, 0.02, 0.005);
        assertEquals(Verdict.EQUIVALENT, decide(ten).verdict());
        Decision nine = decide(estimate(0.002, 9, 0.02, 0.005));
        assertEquals(Verdict.UNDECIDED, nine.verdict());
        assertEquals(10, nine.seedsNeeded());
        SeedEstimate unpaired =
                new SeedEstimate(
                        0.002, 10, false, ten.seedVariance(), 18, ten.imageVariance(), 400);
        assertFalse(VerdictRule.isEquivalent(unpaired, Margin.AUROC));
    }

    @Test
    void aSmallDifferenceThatIsCertainIsStillADifference() {
        assertEquals(Verdict.SUPPORTED, decide(estimate(0.01, 10, 0.002, 0.001)).verdict());
    }

    @Test
    void aRatioOfNormsIsJudgedByItsLogarithm() {
        SeedEstimate tenth = estimate(Math.log(1.05), 10, 0.02, 0);
        assertTrue(VerdictRule.isEquivalent(tenth, Margin.NORM_RATIO));
        assertFalse(VerdictRule.isEquivalent(tenth, Margin.AUROC));
        SeedEstimate beyond = estimate(-Math.log(1.11), 10, 0.001, 0);
        assertFalse(VerdictRule.isEquivalent(beyond, Margin.NORM_RATIO));
    }

    @Test
    void whatOnlyMoreTestImagesWouldDecideHasNoNumberOfSeeds() {
        Decision decision = decide(estimate(0.04, 5, 0.01, 0.05));
        assertEquals(Verdict.UNDECIDED, decision.verdict());
        assertEquals(0, decision.seedsNeeded());
        // ((1.96 + 0.84) 0.05 / 0.04)²
        assertEquals("interval holds 0; needs 12.3 times the test images", decision.reason());
        double less = 0.05 / Math.sqrt(13);
        assertTrue(decide(estimate(0.04, 5, 0.1, less)).seedsNeeded() > 0);
    }

    /** The t-test's own: 10 pairs for a difference of one standard deviation. */
    @Test
    void theNumberOfSeedsIsThatOfThePairedTTest() {
        assertEquals(10, decide(estimate(0.1, 3, 0.1, 0)).seedsNeeded());
        assertEquals(34, decide(estimate(0.05, 3, 0.1, 0)).seedsNeeded());
    }

    @ParameterizedTest
    @CsvSource({"0.10, 0.10, 0", "0.10, 0.10, 0.02", "0.05, 0.10, 0.01", "0, 0.04, 0.005"})
    void soManySeedsDecideFourTimesInFive(double value, double spread, double images) {
        int seeds = decide(estimate(value, 3, spread, images)).seedsNeeded();
        assertEquals(0.80, share(value, seeds, spread, images, VerdictRuleTest::isRight), 0.05);
    }

    private static boolean isRight(SeedEstimate estimate) {
        Verdict verdict = decide(estimate).verdict();
        return verdict == Verdict.SUPPORTED || verdict == Verdict.EQUIVALENT;
    }

    @Test
    void equivalenceIsWrongAtMostFiveTimesInAHundred() {
        Predicate<SeedEstimate> equivalent = e -> VerdictRule.isEquivalent(e, Margin.AUROC);
        assertTrue(share(0.03, 10, 0.03, 0, equivalent) < 0.065);
        assertTrue(share(0.03, 10, 0.02, 0.005, equivalent) < 0.065);
        assertTrue(share(0.03, 10, 0.005, 0, equivalent) > 0.035);
        assertTrue(share(0, 10, 0.02, 0.005, equivalent) > 0.9);
    }

    /** Returns how often it is so when seeds and images are drawn anew. */
    private static double share(
            double value, int seeds, double spread, double images, Predicate<SeedEstimate> so) {
        long count =
                IntStream.range(0, TRIALS)
                        .mapToObj(trial -> drawn(trial, value, seeds, spread, images))
                        .filter(so)
                        .count();
        return count / (double) TRIALS;
    }

    private static SeedEstimate drawn(
            int trial, double value, int seeds, double spread, double images) {
        KeyedRandom random = KeyedRandom.of(11, trial);
        double common = value + images * random.nextGaussian();
        double[] values = new double[seeds];
        for (int s = 0; s < seeds; s++) {
            values[s] = common + spread * random.nextGaussian();
        }
        return estimate(
                StatUtils.mean(values), seeds, Math.sqrt(StatUtils.variance(values)), images);
    }

    @Test
    void mostTrainingsAreMoreThanHalfOfThemByWilsonsInterval() {
        // Wilson's interval of 1 of 1 is [0.2065, 1].
        Decision one = ShareRule.most(1, 1, 1);
        assertEquals(-0.2935, one.interval().low(), 1e-4);
        assertEquals(0.5, one.interval().high(), 1e-9);
        assertEquals("one seed", one.reason());
        assertEquals(Verdict.UNDECIDED, ShareRule.most(4, 4, 1).verdict());
        assertEquals(Verdict.UNDECIDED, ShareRule.most(3, 3, 3).verdict());
        assertEquals(4, ShareRule.most(3, 3, 3).seedsNeeded());
        assertEquals(Verdict.SUPPORTED, ShareRule.most(4, 4, 4).verdict());
        assertEquals(Verdict.CONTRADICTED, ShareRule.most(0, 8, 2).verdict());
        assertEquals(0, ShareRule.most(2, 4, 4).seedsNeeded());
        // 49 draws for a share of 0.7 against 0.5 by the normal approximation.
        assertEquals(48, ShareRule.most(7, 10, 10).seedsNeeded(), 5);
    }
}
