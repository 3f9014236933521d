// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.internal.Numerics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor, and with which of its instructions the engine's parts compute in this process: on
 * both depends how sums round. What cannot be known is {@link Numerics#UNKNOWN}.
 *
 * @param model its name, and the numbers of its family and model where the system tells them
 * @param aten the instruction set of the engine's own kernels, asked of the engine ({@code
 *     ATEN_CPU_CAPABILITY} lowers it)
 * @param oneDnn the instruction set of its convolutions: the engine does not tell it, so that it is
 *     worked out from the processor's flags and {@code ONEDNN_MAX_CPU_ISA}, as oneDNN does
 * @param blas the library of its matrix products and that library's version, asked of the engine,
 *     and the variables that limit it; which instructions it takes it does not tell
 */
public record Processor(String model, String aten, String oneDnn, String blas) {

    private static final List<String> BLAS_VARIABLES =
            List.of("MKL_ENABLE_INSTRUCTIONS", "MKL_CBWR", "OPENBLAS_CORETYPE");

    /** Asked once: a process keeps its instruction sets. */
    private static final class Asked {
        static final Processor CURRENT = ask(System.getenv());
    }

    /**
     * Reads what a file may lack as unknown.
     *
     * @param model its name, and the numbers of its family and model where the system tells them
     * @param aten the instruction set of the engine's own kernels, asked of the engine ({@code
     *     ATEN_CPU_CAPABILITY} lowers it)
     * @param oneDnn the instruction set of its convolutions: the engine does not tell it, so that
     *     it is worked out from the processor's flags and {@code ONEDNN_MAX_CPU_ISA}, as oneDNN
     *     does
     * @param blas the library of its matrix products and that library's version, asked of the
     *     engine, and the variables that limit it; which instructions it takes it does not tell
     */
    public Processor {
        model = orUnknown(model);
        aten = orUnknown(aten);
        oneDnn = orUnknown(oneDnn);
        blas = orUnknown(blas);
    }

    /** {@return the processor that computes here; the first call starts the engine} */
    public static Processor current() {
        return Asked.CURRENT;
    }

    /** {@return the processor of a file that does not tell it} */
    public static Processor unknown() {
        return new Processor(null, null, null, null);
    }

    private static Processor ask(Map<String, String> environment) {
        ComputeDevice.engine();
        CpuInfo info = CpuInfo.ofSystem();
        return new Processor(
                info.model(),
                LibTorch.capability(),
                OneDnnIsa.effective(info.flags(), environment),
                blas(environment));
    }

    private static String blas(Map<String, String> environment) {
        String library = LibTorch.blas();
        return Stream.concat(
                        Stream.of(library),
                        BLAS_VARIABLES.stream()
                                .filter(environment::containsKey)
                                .filter(name -> isOf(library, name))
                                .map(name -> name + "=" + environment.get(name)))
                .collect(Collectors.joining(", "));
    }

    /** Tells whether a variable can be of a library: MKL's are its own, and others none of its. */
    static boolean isOf(String library, String variable) {
        return !library.startsWith("MKL") || variable.startsWith("MKL_");
    }

    private static String orUnknown(String value) {
        return value == null || value.isBlank() ? Numerics.UNKNOWN : value;
    }
}
