// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import io.github.oecl.model.internal.Numerics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The instruction sets that oneDNN chooses from on x86, from the least to the most, with the flags
 * by which Linux names what each needs beyond the one that it builds on.
 */
enum OneDnnIsa {
    SSE41(null, "sse4_1"),
    AVX(SSE41, "avx"),
    AVX2(AVX, "avx2"),
    AVX2_VNNI(AVX2, "avx_vnni"),
    AVX2_VNNI_2(AVX2_VNNI, "avx_vnni_int8", "avx_ne_convert"),
    AVX512_CORE(AVX2, "avx512f", "avx512bw", "avx512vl", "avx512dq"),
    AVX512_CORE_VNNI(AVX512_CORE, "avx512_vnni"),
    AVX512_CORE_BF16(AVX512_CORE_VNNI, "avx512_bf16"),
    AVX512_CORE_FP16(AVX512_CORE_BF16, "avx512_fp16"),
    AVX512_CORE_AMX(AVX512_CORE_FP16, "amx_tile", "amx_int8", "amx_bf16"),
    AVX512_CORE_AMX_FP16(AVX512_CORE_AMX, "amx_fp16");

    /** The first of these that is set counts. */
    private static final List<String> VARIABLES = List.of("ONEDNN_MAX_CPU_ISA", "DNNL_MAX_CPU_ISA");

    /** Newer names of the same. */
    private static final Map<String, OneDnnIsa> SYNONYMS =
            Map.of(
                    "AVX10_1_512", AVX512_CORE_FP16,
                    "AVX10_1_512_AMX", AVX512_CORE_AMX,
                    "AVX10_1_512_AMX_FP16", AVX512_CORE_AMX_FP16);

    private final OneDnnIsa base;
    private final Set<String> flags;

    OneDnnIsa(OneDnnIsa base, String... flags) {
        this.base = base;
        this.flags = Set.of(flags);
    }

    /** Returns the name of the best one that processor and environment allow, or unknown. */
    static String effective(Set<String> flags, Map<String, String> environment) {
        return best(flags, environment).map(OneDnnIsa::name).orElse(Numerics.UNKNOWN);
    }

    /** Returns the best one that processor and environment allow. */
    static Optional<OneDnnIsa> best(Set<String> flags, Map<String, String> environment) {
        OneDnnIsa limit = limit(environment);
        return Arrays.stream(values())
                .filter(each -> each.compareTo(limit) <= 0 && each.within(flags))
                .reduce((less, more) -> more);
    }

    /** Tells whether it has all instructions of another. */
    boolean includes(OneDnnIsa other) {
        return this == other || base != null && base.includes(other);
    }

    /** Returns the settings that limit it, such as ONEDNN_MAX_CPU_ISA=AVX2. */
    static String limits(Map<String, String> environment) {
        return VARIABLES.stream()
                .filter(environment::containsKey)
                .map(name -> name + "=" + environment.get(name))
                .collect(Collectors.joining(" or "));
    }

    private boolean within(Set<String> available) {
        return available.containsAll(flags) && (base == null || base.within(available));
    }

    /** A value that oneDNN does not know does not limit it. */
    private static OneDnnIsa limit(Map<String, String> environment) {
        String asked =
                VARIABLES.stream()
                        .filter(environment::containsKey)
                        .map(environment::get)
                        .findFirst()
                        .orElse("")
                        .toUpperCase(Locale.ROOT);
        OneDnnIsa all = AVX512_CORE_AMX_FP16;
        for (OneDnnIsa each : values()) {
            if (each.name().equals(asked)) {
                return each;
            }
        }
        return SYNONYMS.getOrDefault(asked, all);
    }
}
