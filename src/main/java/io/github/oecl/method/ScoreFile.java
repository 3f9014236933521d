// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.method;

import com.google.gson.JsonObject;
import io.github.oecl.io.internal.Json;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model and its fitted scores in one file: a {@link ModelFile}, which can be loaded as such, with
 * two more entries: {@code scores.json}, which scores and of which views, and {@code training.f32},
 * what they keep of the training images.
 */
public final class ScoreFile {

    private static final String HEADER = "scores.json";
    private static final String TRAINING = "training.f32";

    private ScoreFile() {}

    /**
     * Saves a model and its scores.
     *
     * @param scores fitted
     * @param notes what the caller wants to find again with {@link ModelFile#notes}
     * @param file where to; an existing file is replaced, and is as it was if this fails
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if a shift or a method of one's own is not known by its name
     */
    public static void save(ImageScores scores, Map<String, String> notes, Path file)
            throws IOException {
        requireSavable(scores);
        StateWriter.write(file, out -> write(scores, notes, out));
    }

    /**
     * Checks what would otherwise be noticed when the file is loaded.
     *
     * @param scores to save
     * @throws IllegalArgumentException if what the file would name is something else when it is
     *     loaded: a shift or a method of one's own that is not known by its name
     */
    public static void requireSavable(ImageScores scores) {
        scores.source();
    }

    /**
     * Writes a model and its scores as a part of a larger file.
     *
     * @param scores to save
     * @param notes to save with the model
     * @param out takes the entries
     * @throws IOException if it cannot be written
     */
    public static void write(ImageScores scores, Map<String, String> notes, StateWriter out)
            throws IOException {
        ModelFile.write(scores.model(), notes, out);
        out.json(HEADER, ScoreHeader.json(scores));
        out.floats(TRAINING, scores.reference().vectors());
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
        try (StateReader in = new StateReader(file)) {
            return load(in, model);
        }
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
        JsonObject json = in.json(HEADER, JsonObject.class);
        try {
            ScoreHeader header = Json.value(json, ScoreHeader.class);
            Scoring scoring = Scorings.of(json);
            header.requireFitting(scoring, model.architecture());
            header.requireWeights(model);
            List<float[]> vectors = in.floats(TRAINING, header.sizes());
            ScoreReference reference =
                    new ScoreReference(
                            header.images(), header.dimension(), vectors, header.meanLogits());
            JsonObject source = Scorings.source(json);
            return new ImageScores(
                    model, header.views(), () -> source, scoring, reference, header.weights());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw in.damaged(e.getMessage(), e);
        }
    }
}
