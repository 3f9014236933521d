// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run.trajectory;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.oecl.data.Task;
import io.github.oecl.io.internal.Checksum;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.weights.WeightsReader;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.norm.NormTrajectoryListener;
import io.github.oecl.run.Provenance;
import io.github.oecl.run.RunConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The norms of a network that was trained elsewhere, followed over its checkpoints: what {@link
 * TrajectoryRun} measures of a training here.
 *
 * @param images what the images and their views are; nothing else of it is used
 * @param followed what was followed
 * @param provenance where and on which images
 * @param checkpoints the files by their epochs
 * @param trajectory the norms
 * @param separations how well the norm told normal test from OOD images, by rising epoch
 */
public record ImportedTrajectory(
        RunConfig images,
        TrajectoryConfig followed,
        Provenance provenance,
        Map<Integer, Checkpoint> checkpoints,
        NormTrajectory trajectory,
        List<TrajectoryRun.Separation> separations) {

    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    /**
     * A file of weights.
     *
     * @param file its name
     * @param digest SHA-256 of its bytes
     */
    public record Checkpoint(String file, String digest) {}

    /**
     * Measures the norms of each checkpoint.
     *
     * @param images whose images and views are taken
     * @param followed what to follow; how often does not matter
     * @param task the images
     * @param files safetensors files that {@link WeightsReader} reads, by their epochs; all of one
     *     network
     * @return the norms
     * @throws IOException if a file cannot be read, or is no network that this library has
     * @throws IllegalArgumentException if there is no file, or their projections differ in size
     */
    public static ImportedTrajectory of(
            RunConfig images, TrajectoryConfig followed, Task task, SortedMap<Integer, Path> files)
            throws IOException {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("A trajectory needs the file of a checkpoint");
        }
        ComputeDevice device = ComputeDevice.fromEnvironment();
        Provenance provenance = Provenance.of(task, device);
        SeparationRecorder recorder = new SeparationRecorder();
        NormTrajectoryListener norms = followed.listener(images, task, recorder);
        Map<Integer, Checkpoint> checkpoints = new TreeMap<>();
        for (Map.Entry<Integer, Path> each : files.entrySet()) {
            Path file = each.getValue();
            String name = String.valueOf(file.getFileName());
            checkpoints.put(each.getKey(), new Checkpoint(name, Checksum.of("SHA-256", file)));
            WeightsReader reader = new WeightsReader().setPath(file).optDevice(device.device());
            try (OeclModel model = reader.read().model()) {
                norms.measure(each.getKey(), model);
                provenance = provenance.checked(model.architecture());
            }
        }
        return new ImportedTrajectory(
                images, followed, provenance, checkpoints, norms.trajectory(), recorder.all());
    }

    /**
     * Writes the norms and their provenance as a CSV file, whole or not at all; {@link
     * NormTrajectory#read} reads it.
     *
     * @param file where to; replaced if it is there
     * @throws IOException if the file cannot be written
     */
    public void write(Path file) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        parts.put("data", JSON.toJson(images.data()));
        parts.put("views", JSON.toJson(images.views()));
        parts.put("followed", JSON.toJson(followed));
        parts.put("provenance", JSON.toJson(provenance));
        parts.put("checkpoints", JSON.toJson(checkpoints));
        parts.put("separations", JSON.toJson(new ArrayList<>(separations)));
        trajectory.write(file, parts);
    }
}
