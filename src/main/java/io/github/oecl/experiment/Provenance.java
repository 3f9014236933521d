// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.experiment;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.model.ComputeDevice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a result comes from, beside its configuration.
 *
 * @param library the version of this library
 * @param engine the engine and its version
 * @param jdk the version of the Java runtime
 * @param system the operating system and processor architecture
 * @param device where it was computed
 * @param threads of the engine, on which the rounding of sums depends
 * @param started when, in UTC
 * @param images for each role, how many images of which class, and the SHA-256 of their content
 */
public record Provenance(
        String library,
        String engine,
        String jdk,
        String system,
        String device,
        int threads,
        String started,
        Map<String, Images> images) {

    /**
     * The images of one role.
     *
     * @param name of the set
     * @param counts images by class
     * @param digest SHA-256 of labels and pixels
     */
    public record Images(String name, Map<String, Integer> counts, String digest) {

        static Images of(ImageSet set) {
            return new Images(set.name(), set.counts(), set.digest());
        }
    }

    /**
     * Describes this moment, this machine and a task.
     *
     * @param task the images
     * @param device where it is computed
     * @return the provenance
     */
    public static Provenance of(Task task, ComputeDevice device) {
        Map<String, Images> images = new LinkedHashMap<>();
        images.put("train", Images.of(task.train()));
        if (task.outliers().size() > 0) {
            images.put("outliers", Images.of(task.outliers()));
        }
        images.put("test normal", Images.of(task.testNormal()));
        images.put("test OOD", Images.of(task.testOod()));
        return new Provenance(
                libraryVersion(),
                ComputeDevice.engine(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                device.description(),
                ComputeDevice.threads(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                images);
    }

    private static String libraryVersion() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "development build" : version;
    }
}
