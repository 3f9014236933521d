// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.cli.exchange.internal.ExportCommand;
import io.github.oecl.cli.exchange.internal.ImportCommand;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.model.check.internal.EngineCheck;
import io.github.oecl.model.check.internal.EngineCheckException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

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
            CalibrateCommand.class,
            DriftCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            CompareCommand.class,
            ClaimsCommand.class,
            FetchCommand.class,
            DoctorCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Oecl {

    /** What Java puts for what it cannot read. */
    private static final char UNREADABLE = '\uFFFD';

    @Option(
            names = Failures.OPTION,
            scope = ScopeType.INHERIT,
            description = "show where in the program a failure comes from")
    private boolean stackTrace;

    private Oecl() {}

    /**
     * Runs the command and ends the JVM with its exit code: 0 for success, 1 for a failure, 2 for a
     * wrong call.
     *
     * @param arguments of the command line
     */
    public static void main(String... arguments) {
        for (String argument : arguments) {
            if (argument.indexOf(UNREADABLE) >= 0) {
                System.err.println(
                        "oecl: \""
                                + argument
                                + "\" has characters that cannot be read in the encoding "
                                + System.getProperty("sun.jnu.encoding")
                                + ": set LC_ALL=C.UTF-8, or another locale of UTF-8, and run it"
                                + " again");
                System.exit(CommandLine.ExitCode.USAGE);
            }
        }
        CommandLine command = commandLine();
        CommandLine.IExecutionExceptionHandler report = command.getExecutionExceptionHandler();
        command.setExecutionExceptionHandler(
                (error, failed, parsed) -> {
                    if (error instanceof EngineCheckException refusal) {
                        restart(refusal, failed.getErr());
                    }
                    return report.handleExecutionException(error, failed, parsed);
                });
        System.exit(execute(command, arguments));
    }

    /** A lack of memory is no fault of ours, and where it is known the message says what to do. */
    private static int execute(CommandLine command, String... arguments) {
        try {
            return command.execute(arguments);
        } catch (OutOfMemoryError e) {
            System.err.println("oecl: out of memory: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
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
                .registerConverter(OutputFile.class, text -> OutputFile.at(Path.of(text)))
                .registerConverter(OutputFolder.class, text -> OutputFolder.at(Path.of(text)))
                .setExecutionStrategy(Outputs::checkAndRun)
                // A folder may be called @photos: no argument is a file of further arguments.
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Failures::report);
    }
}
