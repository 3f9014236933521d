// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.model.check.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a {@link CheckChild} has said, and how it ended. */
final class CheckReport {

    /**
     * The largest error of a sound kernel, in units of the usual size of an element. Rounding
     * leaves up to 2e-5 in sums of 100,000 terms; wrong kernels were seen to be off by one and
     * more.
     */
    private static final double TOLERANCE = 1e-3;

    private static final String SET = "info,cpu,isa:";

    /** Of Unix: a process that a signal ends has this and the signal's number for its exit code. */
    private static final int SIGNALLED = 128;

    private static final Map<Integer, String> FAULTS =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 11, "SIGSEGV");

    private static final int KILLED = 9;

    private static final String FATAL = "A fatal error has been detected by the Java Runtime";

    private static final Pattern REPORTED =
            Pattern.compile("^# +((?:SIG|EXCEPTION_|Internal Error)\\w*)");

    private final List<LayerShape> layers;
    private final List<String> lines;

    private int layer = -1;
    private boolean done;
    private String wrong = "";
    private int wrongLayers;
    private int lastWrong = -1;

    CheckReport(List<LayerShape> layers, List<String> lines) {
        this.layers = layers;
        this.lines = lines;
        lines.forEach(this::read);
    }

    /** Returns the outcome, given the exit code. */
    CheckOutcome outcome(int code) {
        if (code == 0 && done) {
            return wrong.isEmpty()
                    ? CheckOutcome.good(instructionSet())
                    : outcome(CheckOutcome.Status.WRONG, wrong + others());
        }
        Optional<String> fault = fault(code);
        if (fault.isPresent()) {
            String place = layer < 0 ? "before its first layer" : "in " + layers.get(layer);
            return outcome(
                    CheckOutcome.Status.CRASHED,
                    "%s (exit code %s) %s%s".formatted(fault.get(), code, place, lastWords()));
        }
        String reason =
                code == SIGNALLED + KILLED
                        ? "it was killed, perhaps for want of memory"
                        : "exit code " + code;
        return CheckOutcome.notChecked("the check's process failed: " + reason + lastWords());
    }

    private CheckOutcome outcome(CheckOutcome.Status status, String detail) {
        return new CheckOutcome(status, detail, instructionSet(), "");
    }

    private void read(String line) {
        if (line.startsWith(CheckChild.BEGIN)) {
            layer = Integer.parseInt(line.substring(CheckChild.BEGIN.length()));
        } else if (line.startsWith(CheckChild.ERROR)) {
            String[] fields = line.substring(CheckChild.ERROR.length()).split(" ", 2);
            error(Double.parseDouble(fields[0]), fields[1]);
        } else if (line.equals(CheckChild.DONE)) {
            done = true;
        }
    }

    private void error(double error, String array) {
        if (error <= TOLERANCE) {
            return;
        }
        if (wrong.isEmpty()) {
            String how =
                    Double.isFinite(error)
                            ? String.format(
                                    Locale.ROOT, "off by %.2g times an element's usual size", error)
                            : "infinite or NaN";
            wrong = "the " + array + " of " + layers.get(layer) + " is " + how;
        }
        wrongLayers += layer == lastWrong ? 0 : 1;
        lastWrong = layer;
    }

    private String others() {
        int others = wrongLayers - 1;
        return others == 0
                ? ""
                : others == 1 ? ", and another layer" : ", and " + others + " other layers";
    }

    /** Returns the signal of a fault, which a lack of memory or a user's stop is not. */
    private Optional<String> fault(int code) {
        if (lines.stream().noneMatch(line -> line.contains(FATAL))) {
            return Optional.ofNullable(FAULTS.get(code - SIGNALLED));
        }
        // The JVM caught the signal and reports it, on Windows by another name.
        return Optional.of(
                lines.stream()
                        .map(REPORTED::matcher)
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElse("a fault"));
    }

    /** Returns the first line that is not our own, such as the C library's when it aborts. */
    private String lastWords() {
        return lines.stream()
                .filter(line -> !line.startsWith(CheckChild.MARK) && !line.startsWith("#"))
                .filter(line -> !line.startsWith("onednn_verbose") && !line.isBlank())
                .findFirst()
                .map(line -> ": " + line.strip())
                .orElse("");
    }

    private String instructionSet() {
        return lines.stream()
                .filter(line -> line.startsWith("onednn_verbose") && line.contains(SET))
                .findFirst()
                .map(line -> line.substring(line.indexOf(SET) + SET.length()).strip())
                .orElse("");
    }
}
