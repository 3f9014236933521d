// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method.internal;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.OodScore;
import io.github.oecl.method.Scoring;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.TestScores;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scores of a method in which no training image has a part: quick enough to follow a training
 * by. {@link ImageScores} has all of them.
 *
 * @param model computes the features; it must stay open as long as the scores are used
 * @param views of the images to score
 * @param scoring of the model's method
 */
public record UnfittedScores(OeclModel model, TestViews views, Scoring scoring) {

    /**
     * Scores both sides of a test.
     *
     * @param normal normal images, at least one
     * @param ood OOD images, at least one
     * @return for each score its values on both sides, larger for a more normal image
     */
    public Map<OodScore, TestScores> of(ImageSet normal, ImageSet ood) {
        Map<OodScore, double[]> oodScores = of(ood);
        Map<OodScore, TestScores> both = new TreeMap<>();
        of(normal)
                .forEach(
                        (score, values) ->
                                both.put(score, new TestScores(values, oodScores.get(score))));
        return both;
    }

    private Map<OodScore, double[]> of(ImageSet images) {
        return scoring.unfitted(views.of(model), images);
    }
}
