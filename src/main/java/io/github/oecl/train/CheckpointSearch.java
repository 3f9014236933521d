// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.io.internal.StateFormatException;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.model.OeclModel;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for the newest good checkpoint of a training. */
final class CheckpointSearch {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointSearch.class);

    private final Checkpoints place;
    private final OeclModel model;
    private final TrainingState state;
    private final ResumeCheck check;

    CheckpointSearch(Checkpoints place, OeclModel model, TrainingState state, ResumeCheck check) {
        this.place = place;
        this.model = model;
        this.state = state;
        this.check = check;
    }

    /**
     * Reads the newest checkpoint that is whole, with a warning for each newer one.
     *
     * @throws CheckpointException if the newest belongs to another training or would go on to other
     *     bits, or none is whole: then it is not for us to say that the training begins anew
     */
    Optional<Checkpoint> newest(long allSteps, int stepsPerEpoch) throws IOException {
        IOException first = null;
        for (Path file : place.files()) {
            try {
                return Optional.of(read(file, allSteps, stepsPerEpoch));
            } catch (StateFormatException | NoSuchFileException e) {
                LOG.warn("A checkpoint is of no use. {}", e.getMessage());
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new CheckpointException(
                    place.folder(),
                    "holds no good checkpoint; remove it to begin anew. " + first.getMessage(),
                    first);
        }
        return Optional.empty();
    }

    private void requireState(Path file) throws CheckpointException {
        if (state.obstacle().isPresent()) {
            throw new CheckpointException(
                    file,
                    "cannot be resumed: "
                            + state.obstacle().get()
                            + ". Its weights can be loaded as a model; remove "
                            + place.folder()
                            + " to begin anew",
                    null);
        }
    }

    private Checkpoint read(Path file, long allSteps, int stepsPerEpoch) throws IOException {
        try (StateReader in = new StateReader(file)) {
            TrainingProgress progress = Checkpoint.progress(in);
            check.require(file, progress);
            String mismatch = progress.mismatch(allSteps, stepsPerEpoch);
            if (!mismatch.isEmpty() || !file.equals(place.file(progress.steps()))) {
                throw in.damaged(
                        mismatch.isEmpty() ? "its name is of another step" : mismatch, null);
            }
            requireState(file);
            return Checkpoint.read(in, progress, model, state.momentumSizes());
        }
    }
}
