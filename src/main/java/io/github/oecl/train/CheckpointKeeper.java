// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.io.internal.DiskSpace;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the checkpoints of one training. One that cannot be written costs a warning and not the
 * training: hours of work are worth more than the insurance, the last good one stays, and the next
 * may succeed. A folder that cannot be used at the start, when nothing is lost, is an error.
 */
final class CheckpointKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);

    private final Checkpoints place;
    private final OeclModel model;
    private final TrainingState state;
    private final ListenerStates listeners;
    private final Map<String, String> training;
    private final Map<String, String> environment;
    private final ResumeCheck check;
    private final DiskSpace space = DiskSpace.fromEnvironment();
    private Path last;
    private long lastSteps;
    private long due = System.nanoTime();

    CheckpointKeeper(
            Checkpoints place,
            OeclModel model,
            TrainingState state,
            List<TrainingListener> listeners,
            Map<String, String> training,
            String numerics) {
        this.place = place;
        this.model = model;
        this.state = state;
        this.listeners = new ListenerStates(listeners);
        this.training = new TreeMap<>(training);
        this.training.putAll(place.training());
        environment = new TreeMap<>(Environment.current());
        environment.put(Environment.NUMERICS, numerics);
        environment.put(ResumeCheck.DEVICE, model.device().getDeviceType());
        check = new ResumeCheck(this.training, environment);
        due += place.pause(0);
    }

    /**
     * Goes on from the newest good checkpoint, if there is one.
     *
     * @throws UncheckedIOException if the folder cannot be used, a checkpoint is another training's
     *     or none of them is good
     */
    void resume(long allSteps, int stepsPerEpoch) {
        state.obstacle()
                .ifPresent(
                        reason ->
                                LOG.warn("The checkpoints will hold the weights only: {}", reason));
        try {
            place.open();
            space.require(place.folder(), 0);
            Optional<Checkpoint> found =
                    new CheckpointSearch(place, model, state, check)
                            .newest(allSteps, stepsPerEpoch);
            found.ifPresent(this::goOn);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private void goOn(Checkpoint found) {
        String others = check.otherInstructions(found.progress());
        if (!others.isEmpty()) {
            LOG.warn("The last bits of the numbers may come out otherwise: {}", others);
        }
        state.restore(found);
        lastSteps = state.steps();
        last = place.file(lastSteps);
        listeners.restore(found.progress());
    }

    /** Writes a checkpoint after a step if one is due. */
    void stepDone() {
        if (System.nanoTime() - due >= 0) {
            write();
        }
    }

    /** Writes a checkpoint at the end, and says how to go on if it is not the training's end. */
    void end(long allSteps) {
        if (state.steps() > lastSteps) {
            write();
        }
        if (state.steps() < allSteps && last != null) {
            LOG.warn(
                    "Stopped after step {} of {}. The same call resumes from step {} in {}",
                    state.steps(),
                    allSteps,
                    lastSteps,
                    place.folder());
        }
    }

    /** Says what is left of a training whose loss is no number. */
    void failed() {
        LOG.warn(
                "{}",
                last == null
                        ? "There is no checkpoint from before"
                        : "The last good checkpoint is " + last + ", of step " + lastSteps);
    }

    private void write() {
        state.requireFinite();
        long start = System.nanoTime();
        Path file = place.file(state.steps());
        try {
            if (Files.isDirectory(place.folder())) {
                space.require(place.folder(), last == null ? 0 : size(last));
            }
            Checkpoint.write(file, model, progress(), state);
            Path before = last;
            last = file;
            lastSteps = state.steps();
            removeAllBut(file, before);
        } catch (IOException e) {
            LOG.warn(
                    "The checkpoint of step {} failed, the training goes on; {}. The reason: {}",
                    state.steps(),
                    last == null ? "there is none yet" : "the last good one is " + last,
                    e.toString());
        }
        long end = System.nanoTime();
        due = end + place.pause(end - start);
    }

    /** The next one will be about as large as the last. */
    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private void removeAllBut(Path newest, Path before) throws IOException {
        for (Path file : place.files()) {
            if (!file.equals(newest) && !file.equals(before)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private TrainingProgress progress() {
        Map<String, Double> loss = state.loss().state();
        return new TrainingProgress(
                TrainingProgress.VERSION,
                training,
                environment,
                state.steps(),
                state.seconds(),
                state.epochs(),
                state.means().sums(),
                listeners.save(),
                loss.isEmpty() ? null : loss);
    }
}
