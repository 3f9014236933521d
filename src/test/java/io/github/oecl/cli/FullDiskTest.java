// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.io.internal.DiskSpace;
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

    /** Calls every command that writes a file, each with inputs that are not there. */
    static final class Calls {

        private static final List<String> CALLS =
                List.of(
                        "run objects --out OUT",
                        "run objects --checkpoint OUT",
                        "trajectory objects --out OUT",
                        "trajectory objects --out /dev/null --checkpoint OUT",
                        "train absent --out OUT",
                        "score absent absent --csv OUT",
                        "grid absent --out OUT",
                        "experiment absent --out OUT",
                        "fetch cifar10 --to OUT");

        private Calls() {}

        public static void main(String... place) {
            for (String call : CALLS) {
                String[] arguments = call.replace("OUT", place[0]).split(" ");
                int code = Oecl.commandLine().execute(arguments);
                System.err.println(code + " of " + call);
            }
        }
    }

    @Test
    void everyCommandRefusesBeforeItBegins() throws Exception {
        Path out = folder.resolve("missing/out");
        List<String> said = said(Calls.class, out.toString());
        assertEquals(2 * Calls.CALLS.size(), said.size(), said::toString);
        for (int i = 0; i < said.size(); i += 2) {
            assertTrue(said.get(i).startsWith("oecl: " + out.getParent()), said.get(i));
            assertTrue(said.get(i).contains("MB must stay free: make room"), said.get(i));
            assertEquals("1 of " + Calls.CALLS.get(i / 2), said.get(i + 1));
        }
        assertFalse(Files.exists(out.getParent()));
    }

    private List<String> said(Class<?> program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        Path log = folder.resolve("log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(DiskSpace.VARIABLE, "999999999999");
        builder.start().waitFor();
        return Files.readAllLines(log);
    }
}
