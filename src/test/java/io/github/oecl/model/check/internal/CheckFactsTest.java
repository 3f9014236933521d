// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.oecl.model.engine.internal.Processor;
import io.github.oecl.model.internal.Numerics;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check goes by: the processor, its key, its cache, its settings, its class path. */
class CheckFactsTest {

    private static final Processor ZEN = new Processor("AMD EPYC", "AVX512", "AVX512_CORE", "MKL");
    private static final List<LayerShape> LAYERS =
            List.of(LayerShape.parse("false 3 32 3 2 1 64 32 32 false"));

    @TempDir Path folder;

    @Test
    void fallbacksAreLowerThanWhatFailed() {
        assertEquals(
                List.of("AVX512_CORE", "AVX2", "SSE41"),
                InstructionSet.fallbacks("amd64", "AVX512_CORE_BF16"));
        assertEquals(
                List.of("AVX512_CORE", "AVX2", "SSE41"),
                InstructionSet.fallbacks("x86_64", Numerics.UNKNOWN));
        assertEquals(List.of("AVX2", "SSE41"), InstructionSet.fallbacks("amd64", "AVX512_CORE"));
        assertEquals(List.of("AVX2", "SSE41"), InstructionSet.fallbacks("amd64", "AVX2_VNNI"));
        assertEquals(List.of("SSE41"), InstructionSet.fallbacks("amd64", "AVX2"));
        assertEquals(List.of(), InstructionSet.fallbacks("amd64", "SSE41"));
        assertEquals(List.of(), InstructionSet.fallbacks("aarch64", Numerics.UNKNOWN));
    }

    @Test
    void theKeyChangesWithAllThatAnOutcomeDependsOn() {
        CheckKey key = key(ZEN, 2, Passes.TRAINING, Map.of());
        assertEquals(key.name(), key(ZEN, 2, Passes.TRAINING, Map.of("HOME", "/")).name());
        Processor other = new Processor("AMD EPYC", "AVX2", "AVX512_CORE", "MKL");
        assertNotEquals(key.name(), key(other, 2, Passes.TRAINING, Map.of()).name());
        assertNotEquals(key.name(), key(ZEN, 1, Passes.TRAINING, Map.of()).name());
        assertNotEquals(key.name(), key(ZEN, 2, Passes.SCORING, Map.of()).name());
        Map<String, String> limit = Map.of("ONEDNN_MAX_CPU_ISA", "AVX2");
        Processor limited = new Processor("AMD EPYC", "AVX512", "AVX2", "MKL");
        assertEquals(key(limited, 2, Passes.TRAINING, limit), key.limitedTo("AVX2"));
        assertNotEquals(key.name(), key.limitedTo("AVX2").name());
        Map<String, String> library = Map.of("PYTORCH_LIBRARY_PATH", "/opt/libtorch");
        assertNotEquals(key.name(), key(ZEN, 2, Passes.TRAINING, library).name());
    }

    @Test
    void anOutcomeIsFoundAgain() {
        CheckCache cache = new CheckCache(folder.resolve("engine-check"));
        CheckKey key = key(ZEN, 2, Passes.TRAINING, Map.of("PYTORCH_FLAVOR", "a=b: c\\ü"));
        CheckOutcome outcome =
                new CheckOutcome(CheckOutcome.Status.WRONG, "the output is Ω", "AVX", "AVX2");
        assertEquals(Optional.empty(), cache.find(key));
        cache.keep(key, outcome);
        assertEquals(Optional.of(outcome), cache.find(key));
        assertEquals(Optional.empty(), cache.find(key.limitedTo("AVX2")));
        cache.keep(key, CheckOutcome.good("AVX2"));
        assertEquals(Optional.of(CheckOutcome.good("AVX2")), cache.find(key));
        assertEquals(1, folder.resolve("engine-check").toFile().list().length);
    }

    @Test
    void aDamagedFileCountsForNothing() throws Exception {
        CheckCache cache = new CheckCache(folder);
        CheckKey key = key(ZEN, 2, Passes.TRAINING, Map.of());
        cache.keep(key, CheckOutcome.good(""));
        String whole = Files.readString(cache.file(key));
        for (String damaged :
                List.of(
                        "",
                        "outcome=\\u00",
                        whole.replace("GOOD", "SPLENDID"),
                        whole.replace("AMD EPYC", "another"),
                        whole.substring(0, whole.length() / 2),
                        "x".repeat(1_000_000))) {
            Files.writeString(cache.file(key), damaged);
            assertEquals(Optional.empty(), cache.find(key), damaged);
        }
        Files.delete(cache.file(key));
        Files.createDirectory(cache.file(key));
        assertEquals(Optional.empty(), cache.find(key));
    }

    @Test
    void theCacheIsTheUsersOwn() {
        String home = "/home/me";
        assertEquals(Path.of("/home/me/.cache/oecl"), CheckCache.folder(Map.of(), home));
        assertEquals(
                Path.of("/djl/oecl"), CheckCache.folder(Map.of("DJL_CACHE_DIR", "/djl"), home));
        Map<String, String> all =
                Map.of("OECL_CACHE", "/own", "XDG_CACHE_HOME", "/xdg", "DJL_CACHE_DIR", "/djl");
        assertEquals(Path.of("/own"), CheckCache.folder(all, home));
        assertEquals(
                Path.of("/xdg/oecl"),
                CheckCache.folder(Map.of("XDG_CACHE_HOME", "/xdg", "DJL_CACHE_DIR", "/d"), home));
    }

    @Test
    void aSettingThatNobodyKnowsIsRefused() {
        assertEquals(CheckSetting.ON, CheckSetting.of(null));
        assertEquals(CheckSetting.ON, CheckSetting.of(" on "));
        assertEquals(CheckSetting.WARN, CheckSetting.of("warn"));
        assertEquals(CheckSetting.OFF, CheckSetting.of("OFF"));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> CheckSetting.of("no"));
        assertEquals("OECL_ENGINE_CHECK is \"no\"; it must be on, warn or off", error.getMessage());
    }

    /** In a notebook the library lies with a class loader, which the kernel's class path lacks. */
    @Test
    void theClassPathHoldsWhatWasAddedToARunningKernel() throws Exception {
        Path jar = Files.createFile(folder.resolve("a library.jar"));
        try (URLClassLoader kernel =
                new URLClassLoader(
                        new URL[] {jar.toUri().toURL(), new URL("https://example.org/x.jar")})) {
            String path = ChildClassPath.of(kernel);
            assertEquals(jar + File.pathSeparator + System.getProperty("java.class.path"), path);
        }
    }

    private static CheckKey key(
            Processor processor, int threads, Passes passes, Map<String, String> environment) {
        return CheckKey.of(processor, threads, passes, LAYERS, environment);
    }
}
