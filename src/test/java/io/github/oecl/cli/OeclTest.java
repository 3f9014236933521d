// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.Precision;
import io.github.oecl.model.engine.internal.Bf16;
import io.github.oecl.model.internal.Numerics;
import io.github.oecl.run.RunConfig;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OeclTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void aRunWritesItsResultAndCanBeRepeatedFromIt() {
        Path first = folder.resolve("first.json");
        assertEquals(0, oecl("run", "cells", "--preset", "smoke", "--out", first.toString()));
        assertTrue(out.toString().contains("AUROC"), out.toString());
        assertEquals(
                ComputeDevice.fromEnvironment().announcement(),
                out.toString().lines().findFirst().orElseThrow());
        String numbers = aurocs();
        assertEquals(0, oecl("run", first.toString()));
        assertEquals(numbers, aurocs());
    }

    @Test
    void anotherMethodRunsAtTheSameBudget() {
        assertEquals(0, oecl("run", "cells", "--preset", "smoke", "--method", "hsc"));
        assertTrue(out.toString().contains("HSC, preset smoke, seed 0: 16 steps, 512 views"));
        assertTrue(aurocs().startsWith("-E h "), out.toString());
        assertEquals(1, oecl("run", "cells", "--preset", "smoke", "--method", "hcs"));
        assertTrue(err.toString().contains("csi, hsc, bce"), err.toString());
    }

    @Test
    void settingsAreSetByNameAndStandInTheResult() throws IOException {
        Path file = folder.resolve("set.json");
        String[] call = {
            "run",
            "objects",
            "--preset",
            "smoke",
            "--temperature",
            "0.2",
            "--alpha",
            "0.5",
            "--learning-rate",
            "0.02",
            "--batch",
            "32",
            "--set",
            "training.momentum=0.5",
            "--out",
            file.toString()
        };
        assertEquals(0, oecl(call), err.toString());
        RunConfig config = RunConfig.read(file);
        assertEquals(0.2, config.temperature());
        assertEquals(0.5, config.alpha().alpha());
        assertEquals(0.02, config.training().learningRate());
        assertEquals(32, config.training().batch());
        assertEquals(0.5, config.training().momentum());
    }

    @Test
    void aSettingThatThereIsNotIsRefused() {
        refuses("hsc has no setting 'temperature'", "--method", "hsc", "--temperature", "1");
        refuses("there are [epochs, batch", "--set", "training.moment=1");
        refuses("momentum is 'much'", "--set", "training.momentum=much");
        refuses("precision is 'fp16'; it must be one of float32, bf16", "--precision", "fp16");
        refuses("neighbours", "--method", "frozen-knn", "--set", "method.neighbours=0");
    }

    private void refuses(String said, String... options) {
        List<String> call = new ArrayList<>(List.of("run", "objects", "--preset", "smoke"));
        call.addAll(List.of(options));
        assertEquals(1, oecl(call.toArray(String[]::new)));
        assertTrue(err.toString().contains(said), err.toString());
    }

    @Test
    void bf16StandsInTheResultAndIsCalledAnExperiment() throws IOException {
        assumeTrue(Bf16.obstacle().isEmpty(), Bf16.obstacle());
        Path file = folder.resolve("bf16.json");
        String[] call = {
            "run", "cells", "--preset", "smoke", "--precision", "bf16", "--out", file.toString()
        };
        assertEquals(0, oecl(call), err.toString());
        assertTrue(out.toString().contains("trained in bf16, which is an experiment"));
        RunResult result = RunResult.read(file);
        assertEquals(Precision.BF16, result.config().training().precision());
        assertEquals(Numerics.VERSION + "-bf16", result.provenance().numerics());
        String numbers = aurocs();
        assertEquals(0, oecl("run", file.toString()));
        assertEquals(numbers, aurocs());
    }

    @Test
    void float32IsWhatAResultOfBeforeHas() throws IOException {
        Path file = folder.resolve("float32.json");
        String[] call = {
            "run", "cells", "--preset", "smoke", "--precision", "float32", "--out", file.toString()
        };
        assertEquals(0, oecl(call), err.toString());
        assertNull(RunConfig.read(file).training().precision());
        assertFalse(Files.readString(file).contains("precision"));
        assertFalse(out.toString().contains("experiment"), out.toString());
    }

    @Test
    void aMethodWithoutATrainingRuns() {
        String[] call = {"run", "cells", "--preset", "smoke", "--method", "frozen-mahalanobis"};
        assertEquals(0, oecl(call), err.toString());
        assertTrue(out.toString().contains("0 steps"), out.toString());
    }

    @Test
    void aMethodWithoutATrainingTakesTheNetworkOfAnotherRun() throws IOException {
        Path network = folder.resolve("network.oecl");
        String[] train = {
            "run", "cells", "--preset", "smoke", "--method", "simclr", "--model", network.toString()
        };
        assertEquals(0, oecl(train), err.toString());
        assertTrue(out.toString().contains("wrote " + network), out.toString());
        String[] call = {"run", "cells", "--preset", "smoke", "--method", "frozen-knn"};
        assertEquals(0, oecl(call), err.toString());
        String untrained = aurocs();
        List<String> trained = new ArrayList<>(List.of(call));
        trained.addAll(List.of("--set", "method.network=" + network));
        assertEquals(0, oecl(trained.toArray(String[]::new)), err.toString());
        assertNotEquals(untrained, aurocs());
    }

    @Test
    void whatAUserCanMendIsSaidInALine() {
        assertEquals(1, oecl("run", "mnist", "--preset", "smoke"));
        assertTrue(err.toString().startsWith("oecl: There is no recipe 'mnist'"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
        assertEquals(1, oecl("run", "cells", "--preset", "enormous"));
        assertEquals(1, oecl("run", folder.resolve("absent.json").toString()));
        assertTrue(err.toString().contains("absent.json"));
        assertFalse(Files.exists(folder.resolve("absent.json")));
    }

    @Test
    void aWrongCallShowsTheUsage() {
        assertEquals(2, oecl("run"));
        assertTrue(err.toString().contains("Usage: oecl run"), err.toString());
        assertEquals(0, oecl("--help"));
        assertEquals(0, oecl("--version"));
        for (String known : List.of("oecl 0.", "commit: ", "sources: ", "numerics: 1")) {
            assertTrue(out.toString().contains(known), out.toString());
        }
    }

    private String aurocs() {
        String text = out.toString();
        out.getBuffer().setLength(0);
        return text.lines()
                .filter(line -> line.contains("AUROC"))
                .reduce("", (all, line) -> all + line + "\n");
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
