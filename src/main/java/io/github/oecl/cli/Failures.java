// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.io.internal.Reasons;
import io.github.oecl.model.check.internal.EngineCheckException;
import io.github.oecl.train.NonFiniteLossException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;

/**
 * Says why a command failed: what a user can mend in a line, and a fault of ours with its stack
 * trace. An exception for a wrong argument is the user's where this library has thrown it, after a
 * check; the same exception out of Java or the engine is a value that should have been checked.
 */
final class Failures {

    static final String OPTION = "--stacktrace";

    private static final String LIBRARY = "io.github.oecl.";

    /** Others' classes in the library's jar. */
    private static final String RELOCATED = LIBRARY + "internal.";

    private Failures() {}

    /** Reports a failure and returns the exit code. */
    static int report(Exception error, CommandLine command, CommandLine.ParseResult arguments) {
        Throwable first = original(error);
        PrintWriter console = command.getErr();
        if (isUsers(first)) {
            console.println("oecl: " + text(first));
        } else {
            console.println(
                    "oecl: this is a fault of oecl, not of the call. Please report it with all of"
                            + " the following:");
        }
        if (!isUsers(first) || isAskedFor(arguments)) {
            error.printStackTrace(console);
        }
        console.flush();
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** The option may stand before the command's name or after it. */
    private static boolean isAskedFor(CommandLine.ParseResult arguments) {
        return arguments.hasMatchedOption(OPTION)
                || arguments.hasSubcommand() && isAskedFor(arguments.subcommand());
    }

    static boolean isUsers(Throwable error) {
        return error instanceof IOException
                || error instanceof UncheckedIOException
                || error instanceof CancellationException
                || error instanceof InvalidPathException
                || error instanceof NonFiniteLossException
                || error instanceof EngineCheckException
                || error instanceof IllegalArgumentException && isThrownByUs(error);
    }

    private static boolean isThrownByUs(Throwable error) {
        StackTraceElement[] stack = error.getStackTrace();
        if (stack.length == 0) {
            return false;
        }
        String thrower = stack[0].getClassName();
        return thrower.startsWith(LIBRARY) && !thrower.startsWith(RELOCATED);
    }

    /** A parallel stream throws a copy, made by reflection, whose cause is what was thrown. */
    static Throwable original(Throwable error) {
        Throwable cause = error.getCause();
        boolean copied =
                cause != null
                        && cause.getClass() == error.getClass()
                        && cause.toString().equals(error.getMessage());
        return copied ? original(cause) : error;
    }

    /**
     * Of Java's own exceptions for files the message may be the path alone, or the class's name.
     */
    static String text(Throwable error) {
        if (error instanceof UncheckedIOException unchecked
                && unchecked.getCause().toString().equals(unchecked.getMessage())) {
            return text(unchecked.getCause());
        }
        if (error instanceof FileSystemException file && file.getFile() != null) {
            return file.getFile() + ": " + Reasons.of(file);
        }
        return error instanceof IOException file && file.getMessage() == null
                ? Reasons.of(file)
                : error.getMessage();
    }
}
