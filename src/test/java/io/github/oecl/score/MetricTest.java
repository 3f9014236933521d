// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.Golden;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {

    private static TestScores scores(double[] normal, double... ood) {
        return new TestScores(normal, ood);
    }

    private static double[] of(double... values) {
        return values;
    }

    @Test
    void perfectSeparation() {
        DetectionMetrics metrics = DetectionMetrics.of(scores(of(3, 4), 1, 2));
        assertEquals(new DetectionMetrics(1, 1, 1, 0), metrics);
    }

    @Test
    void tiesCountHalf() {
        assertEquals(0.5, Metric.AUROC.of(scores(of(1, 1, 1), 1, 1)));
        assertEquals(0.875, Metric.AUROC.of(scores(of(1, 2), 0, 1)));
    }

    @Test
    void allTiedScoresAreChance() {
        TestScores tied = scores(of(7, 7, 7), 7);
        assertEquals(0.75, Metric.AUPR_IN.of(tied));
        assertEquals(0.25, Metric.AUPR_OUT.of(tied));
        assertEquals(1, Metric.FPR_AT_95_TPR.of(tied));
    }

    @Test
    void exactly95PercentIsEnough() {
        double[] normal = new double[20];
        Arrays.fill(normal, 2);
        normal[0] = 0;
        assertEquals(0, Metric.FPR_AT_95_TPR.of(scores(normal, 1, 1)));
    }

    @Test
    void negativeZeroTiesWithZero() {
        assertEquals(0.5, Metric.AUROC.of(scores(of(0.0), -0.0)));
    }

    @Test
    void infiniteScoresStandAtTheEnds() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(0.75, Metric.AUROC.of(scores(of(infinity, 0), -infinity, 1)));
    }

    @Test
    void errorsNameTheSideAndTheIndex() {
        assertTrue(messageFor(of(), 1).contains("no normal scores"));
        assertTrue(messageFor(of(1)).contains("no OOD scores"));
        assertTrue(messageFor(of(1, 2, Double.NaN), 1).contains("normal score at index 2"));
        assertTrue(messageFor(of(1), 1, Double.NaN).contains("OOD score at index 1"));
    }

    @Test
    void recordAndEnumAgree() {
        TestScores scores = scores(of(1, 2, 2, 5), 0, 2, 3);
        DetectionMetrics metrics = DetectionMetrics.of(scores);
        for (Metric metric : Metric.values()) {
            assertEquals(metric.of(scores), metrics.value(metric), metric.title());
        }
    }

    @Test
    void agreesWithTheGoldenValues() {
        for (GoldenCase expected : Golden.read("metrics.json", GoldenFile.class).cases) {
            DetectionMetrics actual =
                    DetectionMetrics.of(scores(expected.id_scores, expected.ood_scores));
            assertEquals(expected.auroc, actual.auroc(), 1e-9);
            assertEquals(expected.aupr_in, actual.auprIn(), 1e-9);
            assertEquals(expected.aupr_out, actual.auprOut(), 1e-9);
            assertEquals(expected.fpr_at_95_tpr, actual.fprAt95Tpr(), 1e-9);
        }
    }

    private static String messageFor(double[] normal, double... ood) {
        return assertThrows(IllegalArgumentException.class, () -> new TestScores(normal, ood))
                .getMessage();
    }

    private record GoldenFile(List<GoldenCase> cases) {}

    private record GoldenCase(
            double[] id_scores,
            double[] ood_scores,
            double auroc,
            double aupr_in,
            double aupr_out,
            double fpr_at_95_tpr) {}
}
