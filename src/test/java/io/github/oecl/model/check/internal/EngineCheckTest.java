// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.NetworkLayers;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.engine.internal.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The whole check in processes of its own, with faults that are asked for. */
class EngineCheckTest {

    /** It has nothing to fall back to. */
    private static final Processor OLD = new Processor("old", "DEFAULT", "SSE41", "MKL");

    private static final Processor NEW = new Processor("new", "AVX2", "AVX2_VNNI", "MKL");

    private static OeclModel model;

    @TempDir Path folder;

    @BeforeAll
    static void build() {
        model =
                OeclModel.builder()
                        .setBackbone(Backbone.COMPACT)
                        .optWidth(8)
                        .optBlocks(1, 1)
                        .optHidden(16)
                        .optEmbedding(8)
                        .optDevice(Device.cpu())
                        .build();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Test
    void aSoundEngineIsCheckedOnceAndTheOutcomeKept() throws Exception {
        EngineCheck check = check(OLD);
        assertEquals("not checked", check.summary(model.architecture()));
        check.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4);
        assertEquals("good", check.summary(model.architecture()));
        // Another process finds it and starts none of its own, which would see this fault.
        EngineCheck next = check(OLD, Fault.PROPERTY + "=output:0");
        next.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4);
        assertEquals("good", next.summary(model.architecture()));
        // A damaged file is no outcome: the check is made again, and the file written anew.
        Path file = onlyFile();
        Files.writeString(file, "outcome=GO");
        EngineCheck after = check(OLD, Fault.PROPERTY + "=output:0");
        assertThrows(
                EngineCheckException.class,
                () -> after.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4));
        assertTrue(Files.readString(onlyFile()).contains("outcome=WRONG"));
    }

    @Test
    @EnabledOnOs(architectures = {"amd64", "x86_64"})
    void aWrongOutputIsRefusedWithTheSettingThatHelps() throws Exception {
        EngineCheck check = check(NEW, Fault.PROPERTY + "=output:1", Fault.UNLESS + "=AVX2,SSE41");
        EngineCheckException error =
                assertThrows(
                        EngineCheckException.class,
                        () -> check.require(CheckSetting.ON, model, Passes.SCORING, 8, 4));
        String layer = NetworkLayers.of(model, 4, 8).get(1).toString();
        assertEquals("AVX2", error.outcome().remedy());
        for (String part :
                List.of(
                        "wrong: the output of " + layer + " is off by ",
                        "set this variable before the Java process",
                        "ONEDNN_MAX_CPU_ISA=AVX2",
                        "OECL_ENGINE_CHECK=warn")) {
            assertTrue(error.getMessage().contains(part), error.getMessage());
        }
        // Both what is wrong and what is right are kept.
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
        // Whoever sets the variable is not checked again, nor sees the fault.
        EngineCheck limited =
                new EngineCheck(
                        new CheckCache(folder),
                        new Processor("new", "AVX2", "AVX2", "MKL"),
                        Map.of(InstructionSet.VARIABLE, "AVX2"),
                        List.of(Fault.PROPERTY + "=output:1"));
        limited.require(CheckSetting.ON, model, Passes.SCORING, 8, 4);
        assertEquals("good", limited.summary(model.architecture()));
    }

    @Test
    void aGradientThatIsNoNumberCanBeUsedWithAWarningAlone() throws Exception {
        EngineCheck check = check(OLD, Fault.PROPERTY + "=nan:2");
        check.require(CheckSetting.WARN, model, Passes.TRAINING, 8, 4);
        String summary = check.summary(model.architecture());
        assertTrue(summary.startsWith("wrong: the input gradient of the linear"), summary);
        assertTrue(summary.endsWith("infinite or NaN"), summary);
        EngineCheckException error =
                assertThrows(
                        EngineCheckException.class,
                        () -> check.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4));
        assertTrue(
                error.getMessage().contains("No setting of the instruction set"),
                error.getMessage());
    }

    @Test
    void aCrashHarmsNobodyAndIsKnown() throws Exception {
        EngineCheck check = check(OLD, Fault.PROPERTY + "=halt:0");
        EngineCheckException error =
                assertThrows(
                        EngineCheckException.class,
                        () -> check.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4));
        assertEquals(CheckOutcome.Status.CRASHED, error.outcome().status());
        assertTrue(error.getMessage().contains("SIGABRT (exit code 134) in the 3 x 3"));
        assertTrue(error.getMessage().contains("free(): invalid next size"));
        assertTrue(Files.readString(onlyFile()).contains("outcome=CRASHED"));
    }

    /** A folder that cannot be written: here a file stands in its place. */
    @Test
    void withoutACacheTheCheckIsMadeAllTheSame() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        EngineCheck check =
                new EngineCheck(
                        new CheckCache(file.resolve("engine-check")), OLD, Map.of(), List.of());
        check.require(CheckSetting.ON, model, Passes.SCORING, 8, 4);
        assertEquals("good", check.summary(model.architecture()));
    }

    @Test
    void aProcessThatCannotRunStopsNobody() {
        EngineCheck check = check(OLD, "ai.djl.default_engine=none");
        check.require(CheckSetting.ON, model, Passes.TRAINING, 8, 4);
        String summary = check.summary(model.architecture());
        assertTrue(summary.startsWith("not checked: the check's process failed"), summary);
        assertFalse(folder.toFile().list().length > 0);
    }

    @Test
    void itCanBeSwitchedOff() {
        EngineCheck check = check(OLD, Fault.PROPERTY + "=output:0");
        assertDoesNotThrow(() -> check.require(CheckSetting.OFF, model, Passes.TRAINING, 8, 4));
        assertEquals("not checked: OECL_ENGINE_CHECK is off", check.summary(model.architecture()));
        assertEquals(0, folder.toFile().list().length);
    }

    private EngineCheck check(Processor processor, String... properties) {
        return new EngineCheck(new CheckCache(folder), processor, Map.of(), List.of(properties));
    }

    private Path onlyFile() throws Exception {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertEquals(1, all.size());
            return all.get(0);
        }
    }
}
