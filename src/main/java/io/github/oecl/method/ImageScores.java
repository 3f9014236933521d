// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.JsonObject;
import io.github.oecl.data.ImageSet;
import io.github.oecl.features.TestViews;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.method.Scoring.MethodScores;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.score.TestScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * All scores that go with a trained model's method, fitted on its training images where they are
 * compared with those. A file keeps them together with the model: a {@link ModelFile}, which can be
 * loaded as such, with two more entries.
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

    /**
     * Saves a model and its scores.
     *
     * @param notes what the caller wants to find again with {@link ModelFile#notes}
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a shift or a method of one's own is not known by its name
     */
    public void save(Map<String, String> notes, Path file) throws IOException {
        ScoreFile.save(this, notes, file);
    }

    /**
     * Checks what would otherwise be noticed when the file is loaded.
     *
     * @throws IllegalArgumentException if what the file would name is something else when it is
     *     loaded: a shift or a method of one's own that is not known by its name
     */
    public void requireSavable() {
        ScoreFile.requireSavable(this);
    }

    /**
     * Writes a model and its scores as a part of a larger file.
     *
     * @param notes to save with the model
     * @param out takes the entries
     * @throws IOException if it cannot be written
     */
    public void write(Map<String, String> notes, StateWriter out) throws IOException {
        ScoreFile.write(this, notes, out);
    }

    /**
     * Loads the scores; the model is loaded from the same file by {@link ModelFile#load}.
     *
     * @param file a file of {@link #save}
     * @param model of this file; it must stay open as long as the scores are used
     * @return the scores, which give every image the number that they gave before
     * @throws io.github.oecl.io.internal.StateFormatException if the file has no scores, damaged
     *     ones, or scores of another model, or of a frozen network with other weights
     * @throws IOException if it cannot be read
     */
    public static ImageScores load(Path file, OeclModel model) throws IOException {
        return ScoreFile.load(file, model);
    }

    /**
     * Loads the scores of a model from a larger file.
     *
     * @param in the open file
     * @param model the model of the same file
     * @return the scores
     * @throws IOException if the file holds no scores of this model, or is damaged
     */
    public static ImageScores load(StateReader in, OeclModel model) throws IOException {
        return ScoreFile.load(in, model);
    }
}
