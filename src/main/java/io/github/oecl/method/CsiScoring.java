// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.TypeAdapter;
import com.google.gson.annotations.JsonAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.internal.Csi;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.score.internal.CosineNormScore;
import io.github.oecl.transform.Shift;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CSI's score over the copies of an image, and the scores of the projections of the image itself.
 *
 * @param shift whose variants make the copies, the identity first
 */
record CsiScoring(@JsonAdapter(CsiScoring.Named.class) Shift shift) implements Scoring {

    CsiScoring {
        if (shift == null) {
            throw new IllegalArgumentException("the scores lack a part: CSI's shift");
        }
    }

    /** One variant of the shift; the identity is the first. */
    private record Copy(ViewProjections views, CosineNormScore cosine, CsiWeights weights) {}

    @Override
    public List<OodScore> scores() {
        return List.of(
                OodScore.CSI,
                OodScore.NORM_OF_MEAN,
                OodScore.MEAN_SQUARED_NORM,
                OodScore.CLEAN_NORM,
                OodScore.COSINE_NORM);
    }

    @Override
    public Map<String, Integer> heads() {
        return Map.of(Csi.HEAD, shift.transformations().size());
    }

    /** Keeps the mean features of the training images under each variant, and its mean logit. */
    @Override
    public ScoreReference fit(ViewProjections views, ImageSet training) {
        List<float[]> projections = new ArrayList<>();
        List<Double> meanLogits = new ArrayList<>();
        for (Shift.Transformation transformation : shift.transformations()) {
            ImageFeatures features = ImageFeatures.of(views.under(transformation), training);
            double[] logits = logits(features, projections.size());
            meanLogits.add(Arrays.stream(logits).average().orElseThrow());
            projections.add(features.projections());
        }
        return new ScoreReference(training.size(), views.dimension(), projections, meanLogits);
    }

    @Override
    public MethodScores of(ViewProjections views, ScoreReference reference) {
        reference.requireDimension(views.dimension());
        List<Shift.Transformation> transformations = shift.transformations();
        if (reference.numbers().size() != transformations.size()
                || reference.vectors().size() != transformations.size()) {
            throw new IllegalArgumentException(
                    "the scores need a finite mean logit for each shift, not "
                            + reference.numbers());
        }
        List<Copy> copies = new ArrayList<>();
        for (int i = 0; i < transformations.size(); i++) {
            float[] training = reference.vectors().get(i);
            int dimension = views.dimension();
            copies.add(
                    new Copy(
                            views.under(transformations.get(i)),
                            CosineNormScore.against(training, dimension),
                            CsiWeights.ofMeans(
                                    meanNorm(training, dimension), reference.numbers().get(i))));
        }
        return images -> scores(copies, images);
    }

    @Override
    public Map<OodScore, double[]> unfitted(ViewProjections views, ImageSet images) {
        return new NormScoring().unfitted(views, images);
    }

    private static Map<OodScore, double[]> scores(List<Copy> copies, ImageSet images) {
        Map<OodScore, double[]> scores = new TreeMap<>();
        double[] sum = new double[images.size()];
        for (int variant = 0; variant < copies.size(); variant++) {
            Copy copy = copies.get(variant);
            ImageFeatures features = ImageFeatures.of(copy.views(), images);
            double[] cosines = copy.cosine().score(features.projections());
            double[] logits = logits(features, variant);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += copy.weights().sum(cosines[i], logits[i]) / copies.size();
            }
            if (variant == 0) {
                scores.putAll(NormScoring.of(features.statistics(), cosines));
            }
        }
        scores.put(OodScore.CSI, sum);
        return scores;
    }

    /** Returns the logit of a variant for each image. */
    private static double[] logits(ImageFeatures features, int variant) {
        float[] all = features.heads().get(Csi.HEAD);
        int images = features.images();
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

    /** A shift as JSON is its name, by which {@link Shift} must have the same one. */
    static final class Named extends TypeAdapter<Shift> {

        @Override
        public void write(JsonWriter out, Shift shift) throws IOException {
            if (!names(Shift.byName(shift.name())).equals(names(shift))) {
                throw new IllegalArgumentException(
                        "The shift "
                                + shift
                                + " is not the one of that name, which would be loaded");
            }
            out.value(shift.name());
        }

        @Override
        public Shift read(JsonReader in) throws IOException {
            return Shift.byName(in.nextString());
        }

        private static List<String> names(Shift shift) {
            return shift.transformations().stream().map(Shift.Transformation::name).toList();
        }
    }
}
