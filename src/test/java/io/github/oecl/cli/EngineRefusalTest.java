// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line on a machine whose engine computes wrongly, by a fault that is asked for. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class EngineRefusalTest {

    private static final String FAULT = "-Doecl.engineCheck.fault=output:1";

    @TempDir Path folder;

    /** The second start has the same process id, output and arguments. */
    @Test
    void aRunStartsAgainWithAnInstructionSetThatPasses() throws Exception {
        Path result = folder.resolve("größe.json");
        String said =
                run(0, FAULT, "-Doecl.engineCheck.fault.unless=AVX512_CORE,AVX2,SSE41", result);
        assertTrue(said.contains("oecl: the engine's check: wrong: the output of"), said);
        assertTrue(said.contains("oecl: starting again with ONEDNN_MAX_CPU_ISA="), said);
        assertTrue(said.contains("AUROC"), said);
        assertTrue(Files.exists(result), said);
    }

    @Test
    void whereNothingHelpsItIsRefusedBeforeTheTraining() throws Exception {
        Path result = folder.resolve("result.json");
        String said = run(1, FAULT, "-Doecl.engineCheck.fault.unless=", result);
        assertTrue(said.contains("oecl: The engine does not compute this network rightly"), said);
        assertTrue(said.contains("OECL_ENGINE_CHECK=warn"), said);
        assertFalse(said.contains("epoch"), said);
        assertFalse(said.contains("\tat "), said);
        assertFalse(Files.exists(result));
    }

    private String run(int code, String fault, String unless, Path result) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(fault, unless, "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Oecl.class.getName(), "run", "cells", "--preset", "smoke"));
        command.addAll(List.of("--epochs", "1", "--baseline", "--out", result.toString()));
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "OECL_ENGINE_CHECK",
                                "on",
                                "OECL_CACHE",
                                folder.resolve("cache").toString()));
        builder.environment().remove("ONEDNN_MAX_CPU_ISA");
        int ended = builder.start().waitFor();
        String said = Files.readString(log);
        assertEquals(code, ended, said);
        return said;
    }
}
