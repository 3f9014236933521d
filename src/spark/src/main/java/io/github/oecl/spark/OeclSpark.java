// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.spark;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code oecl-spark score} and {@code oecl-spark grid}. */
@Command(
        name = "oecl-spark",
        description = "Score many images, or run the cells of a grid, on Apache Spark.",
        versionProvider = Version.class,
        subcommands = {ScoreCommand.class, GridCommand.class},
        mixinStandardHelpOptions = true)
public final class OeclSpark {

    OeclSpark() {}

    /**
     * Runs a command and ends with its exit code.
     *
     * @param arguments a subcommand and its options
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new OeclSpark()).setExecutionExceptionHandler(OeclSpark::failed);
    }

    /** What a user can mend is one line; a fault of ours keeps its stack trace. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter errors = command.getErr();
        if (e instanceof IOException || e instanceof IllegalArgumentException) {
            errors.println("oecl-spark: " + e.getMessage());
        } else {
            e.printStackTrace(errors);
        }
        errors.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
