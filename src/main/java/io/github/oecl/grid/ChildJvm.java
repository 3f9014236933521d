// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.grid;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs each cell in a JVM of its own, with this one's Java, class path, flags and environment but
 * its own number of threads: PyTorch takes the steps of one JVM in turn, and two processes of one
 * thread are often faster than one of two. A child is stopped by closing its input, which also
 * happens when this JVM dies of whatever cause, so that no child is left behind.
 */
final class ChildJvm implements RunExecutor {

    private static final int LAST_LINES = 8;

    /** Longer than a child waits for the current training step. */
    private static final int PATIENCE_SECONDS = 90;

    private final List<String> program;
    private final int threads;

    /**
     * Makes the executor.
     *
     * @param threads the cores of a child, at least 1
     * @param program the main class and its first arguments; the configuration's file, "--out" and
     *     the result's file, "--checkpoint" and the checkpoints' folder follow. It must end when
     *     its input does.
     */
    ChildJvm(int threads, String... program) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; it must be at least 1");
        }
        this.threads = threads;
        this.program = List.of(program);
    }

    @Override
    public void run(GridRun gridRun, RunFiles files) throws IOException, InterruptedException {
        Process child = process(files).start();
        try {
            int code = child.waitFor();
            if (code != 0) {
                throw new IOException(
                        "exit code " + code + "; the end of " + files.log() + ":" + end(files));
            }
        } catch (InterruptedException e) {
            stop(child);
            throw e;
        }
    }

    private ProcessBuilder process(RunFiles files) {
        ProcessBuilder builder =
                new ProcessBuilder(command(files))
                        .redirectErrorStream(true)
                        .redirectOutput(files.log().toFile());
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        return builder;
    }

    private List<String> command(RunFiles files) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        flags().forEach(command::add);
        // The threads of Java too: those that make views, and the collector's.
        command.add("-XX:ActiveProcessorCount=" + threads);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        command.addAll(List.of(files.config().toString(), "--out", files.result().toString()));
        command.addAll(List.of("--checkpoint", files.checkpoints().toString()));
        return command;
    }

    /** This JVM's flags but for agents, of which only one can have its port. */
    private static Stream<String> flags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-agent") && !flag.startsWith("-javaagent"));
    }

    private static String end(RunFiles files) throws IOException {
        // A log may be in any encoding; new String replaces what it cannot read.
        byte[] log = Files.readAllBytes(files.log());
        List<String> lines = new String(log, StandardCharsets.UTF_8).lines().toList();
        List<String> end = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return "\n    " + String.join("\n    ", end);
    }

    /** Lets a child finish its step; interrupts that come meanwhile are for the caller. */
    private static void stop(Process child) throws IOException {
        child.getOutputStream().close();
        boolean interrupted = Thread.interrupted();
        try {
            if (!child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                child.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            child.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
