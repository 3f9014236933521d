// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckReportTest {

    private static final List<LayerShape> LAYERS =
            List.of(
                    LayerShape.parse("false 3 32 3 2 1 64 32 32 false"),
                    LayerShape.parse("false 256 512 1 1 0 64 4 4 true"),
                    LayerShape.parse("true 512 128 1 1 0 64 1 1 true"));

    private static final String SET =
            "onednn_verbose,v1,info,cpu,isa:Intel AVX2 with Intel DL Boost";

    @Test
    void smallErrorsAreRounding() {
        CheckOutcome outcome =
                outcome(
                        0,
                        SET,
                        "oecl-check begin 0",
                        "oecl-check error 2.0E-5 output",
                        "oecl-check done");
        assertEquals(CheckOutcome.Status.GOOD, outcome.status());
        assertEquals("Intel AVX2 with Intel DL Boost", outcome.instructionSet());
        assertEquals("good", outcome.summary());
    }

    @Test
    void aWrongLayerIsNamedWithItsError() {
        CheckOutcome outcome =
                outcome(
                        0,
                        "oecl-check begin 1",
                        "oecl-check error 1.4346 output",
                        "oecl-check error NaN input gradient",
                        "oecl-check begin 2",
                        "oecl-check error 0.01 output",
                        "oecl-check done");
        assertEquals(
                "wrong: the output of the 1 x 1 convolution from 256 to 512 channels, stride 1, on"
                        + " 64 x 4 x 4 is off by 1.4 times an element's usual size, and another layer",
                outcome.summary());
        assertTrue(outcome.failed());
    }

    @Test
    void whatIsNoNumberIsWrong() {
        CheckOutcome outcome =
                outcome(
                        0,
                        "oecl-check begin 2",
                        "oecl-check error NaN weight gradient",
                        "oecl-check done");
        assertEquals(
                "wrong: the weight gradient of the linear layer from 512 to 128 on 64 rows is"
                        + " infinite or NaN",
                outcome.summary());
    }

    @Test
    void aCorruptHeapIsACrashInItsLayer() {
        CheckOutcome outcome =
                outcome(134, SET, "oecl-check begin 1", "free(): invalid next size (normal)");
        assertEquals(
                "crashed: SIGABRT (exit code 134) in the 1 x 1 convolution from 256 to 512"
                        + " channels, stride 1, on 64 x 4 x 4: free(): invalid next size (normal)",
                outcome.summary());
    }

    /** A JVM that catches the signal reports it and may end with any exit code. */
    @Test
    void aFaultOfTheJvmIsACrashWhateverTheExitCode() {
        for (String signal : List.of("SIGFPE", "EXCEPTION_ACCESS_VIOLATION")) {
            CheckOutcome outcome =
                    outcome(
                            1,
                            "oecl-check begin 0",
                            "#",
                            "# A fatal error has been detected by the Java Runtime Environment:",
                            "#",
                            "#  " + signal + " (0x8) at pc=0x00007f, pid=16271, tid=16277");
            assertEquals(CheckOutcome.Status.CRASHED, outcome.status());
            assertEquals(
                    signal
                            + " (exit code 1) in the 3 x 3 convolution from 3 to 32 channels,"
                            + " stride 2, on 64 x 32 x 32",
                    outcome.detail());
        }
    }

    @Test
    void whatSaysNothingOfTheEngineIsNoFailure() {
        CheckOutcome killed = outcome(137, "oecl-check begin 1");
        assertEquals(CheckOutcome.Status.NOT_CHECKED, killed.status());
        assertTrue(killed.detail().contains("want of memory"), killed.detail());
        CheckOutcome unfit =
                outcome(1, "Error: Could not find or load main class", "Caused by: whatever");
        assertEquals(CheckOutcome.Status.NOT_CHECKED, unfit.status());
        assertTrue(unfit.detail().contains("Could not find"), unfit.detail());
        assertEquals(CheckOutcome.Status.NOT_CHECKED, outcome(0, "oecl-check begin 0").status());
    }

    private static CheckOutcome outcome(int code, String... lines) {
        return new CheckReport(LAYERS, List.of(lines)).outcome(code);
    }
}
