// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.pytorch.jni.JniUtils;
import io.github.oecl.model.internal.EngineStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where a run computes, chosen once: the variable {@code OECL_DEVICE} ("cpu" or "gpu") if it is
 * set, else a GPU that the engine can use, else the CPU.
 *
 * @param device the engine's name for it
 * @param description a line for a reader: the device, and a warning if a GPU is there and unused
 */
public record ComputeDevice(Device device, String description) {

    /** The variable that asks for a device. */
    public static final String VARIABLE = "OECL_DEVICE";

    /**
     * Returns the device that the environment asks for.
     *
     * @return the device and how to say it
     * @throws IllegalArgumentException if it asks for one that is not there or that nobody knows
     */
    public static ComputeDevice fromEnvironment() {
        return choose(System.getenv(), gpus(), gpuInMachine());
    }

    /** {@return what every command and notebook says before it computes: a line for a reader} */
    public String announcement() {
        return "device: " + description;
    }

    static ComputeDevice choose(Map<String, String> environment, int gpus, boolean gpuInMachine) {
        String asked = environment.getOrDefault(VARIABLE, "").trim().toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "" -> gpus > 0 ? gpu() : cpu(gpuInMachine);
            case "cpu" -> cpu(false);
            case "gpu" -> {
                if (gpus == 0) {
                    throw new IllegalArgumentException(
                            VARIABLE
                                    + " asks for a GPU and the engine has none"
                                    + (gpuInMachine
                                            ? ": build with -Dgpu (see environment/README.md)"
                                            : "; unset it or say cpu"));
                }
                yield gpu();
            }
            default ->
                    throw new IllegalArgumentException(
                            VARIABLE + " is '" + asked + "'; it must be cpu or gpu");
        };
    }

    private static ComputeDevice gpu() {
        return new ComputeDevice(Device.gpu(), "GPU, " + engine());
    }

    private static ComputeDevice cpu(boolean unusedGpu) {
        String warning =
                unusedGpu
                        ? ". WARNING: this machine has a GPU and this run does not use it;"
                                + " build with -Dgpu (see environment/README.md)"
                        : "";
        int cores = Runtime.getRuntime().availableProcessors();
        String crowded = crowded(threads(), cores);
        return new ComputeDevice(
                Device.cpu(),
                "CPU ("
                        + counted(cores, "core")
                        + ", "
                        + counted(threads(), "thread")
                        + "), "
                        + engine()
                        + warning
                        + crowded);
    }

    /** OpenMP's threads spin while they wait for one that has no core. */
    static String crowded(int threads, int cores) {
        return threads <= cores
                ? ""
                : ". WARNING: "
                        + threads
                        + " threads on "
                        + counted(cores, "core")
                        + " wait for each other and can be many times slower; set OMP_NUM_THREADS"
                        + " to at most "
                        + cores;
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@return the threads of the engine: with another number of them sums round differently} */
    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }

    /** {@return the engine and its version} */
    public static String engine() {
        Engine engine = EngineStart.engine();
        return engine.getEngineName() + " " + engine.getVersion();
    }

    private static int gpus() {
        return EngineStart.engine().getGpuCount();
    }

    private static boolean gpuInMachine() {
        return Files.exists(Path.of("/proc/driver/nvidia/version"))
                || Files.exists(Path.of("/dev/nvidia0"));
    }
}
