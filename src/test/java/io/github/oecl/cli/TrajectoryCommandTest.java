// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.loss.Objective;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.weights.WeightsFile;
import io.github.oecl.norm.NormStatistic;
import io.github.oecl.norm.NormTrajectory;
import io.github.oecl.run.trajectory.TrajectoryConfig;
import io.github.oecl.run.trajectory.TrajectoryRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
        assertEquals(
                Objective.unnormalisedSimClr(0.5), run.config().method().objective().orElseThrow());
        assertEquals(4, run.config().training().seed());
        assertEquals(1, run.config().training().epochs());
        assertEquals(new TrajectoryConfig(3, 2, 7, false), run.followed());
        assertTrue(out.toString().contains("to measure"), out::toString);
        String device = ComputeDevice.fromEnvironment().announcement();
        assertEquals(device, out.toString().lines().findFirst().orElseThrow());
        assertEquals(device, "device: " + run.provenance().device());
    }

    /** Two networks that differ by their seed stand for two checkpoints of a training elsewhere. */
    @Test
    void followsCheckpointsOfANetworkTrainedElsewhere() throws IOException {
        for (int epoch : new int[] {0, 20}) {
            try (OeclModel model =
                    OeclModel.builder()
                            .setBackbone(Backbone.COMPACT)
                            .optWidth(4)
                            .optSeed(epoch)
                            .build()) {
                WeightsFile.write(model, folder.resolve(epoch + ".safetensors"));
            }
        }
        Path file = folder.resolve("imported.csv");
        List<String> call = new ArrayList<>(List.of("trajectory", "cells", "--preset", "smoke"));
        for (int epoch : new int[] {20, 0}) {
            call.addAll(List.of("--weights", epoch + "=" + folder.resolve(epoch + ".safetensors")));
        }
        call.addAll(List.of("--images", "3", "--out", file.toString()));
        assertEquals(0, call(call.toArray(String[]::new)), err::toString);
        NormTrajectory norms = NormTrajectory.read(file);
        List<NormTrajectory.Row> course = norms.course("OOD", NormStatistic.NORM_OF_MEAN);
        assertEquals(List.of(0, 20), course.stream().map(NormTrajectory.Row::epoch).toList());
        assertNotEquals(course.get(0).summary(), course.get(1).summary());
        assertTrue(NormTrajectory.provenance(file).get("checkpoints").contains("20.safetensors"));
        assertEquals(2, out.toString().split("AUROC of the norm", -1).length - 1, out::toString);
    }

    @Test
    void checkpointsAreNotTrained() {
        Path file = folder.resolve("x.csv");
        String weights = "0=" + folder.resolve("0.safetensors");
        assertEquals(
                1,
                call(
                        "trajectory",
                        "cells",
                        "--weights",
                        weights,
                        "--epochs",
                        "2",
                        "--out",
                        file.toString()));
        assertTrue(err.toString().contains("--epochs is of a training"), err::toString);
        assertFalse(Files.exists(file));
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
