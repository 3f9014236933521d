// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.io.internal.StateReader;
import io.github.oecl.io.internal.StateWriter;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A training on disk: the file of its model, with {@code training.json}, how far it is, and {@code
 * momentum.f32}, what the optimiser remembers of each weight. All of it or nothing is read.
 *
 * @param progress how far it is
 * @param weights all parameters
 * @param momentum an array for each weight
 */
record Checkpoint(TrainingProgress progress, List<float[]> weights, List<float[]> momentum) {

    private static final String PROGRESS = "training.json";
    private static final String MOMENTUM = "momentum.f32";

    static void write(Path file, OeclModel model, TrainingProgress progress, TrainingState state)
            throws IOException {
        StateWriter.write(
                file,
                out -> {
                    ModelFile.write(model, Map.of(), out);
                    out.json(PROGRESS, progress);
                    out.floats(MOMENTUM, state.momentum()::iterator);
                });
    }

    /** Reads how far the training of a file is, for a look at whose it is. */
    static TrainingProgress progress(StateReader in) throws IOException {
        if (!in.checked()) {
            throw in.damaged("it holds no checksum", null);
        }
        return in.json(PROGRESS, TrainingProgress.class);
    }

    static Checkpoint read(
            StateReader in, TrainingProgress progress, OeclModel model, List<Integer> momentum)
            throws IOException {
        return new Checkpoint(
                progress, ModelFile.weights(in, model), in.floats(MOMENTUM, momentum));
    }
}
