// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.engine.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorTest {

    private static final Set<String> AVX512 =
            Set.of("sse4_1", "avx", "avx2", "avx512f", "avx512bw", "avx512vl", "avx512dq");

    @Test
    void linuxOnX86TellsAllOfIt() {
        assumeTrue(Platform.isLinux() && "x86-64".equals(Platform.ARCH), "it is another system");
        Processor here = Processor.current();
        assertTrue(here.model().contains("model "), here.model());
        assertTrue(here.aten().matches("AVX512|AVX2|NO AVX|DEFAULT"), here.aten());
        assertTrue(here.oneDnn().matches("SSE41|AVX.*"), here.oneDnn());
        assertTrue(here.blas().startsWith("MKL 20"), here.blas());
        assertEquals(here, Processor.current());
    }

    @Test
    void theVariableLowersOneDnnsInstructionSet() {
        assertEquals("AVX512_CORE", effective(Map.of()));
        assertEquals("AVX2", effective(Map.of("ONEDNN_MAX_CPU_ISA", "AVX2")));
        assertEquals("AVX2", effective(Map.of("DNNL_MAX_CPU_ISA", "avx2")));
        assertEquals("AVX2", effective(Map.of("ONEDNN_MAX_CPU_ISA", "AVX2_VNNI")));
        assertEquals("SSE41", effective(Map.of("ONEDNN_MAX_CPU_ISA", "SSE41")));
        assertEquals("AVX512_CORE", effective(Map.of("ONEDNN_MAX_CPU_ISA", "AVX10_1_512_AMX")));
        assertEquals("AVX512_CORE", effective(Map.of("ONEDNN_MAX_CPU_ISA", "DEFAULT")));
        assertEquals("unknown", OneDnnIsa.effective(Set.of(""), Map.of()));
    }

    @Test
    void aProcessorsNameHasItsNumbers() {
        List<String> lines =
                List.of(
                        "processor\t: 0",
                        "cpu family\t: 26",
                        "model\t\t: 2",
                        "model name\t: AMD EPYC",
                        "stepping\t: 1",
                        "flags\t\t: fpu avx avx2",
                        "power management:");
        CpuInfo info = CpuInfo.of(lines);
        assertEquals("AMD EPYC, cpu family 26, model 2, stepping 1", info.model());
        assertEquals(Set.of("fpu", "avx", "avx2"), info.flags());
        assertEquals("unknown", new Processor(CpuInfo.of(List.of()).model(), "", "", "").model());
    }

    @Test
    void theVariablesOfAnotherLibraryAreNoneOfMkl() {
        assertTrue(Processor.isOf("MKL 2024.2", "MKL_CBWR"));
        assertFalse(Processor.isOf("MKL 2024.2", "OPENBLAS_CORETYPE"));
        assertTrue(Processor.isOf("unknown", "OPENBLAS_CORETYPE"));
    }

    private static String effective(Map<String, String> environment) {
        return OneDnnIsa.effective(AVX512, environment);
    }
}
