// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.train.internal.ShutdownGuard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Model.CommandSpec;

/** What all commands do that use a detector: open it, tell how far they are, and end when told. */
final class DetectorUse implements FolderScores.Progress {

    private static final int PATIENCE_SECONDS = 60;
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    private final CommandSpec spec;
    private long lastLine = System.nanoTime();
    private volatile boolean stopped;

    DetectorUse(CommandSpec spec) {
        this.spec = spec;
    }

    /** What a command does with its detector. */
    @FunctionalInterface
    interface Task {
        void with(Detector detector) throws IOException;
    }

    /** Returns the exit code. */
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    int run(Path model, Task task) throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("There is no file " + model);
        }
        ComputeDevice device = ComputeDevice.fromEnvironment();
        console().println(device.announcement());
        console().flush();
        // Current work ends before the JVM does, and so does what is said of it.
        try (ShutdownGuard exit = new ShutdownGuard(() -> stopped = true, PATIENCE_SECONDS)) {
            return run(model, device, task);
        }
    }

    private int run(Path model, ComputeDevice device, Task task) throws IOException {
        try (Detector detector = DetectorFile.load(model, device.device())) {
            task.with(detector);
            return 0;
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("oecl: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return TrainCommand.STOPPED;
        }
    }

    @Override
    public void scored(int done, int all) {
        if (stopped) {
            throw new CancellationException("stopped after " + done + " files; nothing is written");
        }
        long now = System.nanoTime();
        if (now - lastLine > NANOS_BETWEEN_LINES) {
            lastLine = now;
            console().printf(Locale.ROOT, "%,d of %,d files%n", done, all);
            console().flush();
        }
    }

    void reportSkipped(List<ImageFolder.Skipped> files) {
        PrintWriter errors = spec.commandLine().getErr();
        files.forEach(file -> errors.println("skipped " + file));
        errors.flush();
    }

    PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
