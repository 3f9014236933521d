// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FetchCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    void whatIsThereIsSaidWithItsFolder() throws IOException {
        Path cifar = Files.createDirectory(folder.resolve("cifar-10-batches-bin"));
        assertEquals(0, oecl("fetch", "cifar10", "--to", folder.toString()));
        assertTrue(out.toString().contains("cifar10 is in " + cifar), out.toString());
        assertTrue(out.toString().contains("OECL_DATA=" + folder), out.toString());
    }

    @Test
    void whatAUserCanMendIsSaidInALine() throws IOException {
        assertEquals(1, oecl("fetch", "mnist", "--to", folder.toString()));
        assertTrue(err.toString().startsWith("oecl: \"mnist\" cannot be fetched"), err.toString());
        String nowhere = "http://127.0.0.1:" + unusedPort() + "/";
        String[] call = {"fetch", "cifar100", "--to", folder.toString(), "--from", nowhere};
        assertEquals(1, oecl(call));
        assertTrue(err.toString().contains(nowhere + " cannot be reached"), err.toString());
        assertFalse(err.toString().contains("\tat "), err.toString());
    }

    @Test
    void withoutAFolderTheVariableIsNamed() {
        assumeTrue(System.getenv("OECL_DATA") == null, "OECL_DATA is set");
        assertEquals(1, oecl("fetch", "cifar10"));
        assertTrue(err.toString().contains("--to DIR"), err.toString());
        assertTrue(err.toString().contains("OECL_DATA"), err.toString());
    }

    @Test
    void aWrongCallShowsTheUsage() {
        assertEquals(2, oecl("fetch"));
        assertTrue(err.toString().contains("Usage: oecl fetch"), err.toString());
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
