// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.model.DiskRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Long work does not begin on a disk with less room than must stay free. */
@Timeout(120)
class FullDiskTest {

    @TempDir Path folder;

    @Test
    void aTrainingWithCheckpointsIsRefused() throws Exception {
        Path place = folder.resolve("checkpoints");
        refused("run", "objects", "--preset", "smoke", "--checkpoint", place.toString());
    }

    @Test
    void aGridIsRefused() throws Exception {
        Path file =
                Files.writeString(
                        folder.resolve("some.grid.json"),
                        "{\"name\": \"some\", \"preset\": \"smoke\","
                                + " \"axes\": {\"recipe\": [\"objects\"]}}");
        Path out = folder.resolve("out");
        refused("grid", file.toString(), "--out", out.toString());
        assertFalse(Files.exists(out.resolve("results.csv")));
    }

    private void refused(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Oecl.class.getName());
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(DiskRoom.VARIABLE, "999999999999");
        int code = builder.start().waitFor();
        String said = Files.readString(log);
        assertEquals(1, code, said);
        assertTrue(said.contains("MB must stay free: make room"), said);
        assertFalse(said.contains("\tat "), said);
    }
}
