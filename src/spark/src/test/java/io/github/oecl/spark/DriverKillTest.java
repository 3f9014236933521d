// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A command that is killed again and again, and resumed; with the property alone, as it is slow.
 */
@EnabledIfSystemProperty(named = "oecl.kills", matches = "\\d+")
class DriverKillTest {

    private static final int KILLS = 5;
    private static final int FILES = 1000;

    @TempDir Path folder;

    @Test
    void eachFileHasOneRowInTheEnd() throws Exception {
        Path model = Samples.detector(folder.resolve("model.oecl"));
        Path images = Files.createDirectories(folder.resolve("images"));
        Samples.images(images, FILES);
        Path out = folder.resolve("out");
        for (int kill = 0; kill < KILLS; kill++) {
            Process driver = start(model, images, out);
            long before = finishedParts(out);
            while (finishedParts(out) <= before) {
                assertTrue(driver.isAlive(), this::log);
                Thread.sleep(20);
            }
            driver.destroyForcibly().waitFor();
        }
        assertEquals(0, start(model, images, out).waitFor(), this::log);
        List<String> paths = paths(out.resolve("scores"));
        assertEquals(FILES, paths.size());
        assertEquals(FILES, paths.stream().distinct().count());
    }

    private Process start(Path model, Path images, Path out) throws IOException {
        return Drivers.start(
                folder.resolve("log"),
                "score",
                model.toString(),
                images.toString(),
                "--out",
                out.toString(),
                "--resume",
                "--format",
                "csv",
                "--per-part",
                "100");
    }

    private String log() {
        return Drivers.log(folder.resolve("log"));
    }

    private static long finishedParts(Path out) throws IOException {
        Path parts = out.resolve("parts");
        if (!Files.exists(parts)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(parts)) {
            return all.filter(part -> Files.exists(part.resolve("_SUCCESS"))).count();
        }
    }

    private static List<String> paths(Path scores) throws IOException {
        List<String> paths = new ArrayList<>();
        try (Stream<Path> files = Files.list(scores)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".csv")).toList()) {
                Files.readAllLines(file).stream()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .forEach(paths::add);
            }
        }
        return paths;
    }
}
