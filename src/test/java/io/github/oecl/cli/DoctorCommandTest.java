// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, which has another environment. */
class DoctorCommandTest {

    @TempDir Path folder;

    @Test
    void eachThingHasItsLineAndAWrongOneFails() throws Exception {
        List<String> lines = doctor(1, folder.resolve("absent").toString());
        for (String subject :
                List.of(
                        "Library",
                        "Java",
                        "Kernel",
                        "Memory",
                        "Allocator",
                        "Engine",
                        "Threads",
                        "Device",
                        "Precision",
                        "Self-test",
                        "Data")) {
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.matches(subject + " +(good |note |WRONG)  .+"))
                            .count(),
                    subject + " in " + lines);
        }
        assertTrue(lines.stream().anyMatch(line -> line.contains("-> correct it, or unset it")));
        assertEquals("Wrong: Data.", lines.get(lines.size() - 1));
    }

    @Test
    void theLimitOfASoundEngineIsEmpty() throws Exception {
        assertEquals(List.of(""), doctor(0, "", DoctorCommand.ENGINE_LIMIT));
    }

    private List<String> doctor(int code, String data, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Oecl.class.getName(), "doctor"));
        command.addAll(List.of(options));
        Path said = folder.resolve("said");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(said.toFile())
                        .redirectError(folder.resolve("errors").toFile());
        builder.environment().put("OECL_CACHE", folder.resolve("cache").toString());
        builder.environment().put("OECL_DATA", data);
        assertEquals(code, builder.start().waitFor(), Files.readString(said));
        return Files.readAllLines(said);
    }
}
