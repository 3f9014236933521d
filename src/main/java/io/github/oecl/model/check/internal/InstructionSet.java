// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import java.util.List;

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
     * @param architecture of the processor, as the JDK calls it; there is a choice on x86 alone
     * @param current the instruction set that failed, unknown where nobody can tell
     */
    static List<String> fallbacks(String architecture, String current) {
        boolean x86 = architecture.equals("amd64") || architecture.equals("x86_64");
        return FALLBACKS.stream().filter(set -> x86 && rank(set) < rank(current)).toList();
    }

    private static int rank(String set) {
        int place = ORDER.indexOf(set);
        return place < 0 ? ORDER.size() : place;
    }
}
