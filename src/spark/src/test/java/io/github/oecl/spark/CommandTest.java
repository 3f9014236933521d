// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.model.engine.internal.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a wrong call is told, before a session is opened. */
class CommandTest {

    @TempDir Path folder;

    private static String refused(String... arguments) {
        StringWriter errors = new StringWriter();
        int code = OeclSpark.commandLine().setErr(new PrintWriter(errors)).execute(arguments);
        assertEquals(1, code, errors.toString());
        assertTrue(errors.toString().startsWith("oecl-spark: "), errors.toString());
        return errors.toString();
    }

    private String[] score(String... more) throws IOException {
        Path model = Files.write(folder.resolve("model.oecl"), new byte[1]);
        List<String> all =
                new ArrayList<>(List.of("score", model.toString(), "photos", "--out", "out"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void theVersionIsThatOfTheLibraryAndOfSpark() {
        StringWriter said = new StringWriter();
        OeclSpark.commandLine().setOut(new PrintWriter(said)).execute("--version");
        assertTrue(said.toString().startsWith("oecl-spark " + Library.current().version()));
        assertTrue(said.toString().contains("Spark: 4."), said.toString());
    }

    @Test
    void aMasterThatDoesNotAnswer() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String master = "spark://127.0.0.1:" + port;
        String message = refused(score("--master", master));
        assertTrue(message.contains("No master answers at " + master), message);
    }

    @Test
    void optionsOutOfTheirRange() throws IOException {
        assertTrue(refused(score("--fdr", "2")).contains("must be in (0, 1)"));
        assertTrue(refused(score("--format", "xml")).contains("parquet, csv"));
        assertTrue(refused(score("--per-part", "0")).contains("must be positive"));
        assertTrue(refused(score("--executors", "0")).contains("at least 1"));
    }

    @Test
    void aGridFileThatIsNotThere() {
        String message = refused("grid", folder.resolve("no.json").toString(), "--out", "x");
        assertTrue(message.contains("There is no file"), message);
    }
}
