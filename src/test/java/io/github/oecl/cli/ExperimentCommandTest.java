// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.paper.Experiment;
import io.github.oecl.paper.ExperimentData;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ExperimentCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theCellsCanBeListed() {
        assertEquals(
                0,
                experiment(
                        "leave-one-class-out",
                        "--preset=smoke",
                        "--classes=cup",
                        "--methods=oecl,hsc",
                        "--seeds=1,2",
                        "--list"));
        assertEquals(
                List.of(
                        "objects-oecl-all-but-cup-seed1",
                        "objects-oecl-all-but-cup-seed2",
                        "objects-hsc-all-but-cup-seed1",
                        "objects-hsc-all-but-cup-seed2"),
                out.toString().lines().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "loco,              --list,             leave-one-class-out",
        "one-vs-rest,       --data=mnist,       'synthetic, cifar10, raabin'",
        "one-vs-rest,       --methods=hcs,      bce",
        "one-vs-rest,       --classes=cat,      mushroom",
        "one-vs-rest,       --preset=huge,      quick and paper",
        "shifts,            --methods=csi,      neither",
        "shifts,            --sizes=50,         near-and-far",
        "near-and-far,      --data=cifar10,     '[synthetic, raabin]'",
        "near-and-far,      --sizes=450,        take 539 or 546",
        "near-and-far,      --k=8,              few-shot does",
        "few-shot,          --k=0,              take SimCLR",
        "shifts,            --preset=smoke,     --out DIR"
    })
    void whatIsWrongIsSaidInALine(String name, String option, String said) {
        assertEquals(1, experiment(name, option));
        assertTrue(err.toString().contains(said), err::toString);
        assertEquals(1, err.toString().lines().count());
    }

    @Test
    void theHelpNamesEveryExperimentAndDataSet() {
        assertEquals(0, experiment("--help"));
        for (Experiment experiment : Experiment.values()) {
            assertTrue(out.toString().contains(experiment.toString()), out::toString);
        }
        for (ExperimentData data : ExperimentData.values()) {
            assertTrue(out.toString().contains(data.toString()), out::toString);
        }
    }

    private int experiment(String... arguments) {
        CommandLine command = Oecl.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(
                Stream.concat(Stream.of("experiment"), Stream.of(arguments))
                        .toArray(String[]::new));
    }
}
