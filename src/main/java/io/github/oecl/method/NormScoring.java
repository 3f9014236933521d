// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.score.internal.CosineNormScore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The norms of the projections, their cosines with those of the training images, and the norms of
 * the backbone features.
 */
record NormScoring() implements Scoring {

    @Override
    public List<OodScore> scores() {
        return List.of(
                OodScore.NORM_OF_MEAN,
                OodScore.MEAN_SQUARED_NORM,
                OodScore.CLEAN_NORM,
                OodScore.COSINE_NORM,
                OodScore.BACKBONE_NORM);
    }

    @Override
    public ScoreReference fit(ViewProjections views, ImageSet training) {
        return ScoreReference.of(
                ImageFeatures.of(views, training).projections(), views.dimension());
    }

    @Override
    public MethodScores of(ViewProjections views, ScoreReference reference) {
        int dimension = views.dimension();
        CosineNormScore cosine = CosineNormScore.against(reference.only(dimension), dimension);
        return images -> {
            ImageFeatures features = ImageFeatures.of(views, images);
            double[] cosines = cosine.score(features.projections());
            Map<OodScore, double[]> scores = of(features.statistics(), cosines);
            scores.put(OodScore.BACKBONE_NORM, features.backboneNorms());
            return scores;
        };
    }

    static Map<OodScore, double[]> of(NormStatistics statistics, double[] cosines) {
        Map<OodScore, double[]> scores = new TreeMap<>();
        scores.put(OodScore.NORM_OF_MEAN, statistics.values(NormStatistic.NORM_OF_MEAN));
        scores.put(OodScore.MEAN_SQUARED_NORM, statistics.values(NormStatistic.MEAN_SQUARED_NORM));
        scores.put(OodScore.CLEAN_NORM, statistics.values(NormStatistic.FIRST_VIEW_NORM));
        scores.put(OodScore.COSINE_NORM, cosines);
        return scores;
    }

    @Override
    public Map<OodScore, double[]> unfitted(ViewProjections views, ImageSet images) {
        ImageFeatures features = ImageFeatures.of(views, images);
        NormStatistics statistics = features.statistics();
        return Map.of(
                OodScore.NORM_OF_MEAN, statistics.values(NormStatistic.NORM_OF_MEAN),
                OodScore.CLEAN_NORM, statistics.values(NormStatistic.FIRST_VIEW_NORM),
                OodScore.BACKBONE_NORM, features.backboneNorms());
    }
}
