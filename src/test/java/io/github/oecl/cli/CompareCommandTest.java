// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.plot.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareCommandTest {

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int compare(Path first, Path second) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return command.execute("compare", first.toString(), second.toString());
    }

    @Test
    void theExitCodeTellsIdenticalFromDifferent() throws IOException {
        Path first = result();
        Path copy = Files.copy(first, folder.resolve("copy.json"));
        assertEquals(0, compare(first, copy), err::toString);
        assertTrue(out.toString().contains("The results are identical."), out::toString);
        String changed = Files.readString(copy).replaceFirst("(\"normal\": \\[)(\\d)", "$19$2");
        Files.writeString(copy, changed);
        assertEquals(1, compare(first, copy), err::toString);
        assertTrue(out.toString().contains("1 of 50 differ"), out::toString);
    }

    @Test
    void whatIsNoResultIsNamed() throws IOException {
        Path result = result();
        Path text = Files.writeString(folder.resolve("notes.txt"), "# no result");
        Path config = Files.writeString(folder.resolve("config.json"), "{\"preset\": \"QUICK\"}");
        for (Path wrong : new Path[] {text, config, folder, folder.resolve("nowhere.json")}) {
            err.getBuffer().setLength(0);
            assertEquals(2, compare(result, wrong));
            assertTrue(err.toString().startsWith("oecl: " + wrong), err::toString);
            assertEquals(1, err.toString().lines().count(), err::toString);
        }
    }

    private Path result() throws IOException {
        Path file = folder.resolve("result.json");
        Results.perfect().write(file);
        return file;
    }
}
