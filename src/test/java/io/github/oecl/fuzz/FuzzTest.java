// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzing guided by coverage, with Jazzer, in a process of its own for each reader. The property
 * {@code oecl.fuzz} says for how many seconds in all; it also has Maven fetch Jazzer. A finding is
 * left in {@code target/fuzz}; once it is mended it belongs to the seeds of {@link FuzzSeedsTest}.
 */
@Tag("slow")
@EnabledIfSystemProperty(
        named = "oecl.fuzz",
        matches = "\\d+",
        disabledReason = "-Doecl.fuzz=SECONDS fuzzes")
class FuzzTest {

    private static final int SECONDS = Integer.getInteger("oecl.fuzz", 0);
    private static final Path PLACE = Path.of("target", "fuzz").toAbsolutePath();

    @ParameterizedTest
    @MethodSource("io.github.oecl.fuzz.Targets#all")
    void nothingIsFound(Target target) throws Exception {
        Path place = Files.createDirectories(PLACE.resolve(target.name()));
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        for (int i = 0; i < target.samples().size(); i++) {
            Files.write(corpus.resolve("sample-" + i), target.samples().get(i));
        }
        for (Path seed : FuzzSeedsTest.seeds(target)) {
            Files.copy(
                    seed, corpus.resolve(seed.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = place.resolve("log");
        int code = start(target, place, corpus, log).waitFor();
        System.out.printf("fuzzing of %s: %s%n", target, last(log));
        assertEquals(0, code, () -> "a finding, in " + place + "; its log is " + log);
    }

    private static Process start(Target target, Path place, Path corpus, Path log)
            throws IOException {
        int seconds = Math.max(1, SECONDS / Targets.all().size());
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Djava.awt.headless=true",
                        "-D" + FuzzTarget.PROPERTY + "=" + target.name(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + FuzzTarget.class.getName(),
                        "--instrumentation_includes=io.github.oecl.**:com.twelvemonkeys.**",
                        "--reproducer_path=" + place,
                        "-artifact_prefix=" + place + "/",
                        "-max_total_time=" + seconds,
                        "-timeout=10",
                        "-rss_limit_mb=3000",
                        "-max_len=65536",
                        "-seed=1",
                        corpus.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String last(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(l -> l.contains("Done ") || l.contains("== Java Exception"))
                    .reduce((first, second) -> second)
                    .orElse("see " + log);
        }
    }
}
