// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.JsonObject;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.TestScores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All scores that go with a trained model's method, fitted on its training images where they are
 * compared with those. {@link ScoreFile} keeps them together with the model.
 */
public final class ImageScores {

    private final OeclModel model;
    private final TestViews views;
    private final Supplier<JsonObject> source;
    private final Scoring scoring;
    private final ScoreReference reference;
    private final MethodScores scores;
    private final String weights;

    /** The digest of the weights is null where a method trains them itself. */
    ImageScores(
            OeclModel model,
            TestViews views,
            Supplier<JsonObject> source,
            Scoring scoring,
            ScoreReference reference,
            String weights) {
        this.model = model;
        this.views = views;
        this.source = source;
        this.scoring = scoring;
        this.reference = reference;
        scores = scoring.of(views.of(model), reference);
        this.weights = weights;
    }

    /**
     * Fits the scores of a method.
     *
     * @param model trained by the method, or as it is where the method trains none; it must stay
     *     open as long as the scores are used
     * @param views of the images to score, and of the training images
     * @param method says which scores
     * @param training the normal training images
     * @return the scores
     */
    public static ImageScores fitted(
            OeclModel model, TestViews views, OodMethod method, ImageSet training) {
        Scoring scoring = method.scoring();
        ScoreReference reference = scoring.fit(views.of(model), training);
        String weights = method.objective().isPresent() ? null : WeightsDigest.of(model);
        return new ImageScores(
                model, views, () -> Scorings.source(method), scoring, reference, weights);
    }

    /**
     * Scores a set by all scores.
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
        Map<OodScore, TestScores> both = new TreeMap<>();
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
        if (!scoring.scores().contains(score)) {
            throw new IllegalArgumentException(
                    score + " does not go with this model; there are " + scoring.scores());
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
        MethodScores alone = scoring.of(views.of(model).ofEachAlone(), reference);
        return images -> alone.of(images).get(score);
    }

    /** {@return the score by which the method is judged} */
    public Scorer headline() {
        return scorer(headlineScore());
    }

    /** {@return the score by which the method is judged} */
    public OodScore headlineScore() {
        return scoring.scores().get(0);
    }

    /** {@return the scores of the model's method, first the one by which it is judged} */
    public List<OodScore> scores() {
        return scoring.scores();
    }

    /** {@return the model whose features are scored} */
    public OeclModel model() {
        return model;
    }

    /** {@return the views of an image that are scored} */
    public TestViews views() {
        return views;
    }

    ScoreReference reference() {
        return reference;
    }

    /** Returns the digest of the frozen network, or null. */
    String weights() {
        return weights;
    }

    JsonObject source() {
        return source.get();
    }
}
