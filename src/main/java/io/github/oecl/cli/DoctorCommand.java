// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.doctor.Checkup;
import io.github.oecl.doctor.Finding;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether this machine has what the library and the notebooks need. */
@Command(
        name = "doctor",
        description = {
            "Check this machine: Java, kernel, memory, threads, device, precision, engine, data.",
            "",
            "Each line says good, or what to do. A note is no fault: it works, or only who uses it"
                    + " needs it. The self-test lets the engine compute the layers of the compact"
                    + " network in a process of its own and compares them with float64; training"
                    + " and scoring do the same once for each network."
        },
        footer = {"", "Exit code: 0 if nothing is wrong, 1 otherwise."},
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    static final String ENGINE_LIMIT = "--engine-limit";

    private static final Map<Finding.Verdict, String> COLOURS =
            Map.of(
                    Finding.Verdict.GOOD, "green",
                    Finding.Verdict.NOTE, "yellow",
                    Finding.Verdict.WRONG, "bold,red");

    @Spec private CommandSpec spec;

    @Option(
            names = ENGINE_LIMIT,
            hidden = true,
            description =
                    "print only the limit on the engine's instructions that is needed, if any")
    private boolean engineLimit;

    @Override
    public Integer call() {
        PrintWriter console = spec.commandLine().getOut();
        if (engineLimit) {
            console.println(Checkup.engineLimit());
            console.flush();
            return 0;
        }
        Checkup checkup = Checkup.run(finding -> print(finding, console));
        console.println();
        console.println(checkup.summary());
        console.flush();
        return checkup.healthy() ? 0 : 1;
    }

    private void print(Finding finding, PrintWriter console) {
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        String style = COLOURS.get(finding.verdict());
        console.println(finding.text(verdict -> ansi.string("@|" + style + " " + verdict + "|@")));
        console.flush();
    }
}
