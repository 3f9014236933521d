// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.score;

import io.github.oecl.data.ImageSet;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import java.util.EnumMap;
import java.util.Map;

/**
 * All scores that go with a trained model's method, fitted on its training images where they are
 * compared with those. {@link ScoreFile} keeps them together with the model.
 */
public final class ImageScores {

    private final OeclModel model;
    private final TestViews views;
    private final Fitted fitted;
    private final MethodScores scores;

    ImageScores(OeclModel model, TestViews views, Fitted fitted) {
        this.model = model;
        this.views = views;
        this.fitted = fitted;
        scores = fitted.scores(views.of(model));
    }

    /**
     * Fits the scores of a method.
     *
     * @param model trained with the objective; it must stay open as long as the scores are used
     * @param views of the images to score, and of the training images
     * @param objective says which scores, by its rule
     * @param training the normal training images
     * @return the scores
     */
    public static ImageScores fitted(
            OeclModel model, TestViews views, Objective objective, ImageSet training) {
        return new ImageScores(model, views, Fitted.to(training, views.of(model), objective));
    }

    /**
     * Scores a set by all of {@link OodScore#of}.
     *
     * @param images at least one image
     * @return for each score a number for each image, larger for a more normal one
     */
    public Map<OodScore, double[]> of(ImageSet images) {
        return scores.of(images);
    }

    /**
     * Scores both sides of a test.
     *
     * @param normal normal test images
     * @param ood OOD test images
     * @return for each score its values on both sides
     */
    public Map<OodScore, TestScores> of(ImageSet normal, ImageSet ood) {
        Map<OodScore, double[]> normalScores = of(normal);
        Map<OodScore, double[]> oodScores = of(ood);
        Map<OodScore, TestScores> both = new EnumMap<>(OodScore.class);
        normalScores.forEach(
                (score, values) -> both.put(score, new TestScores(values, oodScores.get(score))));
        return both;
    }

    /**
     * Returns one of the scores.
     *
     * @param score which
     * @return the scorer
     * @throws IllegalArgumentException if it does not go with the model's method
     */
    public Scorer scorer(OodScore score) {
        if (!OodScore.of(fitted.rule()).contains(score)) {
            throw new IllegalArgumentException(
                    score
                            + " does not go with this model; there are "
                            + OodScore.of(fitted.rule()));
        }
        return images -> of(images).get(score);
    }

    /** {@return the score by which the method is judged} */
    public Scorer headline() {
        return scorer(OodScore.of(fitted.rule()).get(0));
    }

    OeclModel model() {
        return model;
    }

    TestViews views() {
        return views;
    }

    Fitted fitted() {
        return fitted;
    }
}
