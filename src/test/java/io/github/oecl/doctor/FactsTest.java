// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.doctor.Finding.Verdict;
import io.github.oecl.model.Precision;
import io.github.oecl.model.check.internal.CheckOutcome;
import io.github.oecl.model.engine.internal.Processor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each kind of line, with facts of machines that we do not have. */
class FactsTest {

    private static final long GB = 1_000_000_000L;
    private static final Path HOME = Path.of("/opt/java");

    @Test
    void java() {
        assertGood("JDK 17.0.15 in", new JavaFacts(17, "17.0.15", HOME, true).finding());
        assertFinding(
                Verdict.WRONG,
                "JDK 11.0.2 in",
                "install a JDK of version 17 or later",
                new JavaFacts(11, "11.0.2", HOME, true).finding());
        assertFinding(
                Verdict.WRONG,
                "a runtime without a compiler",
                "install a JDK",
                new JavaFacts(21, "21", HOME, false).finding());
    }

    @Test
    void kernel() {
        JavaKernel java = new JavaKernel("java", "Java", Path.of("/k/java"), List.of());
        JavaKernel other = new JavaKernel("jjava", "JJava", Path.of("/k/jjava"), List.of());
        JavaKernel broken =
                new JavaKernel("java", "Java", Path.of("/k/java"), List.of("/gone/start.sh"));
        assertGood("IJava, which runs this", new KernelFacts("IJava", false, List.of()).finding());
        assertGood("java (Java) in", new KernelFacts(null, true, List.of(other, java)).finding());
        assertFinding(
                Verdict.NOTE,
                "but no Jupyter on the PATH",
                "install JupyterLab",
                new KernelFacts(null, false, List.of(java)).finding());
        assertFinding(
                Verdict.NOTE,
                "no kernel named java; there is jjava",
                "environment/run.sh",
                new KernelFacts(null, true, List.of(other)).finding());
        assertFinding(
                Verdict.NOTE,
                "no kernel named java, and no Jupyter on the PATH",
                "environment/run.sh",
                new KernelFacts(null, false, List.of()).finding());
        assertFinding(
                Verdict.WRONG,
                "starts what is not there: /gone/start.sh",
                "install it again",
                new KernelFacts(null, true, List.of(broken)).finding());
    }

    @Test
    void precision() {
        assertGood(
                "float32; bf16 can be had (AVX512_CORE_BF16), an experiment: OECL_PRECISION=bf16",
                new PrecisionFacts(Precision.FLOAT32, "", "AVX512_CORE_BF16").finding());
        assertGood(
                "float32; bf16 cannot be had: the processor is too old",
                new PrecisionFacts(Precision.FLOAT32, "the processor is too old", "AVX2")
                        .finding());
        assertFinding(
                Verdict.NOTE,
                "bf16 (AVX512_CORE_BF16): an experiment",
                "unset OECL_PRECISION",
                new PrecisionFacts(Precision.BF16, "", "AVX512_CORE_BF16").finding());
    }

    @Test
    void memory() {
        assertGood("8.0 GB, of which", new MemoryFacts(8 * GB, 8 * GB, GB).finding());
        Finding container = new MemoryFacts(2 * GB, 64 * GB, GB / 2).finding();
        assertGood("2.0 GB in this container (the machine has 64.0 GB)", container);
        assertFinding(
                Verdict.WRONG,
                "1.0 GB in this container",
                "give the container 2 GB or more",
                new MemoryFacts(GB, 8 * GB, GB / 2).finding());
        assertFinding(
                Verdict.WRONG,
                "1.0 GB, of which",
                "give the machine 2 GB or more",
                new MemoryFacts(GB, GB, GB / 2).finding());
        assertFinding(
                Verdict.WRONG,
                "heap may take 0.1 GB",
                "-Xmx512m",
                new MemoryFacts(8 * GB, 8 * GB, GB / 10).finding());
        assertFinding(
                Verdict.NOTE,
                "tensors live outside of it",
                "-Xmx1g",
                new MemoryFacts(8 * GB, 8 * GB, 6 * GB).finding());
    }

    @Test
    void threads() {
        assertGood(
                "2 cores, 2 threads (OMP_NUM_THREADS=2)", new ThreadFacts(2, 2, 2, "2").finding());
        assertGood(
                "4 cores, 1 thread (OMP_NUM_THREADS is not set)",
                new ThreadFacts(8, 4, 1, null).finding());
        assertFinding(
                Verdict.NOTE,
                "4 cores, 8 threads",
                "set OMP_NUM_THREADS to at most 4",
                new ThreadFacts(8, 4, 8, "8").finding());
        assertFinding(
                Verdict.WRONG,
                "many times slower",
                "set OMP_NUM_THREADS to at most 2",
                new ThreadFacts(2, 16, 16, null).finding());
    }

