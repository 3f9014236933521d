// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import ai.djl.Device;
import com.sun.jna.Platform;
import io.github.oecl.model.Precision;
import io.github.oecl.model.internal.EngineStart;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether this process can train in bfloat16, and if not, what is missing. */
public final class Bf16 {

    private static final OneDnnIsa NEEDED = OneDnnIsa.AVX512_CORE_BF16;

    /** Asked once: neither processor nor engine changes. */
    private static final class Asked {
        static final String OBSTACLE = ask();
    }

    private Bf16() {}

    /**
     * Says what stands against it. The first call computes two small products.
     *
     * @return what is missing; empty if nothing is
     */
    public static String obstacle() {
        return Asked.OBSTACLE;
    }

    /**
     * Refuses what cannot be had.
     *
     * @param device on which a network computes
     * @throws IllegalArgumentException if it cannot be had there; the message says what is missing,
     *     and what to do
     */
    public static void require(Device device) {
        String obstacle =
                device.isGpu()
                        ? "it was never tried on a GPU (OECL_DEVICE=cpu takes the CPU)"
                        : obstacle();
        if (!obstacle.isEmpty()) {
            throw new IllegalArgumentException(
                    "This training cannot compute in bf16: %s. Otherwise train in float32: --precision float32, or without %s"
                            .formatted(obstacle, Precision.VARIABLE));
        }
    }

    private static String ask() {
        EngineStart.engine();
        boolean known = Platform.isLinux() && "x86-64".equals(Platform.ARCH);
        if (!known) {
            return system(System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        String lacking = lacking(CpuInfo.ofSystem().flags(), System.getenv());
        if (!lacking.isEmpty()) {
            return lacking;
        }
        List<String> missing = AutocastFunction.missing();
        return missing.isEmpty() ? Bf16Check.fault() : missing(missing);
    }

    static String system(String name, String architecture) {
        return "the engine is asked for it on Linux on x86 alone, and this is %s on %s"
                .formatted(name, architecture);
    }

    /** Says what the processor, or a limit on its instructions, takes away. */
    static String lacking(Set<String> flags, Map<String, String> environment) {
        if (isWithin(flags, environment)) {
            return "";
        }
        if (!isWithin(flags, Map.of())) {
            return "the processor has neither AVX512-BF16 nor AMX (no avx512_bf16 among the flags in"
                    + " /proc/cpuinfo)";
        }
        return "the processor has AVX512-BF16, and %s keeps the engine from it: unset it"
                .formatted(OneDnnIsa.limits(environment));
    }

    private static boolean isWithin(Set<String> flags, Map<String, String> environment) {
        return OneDnnIsa.best(flags, environment).filter(isa -> isa.includes(NEEDED)).isPresent();
    }

    static String missing(List<String> symbols) {
        return ("the engine's libtorch lacks %s, which the version has that comes with this library:"
                        + " unset PYTORCH_LIBRARY_PATH")
                .formatted(String.join(", ", symbols));
    }
}
