// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The metrics against references that are slow and follow the definitions. */
class MetricPropertyTest {

    @Provide
    Arbitrary<TestScores> scores() {
        // Few distinct values, so that ties are common.
        Arbitrary<double[]> side =
                Arbitraries.integers()
                        .between(-6, 6)
                        .map(Integer::doubleValue)
                        .array(Double[].class)
                        .ofMinSize(1)
                        .ofMaxSize(40)
                        .map(a -> Arrays.stream(a).mapToDouble(x -> x).toArray());
        return Combinators.combine(side, side).as(TestScores::new);
    }

    private static double shareAtLeast(double[] scores, double threshold) {
        return (double) countAtLeast(scores, threshold) / scores.length;
    }

    private static long countAtLeast(double[] scores, double threshold) {
        return Arrays.stream(scores).filter(s -> s >= threshold).count();
    }

    private static double[] negated(double[] scores) {
        return Arrays.stream(scores).map(s -> -s).toArray();
    }

    private static double[] fallingThresholds(TestScores scores) {
        double[] all =
                DoubleStream.concat(Arrays.stream(scores.normal()), Arrays.stream(scores.ood()))
                        .toArray();
        return negated(Arrays.stream(negated(all)).sorted().distinct().toArray());
    }

    private static double naiveAveragePrecision(double[] positives, double[] negatives) {
        double sum = 0;
        double recall = 0;
        for (double t : fallingThresholds(new TestScores(positives, negatives))) {
            double hits = countAtLeast(positives, t);
            double next = hits / positives.length;
            sum += (next - recall) * hits / (hits + countAtLeast(negatives, t));
            recall = next;
        }
        return sum;
    }

    @Property
    void aurocIsTheShareOfPairsInOrder(@ForAll("scores") TestScores scores) {
        double wins = 0;
        for (double normal : scores.normal()) {
            for (double ood : scores.ood()) {
                wins += normal > ood ? 1 : normal == ood ? 0.5 : 0;
            }
        }
        double pairs = scores.normal().length * scores.ood().length;
        assertEquals(wins / pairs, Metric.AUROC.of(scores), 1e-12);
    }

    @Property
    void auprIsTheSumOverThresholds(@ForAll("scores") TestScores scores) {
        assertEquals(
                naiveAveragePrecision(scores.normal(), scores.ood()),
                Metric.AUPR_IN.of(scores),
                1e-12);
        assertEquals(
                naiveAveragePrecision(negated(scores.ood()), negated(scores.normal())),
                Metric.AUPR_OUT.of(scores),
                1e-12);
    }

    @Property
    void fprIsTakenAtTheFirstSufficientThreshold(@ForAll("scores") TestScores scores) {
        double threshold =
                Arrays.stream(fallingThresholds(scores))
                        .filter(t -> shareAtLeast(scores.normal(), t) >= 0.95)
                        .findFirst()
                        .orElseThrow();
        assertEquals(shareAtLeast(scores.ood(), threshold), Metric.FPR_AT_95_TPR.of(scores), 1e-12);
    }

    @Property
    void exchangingTheClassesTurnsAurocRound(@ForAll("scores") TestScores scores) {
        TestScores exchanged = new TestScores(scores.ood(), scores.normal());
        assertEquals(1 - Metric.AUROC.of(scores), Metric.AUROC.of(exchanged), 1e-12);
    }

    @Property
    void onlyTheOrderCounts(@ForAll("scores") TestScores scores) {
        TestScores stretched =
                new TestScores(
                        Arrays.stream(scores.normal()).map(Math::exp).toArray(),
                        Arrays.stream(scores.ood()).map(Math::exp).toArray());
        assertEquals(DetectionMetrics.of(scores), DetectionMetrics.of(stretched));
    }

    @Property
    void areaUnderTheRocCurveIsTheAuroc(@ForAll("scores") TestScores scores) {
        RocCurve curve = RocCurve.of(scores);
        double[] fpr = curve.fpr();
        double[] tpr = curve.tpr();
        double area = 0;
        for (int k = 1; k < fpr.length; k++) {
            area += (fpr[k] - fpr[k - 1]) * (tpr[k] + tpr[k - 1]) / 2;
        }
        assertEquals(Metric.AUROC.of(scores), area, 1e-12);
    }

    @Property
    void rocPointsAreTheSharesAtTheirThresholds(@ForAll("scores") TestScores scores) {
        RocCurve curve = RocCurve.of(scores);
        for (int k = 0; k < curve.thresholds().length; k++) {
            double threshold = curve.thresholds()[k];
            assertEquals(shareAtLeast(scores.ood(), threshold), curve.fpr()[k], 1e-12);
            assertEquals(shareAtLeast(scores.normal(), threshold), curve.tpr()[k], 1e-12);
        }
    }
}
