// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormStatistics;
import io.github.oecl.score.CosineNormScore;
import java.util.EnumMap;
import java.util.Map;

/**
 * The norms of the projections, their cosines with those of the training images, and the norms of
 * the backbone features.
 */
record ProjectionScores(ViewProjections views, CosineNormScore cosine) implements MethodScores {

    static ProjectionScores against(float[] training, ViewProjections views) {
        return new ProjectionScores(views, CosineNormScore.against(training, views.dimension()));
    }

    @Override
    public Map<OodScore, double[]> of(ImageSet images) {
        ViewMeans means = ViewMeans.of(views, images);
        Map<OodScore, double[]> scores = of(means.statistics(), cosine.score(means.projections()));
        scores.put(OodScore.BACKBONE_NORM, means.backboneNorms());
        return scores;
    }

    static Map<OodScore, double[]> of(NormStatistics statistics, double[] cosines) {
        Map<OodScore, double[]> scores = new EnumMap<>(OodScore.class);
        scores.put(OodScore.NORM_OF_MEAN, statistics.values(NormStatistic.NORM_OF_MEAN));
        scores.put(OodScore.MEAN_SQUARED_NORM, statistics.values(NormStatistic.MEAN_SQUARED_NORM));
        scores.put(OodScore.CLEAN_NORM, statistics.values(NormStatistic.FIRST_VIEW_NORM));
        scores.put(OodScore.COSINE_NORM, cosines);
        return scores;
    }
}
