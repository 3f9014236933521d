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
final class ScoreFile {

    private static final String HEADER = "scores.json";
    private static final String TRAINING = "training.f32";

    private ScoreFile() {}

    static void save(ImageScores scores, Map<String, String> notes, Path file) throws IOException {
        requireSavable(scores);
        StateWriter.write(file, out -> write(scores, notes, out));
    }

    static void requireSavable(ImageScores scores) {
        scores.source();
    }

    static void write(ImageScores scores, Map<String, String> notes, StateWriter out)
            throws IOException {
        ModelFile.write(scores.model(), notes, out);
        out.json(HEADER, ScoreHeader.json(scores));
        out.floats(TRAINING, scores.reference().vectors());
    }

    static ImageScores load(Path file, OeclModel model) throws IOException {
        try (StateReader in = new StateReader(file)) {
            return load(in, model);
        }
    }

    static ImageScores load(StateReader in, OeclModel model) throws IOException {
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
