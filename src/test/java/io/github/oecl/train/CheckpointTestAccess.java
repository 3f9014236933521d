// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.fuzz.Zips;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** Opens the reading of checkpoints to tests of all readers. */
public final class CheckpointTestAccess {

    private static final OeclModel MODEL = TinyTraining.model(TinyTraining.oecl(1));
    private static final int STEPS = 3;

    private CheckpointTestAccess() {}

    /** Returns a checkpoint after the last step of a training. */
    public static byte[] sample(Path scratch) throws IOException {
        Checkpoints place = Checkpoints.in(scratch).every(Duration.ofDays(1));
        try (OeclModel model = TinyTraining.model(TinyTraining.oecl(1))) {
            TinyTraining.trainer(model, TinyTraining.oecl(1), 12, 1)
                    .optCheckpoints(place)
                    .build()
                    .train();
        }
        byte[] bytes = Files.readAllBytes(place.file(STEPS));
        place.remove();
        return bytes;
    }

    /** Reads a checkpoint as a training does that resumes from it. */
    public static void read(Path file) throws IOException {
        try (StateReader in = new StateReader(file)) {
            TrainingProgress progress = Checkpoint.progress(in);
            String mismatch = progress.mismatch(STEPS, STEPS);
            if (!mismatch.isEmpty()) {
                throw in.damaged(mismatch, null);
            }
            Checkpoint.read(in, progress, MODEL, ModelFile.sizes(MODEL.trainableParameters()));
        }
    }

    /** Changes the text of an entry, and makes the checksum right again. */
    static void rewrite(Path file, String name, UnaryOperator<String> change) throws IOException {
        byte[] zip = Files.readAllBytes(file);
        String before = new String(Zips.entries(zip).get(name), StandardCharsets.UTF_8);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("Nothing was changed in " + before);
        }
        Files.write(file, Zips.with(zip, name, after.getBytes(StandardCharsets.UTF_8)));
    }
}
