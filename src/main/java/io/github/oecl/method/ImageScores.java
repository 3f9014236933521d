// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.loss.Objective;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.TestScores;
import java.util.EnumMap;
import java.util.Map;

/**
 * All scores that go with a trained model's method, fitted on its training images where they are
 * compared with those. {@link ScoreFile} keeps them together with the model.
 */
public final class ImageScores {

    private final OeclModel model;
    private final TestViews views;
    private final ScoreReference reference;
    private final MethodScores scores;

    ImageScores(OeclModel model, TestViews views, ScoreReference reference) {
        this.model = model;
        this.views = views;
        this.reference = reference;
        scores = reference.scores(views.of(model));
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
        return new ImageScores(
                model, views, ScoreReference.to(training, views.of(model), objective));
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
        requireOurs(score);
        return images -> of(images).get(score);
    }

    private void requireOurs(OodScore score) {
        if (!OodScore.of(reference.rule()).contains(score)) {
            throw new IllegalArgumentException(
                    score
                            + " does not go with this model; there are "
                            + OodScore.of(reference.rule()));
        }
    }

    /**
     * Returns one of the scores, with the same views for every image: an image's score does not
     * depend, to the last bit, on the images beside it. The weights are those of now, kept until
     * the model is closed. Any number of threads may use the scorer at once.
     *
     * @param score which
     * @return the scorer
     * @throws IllegalArgumentException if it does not go with the model's method
     */
    public Scorer scorerOfEachAlone(OodScore score) {
        requireOurs(score);
        MethodScores alone = reference.scores(views.of(model).ofEachAlone());
        return images -> alone.of(images).get(score);
    }

    /** {@return the score by which the method is judged} */
    public Scorer headline() {
        return scorer(headlineScore());
    }

    /** {@return the score by which the method is judged} */
    public OodScore headlineScore() {
        return OodScore.of(reference.rule()).get(0);
    }

    /** {@return the model whose features are scored} */
    public OeclModel model() {
        return model;
    }

    TestViews views() {
        return views;
    }

    ScoreReference fitted() {
        return reference;
    }
}
