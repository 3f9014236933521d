// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.grid.Axis;
import io.github.oecl.grid.GridResults;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.run.Recipes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GridCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir Path folder;

    @Test
    @Timeout(300)
    void twoCellsRunInProcessesOfTheirOwnAndAreKept() throws IOException {
        Path grid = grid("\"objects\"");
        String results = folder.resolve("out").toString();
        assertEquals(0, oecl("grid", grid.toString(), "--out", results), err::toString);
        assertEquals(
                List.of(
                        ComputeDevice.fromEnvironment().announcement(),
                        "cells:  a process each, of 1 thread"),
                out.toString().lines().limit(2).toList());
        GridResults table = GridResults.read(Path.of(results));
        assertEquals(
                Set.of("objects-oecl-seed1", "objects-simclr-seed1"), table.results().keySet());
        assertEquals(1, table.againstSimClr().rowCount());
        assertTrue(out.toString().contains("Against SimCLR, preset smoke"), out::toString);
        Path cell = folder.resolve("out/cells/objects-oecl-seed1.json");
        var written = Files.getLastModifiedTime(cell);
        String csv = Files.readString(folder.resolve("out/results.csv"));
        assertEquals(0, oecl("grid", grid.toString(), "--out", results));
        assertEquals(written, Files.getLastModifiedTime(cell));
        assertEquals(csv, Files.readString(folder.resolve("out/results.csv")));
    }

    @Test
    @Timeout(300)
    void cellsThatFailAreListedAndTheirReasonIsInTheirLogs() throws IOException {
        Path results = folder.resolve("out");
        String grid = grid("\"cells\"], \"outliers\": [\"imagefolder?path=nowhere\"").toString();
        assertEquals(1, oecl("grid", grid, "--out", results.toString()));
        String failed = "cells-oecl-oe-imagefolder_path_nowhere-seed1";
        assertTrue(out.toString().contains("failed: " + failed), out::toString);
        String log = Files.readString(results.resolve("work").resolve(failed + ".log"));
        assertTrue(log.contains("nowhere"), log);
        assertFalse(Files.exists(results.resolve("cells").resolve(failed + ".json")));
    }

    @Test
    void theCellsCanBeListed() throws IOException {
        assertEquals(0, oecl("grid", grid("\"cells\"").toString(), "--list"));
        assertEquals(
                List.of("cells-oecl-seed1", "cells-simclr-seed1"), out.toString().lines().toList());
    }

    @Test
    void whatIsWrongIsSaidInALine() throws IOException {
        assertEquals(1, oecl("grid", grid("\"mnist\"").toString(), "--list"));
        assertTrue(err.toString().contains("no recipe 'mnist'"), err::toString);
        assertEquals(1, oecl("grid", grid("\"cells\"").toString()));
        assertTrue(err.toString().contains("--out DIR"), err::toString);
        assertEquals(1, oecl("grid", folder.resolve("none.json").toString(), "--list"));
        assertTrue(err.toString().contains("none.json"), err::toString);
    }

    @Test
    void theHelpNamesEverySettingAndRecipe() {
        assertEquals(0, oecl("grid", "--help"));
        for (Axis axis : Axis.values()) {
            assertTrue(out.toString().matches("(?s).*\\b" + axis.key() + "\\b.*"), axis.key());
        }
        Recipes.names().forEach(name -> assertTrue(out.toString().contains(name), name));
    }

    private Path grid(String recipes) throws IOException {
        String json =
                """
                {"name": "test", "preset": "smoke",
                 "axes": {"recipe": [%s], "method": ["oecl", "simclr"], "seed": [1]}}
                """;
        return Files.writeString(folder.resolve("test.grid.json"), json.formatted(recipes));
    }

    private int oecl(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
