// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.grid.GridRun;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grids of small trainings, what a cell comes to without a cluster, and how far a grid is. */
final class TestGrids {

    private TestGrids() {}

    /** Writes a grid file; the variants and seeds are JSON. */
    static Path file(Path folder, String name, String variants, String seeds) throws IOException {
        return Files.writeString(
                folder.resolve(name + ".json"),
                "{\"name\": \""
                        + name
                        + "\", \"about\": \"test\", \"preset\": \"smoke\","
                        + " \"axes\": {\"seed\": "
                        + seeds
                        + "}, \"variants\": ["
                        + variants
                        + "]}");
    }

    static RunResult inProcess(GridRun gridRun) throws IOException {
        try (Run run = Run.of(gridRun.config(), DataCatalog.fromEnvironment())) {
            return run.result();
        }
    }

    static void awaitCheckpoint(Path work) throws InterruptedException {
        awaitAnother(work, Set.of());
    }

    /** Waits for a checkpoint that is none of these. */
    static void awaitAnother(Path work, Set<String> known) throws InterruptedException {
        while (known.containsAll(checkpoints(work))) {
            Thread.sleep(20);
        }
    }

    /** The checkpoints of all cells in the folder of a grid's work. */
    static Set<String> checkpoints(Path work) {
        if (!Files.exists(work)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(work)) {
            return files.filter(file -> file.getFileName().toString().startsWith("step-"))
                    .map(Path::toString)
                    .collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            // A draft has gone meanwhile.
            return Set.of();
        }
    }
}
