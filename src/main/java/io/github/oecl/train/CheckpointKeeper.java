// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.ModelFormatException;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.StateReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private final Map<String, String> circumstances;
    private Path last;
    private long lastSteps;
    private long due = System.nanoTime();

    CheckpointKeeper(
            Checkpoints place,
            OeclModel model,
            TrainingState state,
            List<TrainingListener> listeners,
            Map<String, String> training) {
        this.place = place;
        this.model = model;
        this.state = state;
        this.listeners = new ListenerStates(listeners);
        this.training = new TreeMap<>(training);
        this.training.putAll(place.training());
        circumstances =
                Map.of(
                        "engine", ComputeDevice.engine(),
                        "engine threads", Integer.toString(ComputeDevice.threads()),
                        "device", model.device().getDeviceType());
        due += place.pause(0);
    }

    /**
     * Goes on from the newest good checkpoint, if there is one.
     *
     * @throws UncheckedIOException if the folder cannot be used, a checkpoint is another training's
     *     or none of them is good
     */
    void resume(long allSteps, int stepsPerEpoch) {
        try {
            place.open();
            Checkpoint found = newest(allSteps, stepsPerEpoch);
            if (found != null) {
                warnOfOther(found.progress().circumstances());
                state.restore(found);
                lastSteps = state.steps();
                listeners.restore(found.progress());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
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
                    "Stopped after step {} of {}. The same call goes on from step {} in {}",
                    state.steps(),
                    allSteps,
                    lastSteps,
                    place.folder());
        }
    }

    private void write() {
        long start = System.nanoTime();
        Path file = place.file(state.steps());
        try {
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

    private void removeAllBut(Path newest, Path before) throws IOException {
        for (Path file : place.files()) {
            if (!file.equals(newest) && !file.equals(before)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Progress progress() {
        return new Progress(
                Progress.VERSION,
                training,
                circumstances,
                state.steps(),
                state.seconds(),
                state.epochs(),
                state.means().sums(),
                listeners.save());
    }

    private Checkpoint newest(long allSteps, int stepsPerEpoch) throws IOException {
        IOException first = null;
        for (Path file : place.files()) {
            try (StateReader in = new StateReader(file)) {
                Progress progress = Checkpoint.progress(in);
                requireSame(file, progress.training());
                String misfit = progress.misfit(allSteps, stepsPerEpoch);
                if (!misfit.isEmpty()) {
                    throw in.damaged(misfit, null);
                }
                Checkpoint checkpoint = Checkpoint.read(in, progress, model);
                last = file;
                return checkpoint;
            } catch (ModelFormatException | NoSuchFileException e) {
                LOG.warn(
                        "A checkpoint is of no use, so the one before it is tried: {}",
                        e.getMessage());
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw new CheckpointException(
                    place.folder(),
                    "holds no good checkpoint; remove it to begin anew. " + first.getMessage(),
                    first);
        }
        return null;
    }

    private void requireSame(Path file, Map<String, String> there) throws CheckpointException {
        String differences = differences(there, training);
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "belongs to another training: "
                            + differences
                            + ". Choose another folder, or remove this one",
                    null);
        }
    }

    private void warnOfOther(Map<String, String> there) {
        String differences = differences(there, circumstances);
        if (!differences.isEmpty()) {
            LOG.warn("The last bits of the numbers may come out otherwise: {}", differences);
        }
    }

    private static String differences(Map<String, String> there, Map<String, String> here) {
        TreeSet<String> names = new TreeSet<>(there.keySet());
        names.addAll(here.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(there.get(name), here.get(name)))
                .map(
                        name ->
                                name
                                        + " is "
                                        + there.get(name)
                                        + " there and "
                                        + here.get(name)
                                        + " here")
                .collect(Collectors.joining(", "));
    }
}
