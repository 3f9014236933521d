// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check;

import java.util.List;
import java.util.Locale;

/** The limits that can be set on the instructions of oneDNN, whose kernels compute the layers. */
final class InstructionSet {

    /** The variable that sets one; it is read when a process first computes. */
    static final String VARIABLE = "ONEDNN_MAX_CPU_ISA";

    /** The limits that are tried, the fastest first. */
    private static final List<String> FALLBACKS = List.of("AVX512_CORE", "AVX2", "SSE41");

    /** From the slowest; what is not here is above. */
    private static final List<String> ORDER =
            List.of("SSE41", "AVX", "AVX2", "AVX2_VNNI", "AVX2_VNNI_2", "AVX512_CORE");

    private InstructionSet() {}

    /**
     * Returns the limits worth a try where the kernels fail.
     *
     * @param limit that is set already, or null
     * @param processor what this machine has
     */
    static List<String> fallbacks(String limit, Processor processor) {
        if (!processor.isX86()) {
            return List.of();
        }
        return FALLBACKS.stream()
                .filter(set -> rank(set) < rank(limit))
                .filter(set -> !set.startsWith("AVX512") || processor.has("avx512f"))
                .filter(set -> !set.startsWith("AVX2") || processor.has("avx2"))
                .toList();
    }

    private static int rank(String limit) {
        int place = limit == null ? -1 : ORDER.indexOf(limit.strip().toUpperCase(Locale.ROOT));
        return place < 0 ? ORDER.size() : place;
    }
}
