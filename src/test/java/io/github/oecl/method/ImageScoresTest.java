// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.model.Features;
import io.github.oecl.model.OeclModel;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each score against its formula, written out view by view. */
class ImageScoresTest {

    private static final int VIEWS = 4;
    private static final ImageSet TRAINING = Scored.noise("training", 11);
    private static final ImageSet TEST = Scored.noise("test", 7);
    private static final ImageSet MANY = Scored.noise("many", 140);

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void everyScoreOfTheRuleIsThereForEveryImage(OodMethod method) {
        try (OeclModel model = Scored.model(method)) {
            Map<OodScore, double[]> scores = fitted(model, method).of(TEST);
            assertEquals(Set.copyOf(method.scoring().scores()), scores.keySet());
            scores.values().forEach(values -> assertEquals(TEST.size(), values.length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 140})
    void hscScoresTheNearnessToTheOriginOverAllViewsAndOfTheCleanOne(int images) {
        ImageSet test = images == 7 ? TEST : MANY;
        try (OeclModel model = Scored.model(new HscMethod())) {
            Map<OodScore, double[]> scores = fitted(model, new HscMethod()).of(test);
            double[][][] z = rows(model, test, Shift.identity(), Features::projection);
            for (int i = 0; i < images; i++) {
                double[] nearness = Arrays.stream(z[i]).mapToDouble(v -> 1 - hypot1(v)).toArray();
                assertEquals(mean(nearness), scores.get(OodScore.HYPERSPHERE)[i], 1e-6);
                assertEquals(nearness[0], scores.get(OodScore.CLEAN_HYPERSPHERE)[i], 1e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 140})
    void bceScoresTheLogitOverAllViewsAndOfTheCleanOne(int images) {
        ImageSet test = images == 7 ? TEST : MANY;
        try (OeclModel model = Scored.model(new BceMethod())) {
            Map<OodScore, double[]> scores = fitted(model, new BceMethod()).of(test);
            double[][][] rows = rows(model, test, Shift.identity(), f -> f.heads().get("logit"));
            for (int i = 0; i < images; i++) {
                double[] logits = Arrays.stream(rows[i]).mapToDouble(row -> row[0]).toArray();
                assertEquals(mean(logits), scores.get(OodScore.LOGIT)[i], 1e-6);
                assertEquals(logits[0], scores.get(OodScore.CLEAN_LOGIT)[i], 1e-6);
            }
        }
    }

    @Test
    void csiScoresCosinesAndLogitsOverTheShiftsWeightedByTheTrainingImages() {
        CsiMethod csi = new CsiMethod();
        try (OeclModel model = Scored.model(csi)) {
            double[] expected = new double[TEST.size()];
            List<Shift.Transformation> transformations = Shift.rotation().transformations();
            for (int k = 0; k < 4; k++) {
                Shift.Transformation transformation = transformations.get(k);
                double[][] train = means(model, TRAINING, transformation, Features::projection);
                double[][] test = means(model, TEST, transformation, Features::projection);
                double[][] trainLogits =
                        means(model, TRAINING, transformation, f -> f.heads().get("shift"));
                double[][] testLogits =
                        means(model, TEST, transformation, f -> f.heads().get("shift"));
                double cosineMean = 0;
                double logitMean = 0;
                for (int m = 0; m < train.length; m++) {
                    cosineMean += similarity(train[m], train) / train.length;
                    logitMean += trainLogits[m][k] / train.length;
                }
                for (int i = 0; i < expected.length; i++) {
                    expected[i] +=
                            (similarity(test[i], train) / cosineMean
                                            + testLogits[i][k] / Math.abs(logitMean))
                                    / 4;
                }
            }
            double[] actual = fitted(model, csi).of(TEST).get(OodScore.CSI);
            assertArrayEquals(expected, actual, 1e-4);
        }
    }

    @ParameterizedTest
    @MethodSource("contrastive")
    void theScoresOfProjectionsAreThoseOfTheUnshiftedImage(OodMethod method) {
        try (OeclModel model = Scored.model(method)) {
            Map<OodScore, double[]> scores = fitted(model, method).of(TEST);
            double[][] train = means(model, TRAINING, Shift.identity(), Features::projection);
            double[][] test = means(model, TEST, Shift.identity(), Features::projection);
            double[][][] z = rows(model, TEST, Shift.identity(), Features::projection);
            for (int i = 0; i < TEST.size(); i++) {
                assertEquals(norm(test[i]), scores.get(OodScore.NORM_OF_MEAN)[i], 1e-6);
                assertEquals(norm(z[i][0]), scores.get(OodScore.CLEAN_NORM)[i], 1e-6);
                double[] squares = Arrays.stream(z[i]).mapToDouble(v -> dot(v, v)).toArray();
                assertEquals(mean(squares), scores.get(OodScore.MEAN_SQUARED_NORM)[i], 1e-6);
                double cosine = similarity(test[i], train);
                assertEquals(cosine, scores.get(OodScore.COSINE_NORM)[i], 1e-6);
            }
        }
    }

    static List<OodMethod> contrastive() {
        return List.of(new SimClrMethod(), new CsiMethod());
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.method.Scored#methods")
    void aScorerGivesOneOfTheScores(OodMethod method) {
        try (OeclModel model = Scored.model(method)) {
            ImageScores scores = fitted(model, method);
            Map<OodScore, double[]> all = scores.of(TEST);
            for (OodScore score : method.scoring().scores()) {
                assertArrayEquals(all.get(score), scores.scorer(score).score(TEST));
            }
            OodScore headline = method.scoring().scores().get(0);
            assertArrayEquals(all.get(headline), scores.headline().score(TEST));
        }
    }

    @Test
    void aScoreOfAnotherMethodIsRefused() {
        try (OeclModel model = Scored.model(new HscMethod())) {
            ImageScores scores = fitted(model, new HscMethod());
            var error =
                    assertThrows(
                            IllegalArgumentException.class,
                            () -> scores.scorer(OodScore.NORM_OF_MEAN));
            assertTrue(error.getMessage().contains("CLEAN_HYPERSPHERE"), error.getMessage());
        }
    }

    @Test
    void theWeightsOfCsiAreInversesAndKeepTheOrder() {
        assertEquals(new CsiWeights(0.5, 4), CsiWeights.ofMeans(2, 0.25));
        assertEquals(4, CsiWeights.ofMeans(2, -0.25).logit());
        assertEquals(new CsiWeights(0, 0), CsiWeights.ofMeans(0, 0));
        assertEquals(3.5, new CsiWeights(0.5, 2).sum(3, 1));
    }

    @Test
    void viewsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TestViews(0, 0.5, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new TestViews(8, 2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new TestViews(8, 0.5, -1, 0));
    }

    private static ImageScores fitted(OeclModel model, OodMethod method) {
        return ImageScores.fitted(model, Scored.VIEWS, method, TRAINING);
    }

    /** Images x views x columns of an output. */
    private static double[][][] rows(
            OeclModel model,
            ImageSet images,
            Shift.Transformation transformation,
            Function<Features, NDArray> output) {
        List<double[][]> all = new ArrayList<>();
        Scored.VIEWS
                .of(model)
                .under(transformation)
                .forEachFeatures(
                        images,
                        (first, features) -> {
                            NDArray array = output.apply(features);
                            int columns = (int) array.getShape().get(1);
                            float[] flat = array.toFloatArray();
                            for (int at = 0; at < flat.length; at += VIEWS * columns) {
                                all.add(image(flat, at, columns));
                            }
                        });
        return all.toArray(double[][][]::new);
    }

    private static double[][] image(float[] flat, int at, int columns) {
        double[][] views = new double[VIEWS][columns];
        for (int i = 0; i < VIEWS * columns; i++) {
            views[i / columns][i % columns] = flat[at + i];
        }
        return views;
    }

    private static double[][] means(
            OeclModel model,
            ImageSet images,
            Shift.Transformation transformation,
            Function<Features, NDArray> output) {
        double[][][] rows = rows(model, images, transformation, output);
        double[][] means = new double[rows.length][rows[0][0].length];
        for (int i = 0; i < rows.length; i++) {
            for (double[] view : rows[i]) {
                for (int d = 0; d < view.length; d++) {
                    means[i][d] += view[d] / VIEWS;
                }
            }
        }
        return means;
    }

    private static double similarity(double[] z, double[][] training) {
        double best = Double.NEGATIVE_INFINITY;
        for (double[] other : training) {
            best = Math.max(best, dot(z, other) / (norm(z) * norm(other)));
        }
        return best * norm(z);
    }

    private static double hypot1(double[] z) {
        return Math.sqrt(dot(z, z) + 1);
    }

    private static double norm(double[] z) {
        return Math.sqrt(dot(z, z));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int d = 0; d < a.length; d++) {
            sum += a[d] * b[d];
        }
        return sum;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
