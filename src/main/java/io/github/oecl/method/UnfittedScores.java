// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.features.ViewProjections;
import io.github.oecl.loss.ScoreRule;
import io.github.oecl.model.OeclModel;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.score.TestScores;
import java.util.EnumMap;
import java.util.Map;

/**
 * The scores of a method in which no training image has a part: quick enough to follow a training
 * by. {@link ImageScores} has all of them.
 *
 * @param model computes the features; it must stay open as long as the scores are used
 * @param views of the images to score
 * @param rule of the model's objective
 */
public record UnfittedScores(OeclModel model, TestViews views, ScoreRule rule) {

    /**
     * Scores both sides of a test.
     *
     * @param normal normal images, at least one
     * @param ood OOD images, at least one
     * @return for each score its values on both sides, larger for a more normal image
     */
    public Map<OodScore, TestScores> of(ImageSet normal, ImageSet ood) {
        Map<OodScore, double[]> oodScores = of(ood);
        Map<OodScore, TestScores> both = new EnumMap<>(OodScore.class);
        of(normal)
                .forEach(
                        (score, values) ->
                                both.put(score, new TestScores(values, oodScores.get(score))));
        return both;
    }

    private Map<OodScore, double[]> of(ImageSet images) {
        ViewProjections projections = views.of(model);
        return switch (rule) {
            case NORM, CSI -> norms(ViewMeans.of(projections, images));
            case HYPERSPHERE -> ViewScores.hypersphere(projections).of(images);
            case LOGIT -> ViewScores.logit(projections).of(images);
        };
    }

    private static Map<OodScore, double[]> norms(ViewMeans means) {
        return Map.of(
                OodScore.NORM_OF_MEAN, means.statistics().values(NormStatistic.NORM_OF_MEAN),
                OodScore.CLEAN_NORM, means.statistics().values(NormStatistic.FIRST_VIEW_NORM),
                OodScore.BACKBONE_NORM, means.backboneNorms());
    }
}