    @Test
    void coresAreCountedAndNotTheirThreads() {
        String pair =
                "processor : 0\nphysical id : 0\ncore id : 3\n\n"
                        + "processor : 1\nphysical id : 0\ncore id : 3\n\n"
                        + "processor : 2\nphysical id : 1\ncore id : 3\n";
        assertEquals(2, ThreadFacts.cores(pair));
        assertEquals(0, ThreadFacts.cores("processor : 0\nBogoMIPS : 50\n"));
    }

    @Test
    void device() {
        assertGood("CPU (2 cores, 2 threads)", DeviceFacts.finding("CPU (2 cores, 2 threads)"));
        assertGood(
                "CPU (2 cores)",
                DeviceFacts.finding("CPU (2 cores). WARNING: 4 threads on 2 cores wait"));
        assertFinding(
                Verdict.NOTE,
                "CPU (2 cores); this machine has a GPU and this run does not use it",
                "-Dgpu",
                DeviceFacts.finding(
                        "CPU (2 cores). WARNING: this machine has a GPU and this run does not use"
                                + " it; build with -Dgpu"));
    }

    @Test
    void engine() {
        Processor processor =
                new Processor("AMD EPYC, cpu family 26", "AVX512", "AVX2", "MKL 2024");
        assertGood(
                "PyTorch 2.7.1 on AMD EPYC; oneDNN AVX2, limited by ONEDNN_MAX_CPU_ISA=AVX2, ATen"
                        + " AVX512, MKL 2024",
                new EngineFacts("PyTorch 2.7.1", processor, "AVX2").finding());
        assertFinding(
                Verdict.WRONG,
                "it does not start: java.io.IOException: no such library",
                "build again with a network",
                EngineFacts.failed(
                        new IllegalStateException(new java.io.IOException("no such library"))));
    }

    @Test
    void allocator() {
        Map<String, String> all = new HashMap<>();
        for (String name : List.of("ARENA_MAX", "MMAP_THRESHOLD_", "TRIM_THRESHOLD_", "TOP_PAD_")) {
            all.put("MALLOC_" + name, "1");
        }
        assertGood("4 settings", new AllocatorFacts("Linux", all).finding());
        assertGood("no settings", new AllocatorFacts("Mac OS X", Map.of()).finding());
        all.remove("MALLOC_TOP_PAD_");
        assertFinding(
                Verdict.NOTE,
                "not set: MALLOC_TOP_PAD_;",
                "environment/oecl",
                new AllocatorFacts("Linux", all).finding());
    }

    @Test
    void selfTest() {
        CheckOutcome good = new CheckOutcome(CheckOutcome.Status.GOOD, "", "AVX2", "");
        assertGood("all 10 kinds of layers are right", new SelfTest(good, 10, 1.25).finding());
        CheckOutcome wrong =
                new CheckOutcome(CheckOutcome.Status.WRONG, "the output is off", "AVX", "AVX2");
        assertFinding(
                Verdict.WRONG,
                "wrong: the output is off",
                "set ONEDNN_MAX_CPU_ISA=AVX2 before Java starts",
                new SelfTest(wrong, 10, 1).finding());
        CheckOutcome helpless = new CheckOutcome(CheckOutcome.Status.CRASHED, "SIGSEGV", "AVX", "");
        assertFinding(
                Verdict.WRONG,
                "crashed: SIGSEGV",
                "use another machine",
                new SelfTest(helpless, 10, 1).finding());
        CheckOutcome none =
                new CheckOutcome(CheckOutcome.Status.NOT_CHECKED, "it was killed", "", "");
        assertFinding(
                Verdict.NOTE,
                "not checked: it was killed",
                "oecl doctor again",
                new SelfTest(none, 10, 1).finding());
    }

    static void assertGood(String found, Finding finding) {
        assertFinding(Verdict.GOOD, found, "", finding);
        assertEquals("", finding.advice());
    }

    static void assertFinding(Verdict verdict, String found, String advice, Finding finding) {
        assertEquals(verdict, finding.verdict(), finding.toString());
        assertTrue(finding.found().contains(found), finding.toString());
        assertTrue(finding.advice().contains(advice), finding.toString());
        assertEquals(verdict == Verdict.GOOD, finding.advice().isEmpty(), finding.toString());
    }
}
