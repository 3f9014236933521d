// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.oecl.run.Preset;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {

    private final StringWriter err = new StringWriter();

    @Command(name = "fail")
    private static final class Fail implements Callable<Integer> {

        private final Callable<?> work;

        Fail(Callable<?> work) {
            this.work = work;
        }

        @Override
        public Integer call() throws Exception {
            work.call();
            return 0;
        }
    }

    private String said(Callable<?> work, String... options) {
        err.getBuffer().setLength(0);
        CommandLine command = Oecl.commandLine();
        command.addSubcommand(new Fail(work));
        command.setExecutionExceptionHandler(command.getExecutionExceptionHandler());
        command.setErr(new PrintWriter(err, true));
        String[] call = new String[options.length + 1];
        System.arraycopy(options, 0, call, 0, options.length);
        call[options.length] = "fail";
        assertEquals(1, command.execute(call));
        return err.toString();
    }

    private void requireLine(String line, Callable<?> work) {
        assertEquals("oecl: " + line + System.lineSeparator(), said(work));
        String traced = said(work, "--stacktrace");
        assertTrue(traced.startsWith("oecl: " + line), traced);
        assertTrue(traced.contains("\tat "), traced);
    }

    private void requireFault(String part, Callable<?> work) {
        String said = said(work);
        assertTrue(said.startsWith("oecl: this is a fault of oecl"), said);
        assertTrue(said.contains(part), said);
        assertTrue(said.contains("\tat io.github.oecl.cli.FailuresTest"), said);
    }

    private static Object failing(Exception error) throws Exception {
        throw error;
    }

    @Test
    void whatWasCheckedIsSaidInALine() {
        requireLine(
                "There is no preset 'huge'; the presets are smoke, quick and paper",
                () -> Preset.of("huge"));
        requireLine("torn", () -> failing(new IOException("torn")));
    }

    @Test
    void whatWasNotCheckedIsAFaultOfOursWithItsStack() {
        requireFault("Illegal Capacity: -1", () -> new ArrayList<>(-1));
        requireFault("integer overflow", () -> Math.toIntExact(1L << 40));
        requireFault("/ by zero", () -> 1 / Integer.parseInt("0"));
        requireFault("For input string: \"x\"", () -> Integer.parseInt("x"));
        requireFault("No enum constant", () -> Preset.valueOf("HUGE"));
        requireFault("NullPointerException", () -> failing(new NullPointerException()));
    }

    @Test
    void whatAParallelStreamThrowsIsWhatWasThrownInIt() {
        Callable<Object> check =
                () ->
                        IntStream.range(0, 10_000)
                                .parallel()
                                .mapToObj(FailuresTest::refused)
                                .toList();
        requireLine("5 is too large", check);
    }

    private static int refused(int i) {
        if (i >= 5) {
            throw new IllegalArgumentException("5 is too large");
        }
        return i;
    }

    @Test
    void aPathAloneIsNoMessage() {
        requireLine(
                "some.png: access is denied", () -> failing(new AccessDeniedException("some.png")));
        requireLine(
                "some.png: there is no such file or folder",
                () -> failing(new UncheckedIOException(new NoSuchFileException("some.png"))));
        requireLine("EOFException", () -> failing(new EOFException()));
        requireLine("torn", () -> failing(new UncheckedIOException("torn", new EOFException())));
    }

    @Test
    void aPathThatCannotBeIsTheUsers() {
        assertTrue(said(() -> Path.of("a\0b")).startsWith("oecl: Nul character not allowed"));
        assertFalse(err.toString().contains("\tat "));
    }

    @Test
    void everyCommandTakesTheOption() {
        CommandLine command = Oecl.commandLine().setErr(new PrintWriter(err, true));
        assertEquals(1, command.execute("run", "mnist", "--preset", "smoke", "--stacktrace"));
        assertTrue(err.toString().contains("There is no recipe 'mnist'"), err::toString);
        assertTrue(err.toString().contains("\tat "), err::toString);
    }
}
