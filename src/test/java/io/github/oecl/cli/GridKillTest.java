// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.data.DataCatalog;
import io.github.oecl.method.OodScore;
import io.github.oecl.random.KeyedRandom;
import io.github.oecl.run.Run;
import io.github.oecl.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A grid whose process is killed (SIGKILL) while its cells train, and begun again each time. */
class GridKillTest {

    private static final int KILLS = Integer.getInteger("oecl.kills", 3);

    /** Far more than a cell trains between two kills, so that the last ones find it unfinished. */
    private static final int EPOCHS = 40 * KILLS;

    @TempDir Path folder;

    @Test
    @Timeout(1800)
    void noFinishedCellIsLostOrDoneTwiceAndStoppedOnesGoOn() throws Exception {
        Path file = Files.writeString(folder.resolve("killed.grid.json"), grid());
        RandomGenerator random = KeyedRandom.of(System.nanoTime());
        Map<String, FileTime> finished = new TreeMap<>();
        StringBuilder told = new StringBuilder();
        for (int kill = 0; kill < KILLS; kill++) {
            Process grid = GridProcess.start(file, folder);
            awaitTraining(grid);
            Thread.sleep(random.nextInt(300));
            List<ProcessHandle> children = grid.children().toList();
            grid.destroyForcibly().waitFor();
            for (ProcessHandle child : children) {
                child.onExit().get();
            }
            told.append(removeLogs());
            requireUntouched(finished);
        }
        assertEquals(
                0,
                GridProcess.start(file, folder).waitFor(),
                () -> text(folder.resolve("grid.log")));
        requireUntouched(finished);
        System.out.printf("%d kills of a grid survived%n", KILLS);
        assertTrue(KILLS < 3 || told.indexOf("resumes from a checkpoint") >= 0, told::toString);
        assertEquals(2, finished.size());
        for (String name : finished.keySet()) {
            requireSameAsUnstopped(cells().resolve(name));
        }
        assertEquals(List.of(".gitignore", "lock"), names(folder.resolve("out/work")));
        assertFalse(names(cells()).stream().anyMatch(name -> name.endsWith(".part")));
    }

    private static String grid() {
        return """
        {"name": "killed", "preset": "smoke",
         "axes": {"recipe": ["objects"], "epochs": [4, %d]}}
        """
                .formatted(EPOCHS);
    }

    /** Remembers the results that are there; those that were there before have not changed. */
    private void requireUntouched(Map<String, FileTime> finished) throws IOException {
        for (String name : names(cells())) {
            FileTime written = Files.getLastModifiedTime(cells().resolve(name));
            assertEquals(finished.getOrDefault(name, written), written, name);
            finished.put(name, written);
            assertTrue(RunResult.read(cells().resolve(name)).training().completed());
        }
    }

    private static void requireSameAsUnstopped(Path file) throws IOException {
        RunResult actual = RunResult.read(file);
        try (Run run = Run.of(actual.config(), DataCatalog.at(Path.of("nowhere")))) {
            for (OodScore score : actual.scores().keySet()) {
                double[] expected = run.result().scores().get(score).ood();
                assertArrayEquals(expected, actual.scores().get(score).ood(), file.toString());
            }
        }
    }

    private void awaitTraining(Process grid) throws IOException, InterruptedException {
        while (grid.isAlive() && logs().noneMatch(log -> text(log).contains("epoch "))) {
            Thread.sleep(20);
        }
    }

    /** Removes the cells' logs, so that the next ones are seen, and returns what they said. */
    private String removeLogs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path log : logs().toList()) {
            all.append(text(log));
            Files.delete(log);
        }
        return all.toString();
    }

    private Stream<Path> logs() throws IOException {
        Path work = folder.resolve("out/work");
        return Files.isDirectory(work)
                ? names(work).stream().filter(name -> name.endsWith(".log")).map(work::resolve)
                : Stream.of();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "";
        }
    }

    private Path cells() {
        return folder.resolve("out/cells");
    }

    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
