// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.fuzz;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.oecl.Bounded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The inputs by which fuzzing came furthest into each reader, and what it found. */
class FuzzSeedsTest {

    private static final Path SEEDS = Path.of("src", "test", "resources", "fuzz").toAbsolutePath();

    @TempDir Path folder;

    static List<Path> seeds(Target target) throws IOException {
        Path place = SEEDS.resolve(target.name());
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.oecl.fuzz.Targets#all")
    void everySeedIsReadOrRefusedByName(Target target) throws IOException {
        List<Path> seeds = seeds(target);
        assumeFalse(seeds.isEmpty(), "it has no seeds");
        for (Path seed : seeds) {
            byte[] bytes = Files.readAllBytes(seed);
            assertNull(
                    new Bounded().run(seed.toString(), () -> target.refuses(folder, bytes)),
                    seed.toString());
        }
    }
}
