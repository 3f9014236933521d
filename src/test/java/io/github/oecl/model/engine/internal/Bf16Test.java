// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is refused, and what the refusal says. */
class Bf16Test {

    private static final Set<String> AVX512 =
            Set.of(
                    "sse4_1",
                    "avx",
                    "avx2",
                    "avx512f",
                    "avx512bw",
                    "avx512vl",
                    "avx512dq",
                    "avx512_vnni");

    @Test
    void aProcessorWithoutItsInstructions() {
        String lacking = Bf16.lacking(AVX512, Map.of());
        assertTrue(lacking.contains("neither AVX512-BF16 nor AMX"), lacking);
        assertEquals(lacking, Bf16.lacking(Set.of(), Map.of("ONEDNN_MAX_CPU_ISA", "AVX2")));
    }

    @Test
    void aProcessorWithThem() {
        Map<String, String> none = Map.of();
        assertEquals("", Bf16.lacking(with("avx512_bf16"), none));
        assertEquals("", Bf16.lacking(with("avx512_bf16", "avx512_fp16"), none));
        String[] amx = {"avx512_bf16", "avx512_fp16", "amx_tile", "amx_int8", "amx_bf16"};
        assertEquals("", Bf16.lacking(with(amx), none));
    }

    @Test
    void aLimitOnTheInstructions() {
        Map<String, String> limit = Map.of("ONEDNN_MAX_CPU_ISA", "AVX2");
        String lacking = Bf16.lacking(with("avx512_bf16"), limit);
        assertTrue(lacking.contains("ONEDNN_MAX_CPU_ISA=AVX2 keeps"), lacking);
        assertTrue(lacking.contains("unset it"), lacking);
        Map<String, String> enough = Map.of("ONEDNN_MAX_CPU_ISA", "AVX512_CORE_BF16");
        assertEquals("", Bf16.lacking(with("avx512_bf16"), enough));
    }

    @Test
    void anotherSystem() {
        String system = Bf16.system("Mac OS X", "aarch64");
        assertTrue(system.contains("this is Mac OS X on aarch64"), system);
    }

    @Test
    void aLibtorchWithoutTheFunctions() {
        List<String> missing = AutocastFunction.missing(name -> null);
        assertEquals(AutocastFunction.values().length, missing.size());
        String text = Bf16.missing(missing);
        assertTrue(text.contains("_ZN2at8autocast11clear_cacheEv"), text);
        assertTrue(text.contains("unset PYTORCH_LIBRARY_PATH"), text);
    }

    @Test
    void aGpu() {
        String message =
                assertThrows(IllegalArgumentException.class, () -> Bf16.require(Device.gpu()))
                        .getMessage();
        assertTrue(message.contains("never tried on a GPU"), message);
        assertTrue(message.contains("--precision float32, or without OECL_PRECISION"), message);
    }

    @Test
    void anEngineThatDoesNotRound() {
        float third = 1f / 3;
        assertEquals(
                "was not computed in bfloat16",
                Bf16Check.fault(new float[] {third}, new float[] {third}));
        float rounded = Bf16Check.rounded(third);
        assertEquals(0.333984375f, rounded);
        assertEquals("", Bf16Check.fault(new float[] {rounded}, new float[] {third}));
    }

    @Test
    void anEngineThatComputesWrongly() {
        float[] halves = {1, 0.5f};
        String fault = Bf16Check.fault(halves, new float[] {1, 1});
        assertEquals("came out as 0.5 in bfloat16, and as 1.0 in float32", fault);
        float[] none = {Float.NaN};
        assertTrue(Bf16Check.fault(none, new float[] {1}).contains("NaN"));
    }

    @Test
    void tiesGoToTheEvenNumber() {
        assertEquals(1f, Bf16Check.rounded(1 + 1f / 256));
        assertEquals(1 + 1f / 64, Bf16Check.rounded(1 + 3f / 256));
        assertEquals(-2f, Bf16Check.rounded(-1.999f));
    }

    private static Set<String> with(String... more) {
        Set<String> flags = new HashSet<>(AVX512);
        flags.addAll(List.of(more));
        return flags;
    }
}
