// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.run;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.Task;
import io.github.oecl.model.Architecture;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.Precision;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.engine.internal.Environment;
import io.github.oecl.model.engine.internal.Library;
import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a result comes from, beside its configuration. What a file of an older version does not
 * tell is {@link Numerics#UNKNOWN}.
 *
 * @param library the version of this library
 * @param commit of the library's sources
 * @param sources whether they were those of the commit: clean or modified
 * @param numerics the version of the arithmetic of training, see {@link Numerics}
 * @param engine the engine and its version
 * @param jdk the version of the Java runtime
 * @param system the operating system and processor architecture
 * @param processor and its instruction sets, on which the rounding of sums depends
 * @param device where it was computed
 * @param threads of the engine, on which the rounding of sums depends as well
 * @param openMpThreads what OMP_NUM_THREADS asked for
 * @param engineCheck what came of {@link EngineCheck} for this network: "good", or what is wrong,
 *     or why it was not checked
 * @param started when, in UTC
 * @param images for each role, how many images of which class, and the SHA-256 of their content
 */
public record Provenance(
        String library,
        String commit,
        String sources,
        String numerics,
        String engine,
        String jdk,
        String system,
        Processor processor,
        String device,
        int threads,
        String openMpThreads,
        String engineCheck,
        String started,
        Map<String, Images> images) {

    /**
     * Reads what a file may lack as unknown.
     *
     * @param library the version of this library
     * @param commit of the library's sources
     * @param sources whether they were those of the commit: clean or modified
     * @param numerics the version of the arithmetic of training, see {@link Numerics}
     * @param engine the engine and its version
     * @param jdk the version of the Java runtime
     * @param system the operating system and processor architecture
     * @param processor and its instruction sets, on which the rounding of sums depends
     * @param device where it was computed
     * @param threads of the engine, on which the rounding of sums depends as well
     * @param openMpThreads what OMP_NUM_THREADS asked for
     * @param engineCheck what came of {@link EngineCheck} for this network
     * @param started when, in UTC
     * @param images for each role, how many images of which class, and the SHA-256 of their content
     */
    public Provenance {
        commit = orUnknown(commit);
        sources = orUnknown(sources);
        numerics = orUnknown(numerics);
        processor = processor == null ? Processor.unknown() : processor;
        openMpThreads = orUnknown(openMpThreads);
        engineCheck = orUnknown(engineCheck);
    }

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
        return of(task, device, Precision.FLOAT32);
    }

    /**
     * Describes this moment, this machine, a task and the arithmetic of its training.
     *
     * @param task the images
     * @param device where it is computed
     * @param precision of the training; null for float32
     * @return the provenance
     */
    public static Provenance of(Task task, ComputeDevice device, Precision precision) {
        Map<String, Images> images = new LinkedHashMap<>();
        images.put("train", Images.of(task.train()));
        if (task.outliers().size() > 0) {
            images.put("outliers", Images.of(task.outliers()));
        }
        images.put("test normal", Images.of(task.testNormal()));
        images.put("test OOD", Images.of(task.testOod()));
        Library library = Library.current();
        return new Provenance(
                library.version(),
                library.commit(),
                library.sources(),
                Numerics.version(precision),
                ComputeDevice.engine(),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Processor.current(),
                device.description(),
                ComputeDevice.threads(),
                Environment.openMpThreads(),
                Numerics.UNKNOWN,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                images);
    }

    /**
     * Adds what came of the engine's check, which is known once the network has computed.
     *
     * @param network that was trained and tested
     * @return this and the outcome
     */
    public Provenance checked(Architecture network) {
        return new Provenance(
                library,
                commit,
                sources,
                numerics,
                engine,
                jdk,
                system,
                processor,
                device,
                threads,
                openMpThreads,
                EngineCheck.outcome(network),
                started,
                images);
    }

    private static String orUnknown(String value) {
        return value == null ? Numerics.UNKNOWN : value;
    }
}
