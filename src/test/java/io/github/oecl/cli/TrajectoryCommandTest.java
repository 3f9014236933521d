// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.SimClr;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrajectoryCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int call(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    @Test
    void recordsWhatWasAskedFor() throws IOException {
        Path file = folder.resolve("cells.csv");
        String[] call =
                "trajectory cells --preset smoke --variant unnormalised --seed 4 --epochs 1 --views 3 --images 2 --out"
                        .split(" ");
        String[] arguments = Arrays.copyOf(call, call.length + 1);
        arguments[call.length] = file.toString();
        assertEquals(0, call(arguments), err::toString);
        TrajectoryRun run = TrajectoryRun.read(file);
        assertEquals(new SimClr(0.5, false), run.config().method().objective().orElseThrow());
        assertEquals(4, run.config().training().seed());
        assertEquals(1, run.config().training().epochs());
        assertEquals(new TrajectoryConfig(3, 2, 7, false), run.followed());
        assertTrue(out.toString().contains("to measure"), out::toString);
        String device = ComputeDevice.fromEnvironment().announcement();
        assertEquals(device, out.toString().lines().findFirst().orElseThrow());
        assertEquals(device, "device: " + run.provenance().device());
    }

    @Test
    void leavesNothingBehindWhenItIsCalledWrongly() {
        Path file = folder.resolve("x.csv");
        int code = call("trajectory", "cells", "--variant", "adam", "--out", file.toString());
        assertEquals(1, code);
        assertTrue(err.toString().contains("adam"), err::toString);
        assertFalse(Files.exists(file));
    }

    /** Such a file would show OECL's name and SimCLR's norms. */
    @Test
    void refusesAnOutlierTermThatIsNeverSwitchedOn() {
        Path file = folder.resolve("x.csv");
        String[] call =
                "trajectory cells --preset quick --variant oecl --epochs 10 --out".split(" ");
        String[] arguments = Arrays.copyOf(call, call.length + 1);
        arguments[call.length] = file.toString();
        assertEquals(1, call(arguments));
        assertTrue(err.toString().contains("the outlier term is never switched on"), err::toString);
        assertFalse(Files.exists(file));
    }

    @Test
    void wantsAFile() {
        assertEquals(2, call("trajectory", "cells"));
        assertTrue(err.toString().contains("--out"), err::toString);
    }
}
