// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.model.check.EngineCheck;
import io.github.oecl.model.check.EngineCheckException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code oecl}. */
@Command(
        name = "oecl",
        description = "Out-of-distribution detection by the norm of contrastive features.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            GridCommand.class,
            ExperimentCommand.class,
            TrajectoryCommand.class,
            TrainCommand.class,
            ScoreCommand.class,
            FetchCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Oecl {

    private Oecl() {}

    /**
     * Runs the command and ends the JVM with its exit code: 0 for success, 1 for a failure, 2 for a
     * wrong call.
     *
     * @param arguments of the command line
     */
    public static void main(String... arguments) {
        CommandLine command = commandLine();
        CommandLine.IExecutionExceptionHandler report = command.getExecutionExceptionHandler();
        command.setExecutionExceptionHandler(
                (error, failed, parsed) -> {
                    if (error instanceof EngineCheckException refusal) {
                        restart(refusal, failed.getErr());
                    }
                    return report.handleExecutionException(error, failed, parsed);
                });
        System.exit(command.execute(arguments));
    }

    /** Returns if there is no instruction set that helps, or it has been tried already. */
    private static void restart(EngineCheckException refusal, PrintWriter console) {
        String limit = refusal.outcome().remedy();
        if (!limit.isEmpty() && Restart.isPossible()) {
            console.println("oecl: the engine's check: " + refusal.outcome().summary());
            console.println("oecl: starting again with " + EngineCheck.LIMIT + "=" + limit);
            console.flush();
            Restart.with(EngineCheck.LIMIT, limit);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Oecl())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Oecl::report);
    }

    /** What a user can mend is said in a line; a fault of ours keeps its stack trace. */
    private static int report(
            Exception error, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        boolean theirs =
                error instanceof IllegalArgumentException
                        || error instanceof java.io.IOException
                        || error instanceof java.io.UncheckedIOException
                        || error instanceof java.util.concurrent.CancellationException
                        || error instanceof EngineCheckException
                        || error instanceof ArithmeticException;
        if (!theirs) {
            throw error;
        }
        command.getErr().println("oecl: " + error.getMessage());
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
