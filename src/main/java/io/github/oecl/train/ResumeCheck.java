// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.train;

import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.internal.Numerics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a checkpoint is of this training, and this process would resume it bit for bit. */
final class ResumeCheck {

    static final String DEVICE = "device";

    /** What may change the last bits as well, but is not always in a user's hand. */
    private static final List<String> WARNED =
            List.of("engine", DEVICE, "processor", "ATen", "oneDNN", "BLAS");

    private final Map<String, String> training;
    private final Map<String, String> here;

    ResumeCheck(Map<String, String> training, Map<String, String> environment) {
        this.training = training;
        this.here = environment;
    }

    /**
     * Checks a checkpoint.
     *
     * @throws CheckpointException if it is of another training, or of other numerics or another
     *     number of threads, which would go on to bits that nobody could make again
     */
    void require(Path file, TrainingProgress progress) throws CheckpointException {
        Map<String, String> there = progress.environment();
        if (!there.containsKey(Environment.NUMERICS)) {
            throw new CheckpointException(file, unversioned(file), null);
        }
        String differences = TrainingProgress.differences(progress.training(), training);
        if (!differences.isEmpty()) {
            throw new CheckpointException(
                    file,
                    "belongs to another training: "
                            + differences
                            + ". Choose another folder, or remove this one",
                    null);
        }
        if (differs(there, Environment.NUMERICS)) {
            throw new CheckpointException(file, otherNumerics(file, there), null);
        }
        if (!onGpu(there) && differs(there, Environment.THREADS)) {
            throw new CheckpointException(file, otherThreads(file, there), null);
        }
    }

    /** Returns what else may change the last bits, or nothing. */
    String otherInstructions(TrainingProgress progress) {
        return TrainingProgress.differences(warned(progress.environment()), warned(here));
    }

    private static String unversioned(Path file) {
        return ("has no numerics version, as it was written before there was one: this library,"
                        + " version %s, may not resume it bit for bit. Finish it with the library"
                        + " that began it, or remove %s to begin anew; its weights can be loaded as"
                        + " a model")
                .formatted(Numerics.VERSION, file.getParent());
    }

    private String otherNumerics(Path file, Map<String, String> there) {
        return ("is of numerics version %s and this library has version %s, which goes on to other"
                        + " bits. Finish it with the library that began it (%s, commit %s), or"
                        + " remove %s to begin anew")
                .formatted(
                        there.get(Environment.NUMERICS),
                        here.get(Environment.NUMERICS),
                        there.get("library"),
                        there.get("commit"),
                        file.getParent());
    }

    private String otherThreads(Path file, Map<String, String> there) {
        return ("was computed with %s engine threads and this process has %s, with which sums round"
                        + " otherwise. Set OMP_NUM_THREADS=%1$s (in a grid take as many --jobs as"
                        + " before), or remove %s to begin anew")
                .formatted(
                        there.get(Environment.THREADS),
                        here.get(Environment.THREADS),
                        file.getParent());
    }

    /** There the sums are the device's. */
    private boolean onGpu(Map<String, String> there) {
        return "gpu".equals(there.get(DEVICE)) && "gpu".equals(here.get(DEVICE));
    }

    private boolean differs(Map<String, String> there, String name) {
        return !here.get(name).equals(there.get(name));
    }

    private static Map<String, String> warned(Map<String, String> environment) {
        Map<String, String> warned = new TreeMap<>(environment);
        warned.keySet().retainAll(WARNED);
        return warned;
    }
}
