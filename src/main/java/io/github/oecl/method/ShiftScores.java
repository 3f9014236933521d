// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.Csi;
import io.github.oecl.score.CosineNormScore;
import io.github.oecl.transform.Shift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * CSI's score over the copies of an image, and the scores of the projections of the image itself.
 */
final class ShiftScores implements MethodScores {

    private final List<Copy> copies = new ArrayList<>();

    /** One variant of the shift; the identity is the first. */
    private record Copy(ViewProjections views, CosineNormScore cosine, CsiWeights weights) {}

    ShiftScores(ViewProjections views, ScoreReference reference) {
        List<Shift.Transformation> transformations = reference.shift().transformations();
        for (int i = 0; i < transformations.size(); i++) {
            float[] training = reference.features().get(i);
            int dimension = views.dimension();
            copies.add(
                    new Copy(
                            views.under(transformations.get(i)),
                            CosineNormScore.against(training, dimension),
                            CsiWeights.ofMeans(
                                    meanNorm(training, dimension), reference.meanLogits().get(i))));
        }
    }

    /**
     * Returns what the score keeps of the training images: for each variant their mean features.
     */
    static ScoreReference fitted(Csi csi, ViewProjections views, ImageSet training) {
        List<float[]> features = new ArrayList<>();
        List<Double> meanLogits = new ArrayList<>();
        for (Shift.Transformation transformation : csi.shift().transformations()) {
            ViewMeans means = ViewMeans.of(views.under(transformation), training);
            meanLogits.add(Arrays.stream(logits(means, features.size())).average().orElseThrow());
            features.add(means.projections());
        }
        return new ScoreReference(csi.score(), csi.shift(), features, meanLogits);
    }

    @Override
    public Map<OodScore, double[]> of(ImageSet images) {
        Map<OodScore, double[]> scores = new EnumMap<>(OodScore.class);
        double[] sum = new double[images.size()];
        for (int variant = 0; variant < copies.size(); variant++) {
            Copy copy = copies.get(variant);
            ViewMeans means = ViewMeans.of(copy.views(), images);
            double[] cosines = copy.cosine().score(means.projections());
            double[] logits = logits(means, variant);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += copy.weights().sum(cosines[i], logits[i]) / copies.size();
            }
            if (variant == 0) {
                scores.putAll(ProjectionScores.of(means.statistics(), cosines));
            }
        }
        scores.put(OodScore.CSI, sum);
        return scores;
    }

    /** Returns the logit of a variant for each image. */
    private static double[] logits(ViewMeans means, int variant) {
        float[] all = means.heads().get(Csi.HEAD);
        int images = means.statistics().size();
        double[] logits = new double[images];
        Arrays.setAll(logits, i -> all[i * (all.length / images) + variant]);
        return logits;
    }

    /** The mean of s_con over the training images: each is nearest to itself, at cosine 1. */
    private static double meanNorm(float[] features, int dimension) {
        double sum = 0;
        for (int row = 0; row < features.length; row += dimension) {
            double square = 0;
            for (int d = row; d < row + dimension; d++) {
                square += (double) features[d] * features[d];
            }
            sum += Math.sqrt(square);
        }
        return sum / (features.length / dimension);
    }
}
