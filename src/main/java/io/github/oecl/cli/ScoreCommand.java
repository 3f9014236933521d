// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.FolderScores;
import io.github.oecl.io.OutputFile;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.train.ShutdownGuard;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores the images of a folder. */
@Command(
        name = "score",
        description = {
            "Score the images of a folder with a detector of `oecl train`.",
            "",
            "The CSV has a row for each image, the strangest first: file, score (larger is more"
                    + " normal), p_value and verdict. The p-value is the share of held-out normal"
                    + " images, and of the image itself, that are as strange or stranger. An image"
                    + " whose p-value is at most the level is called foreign, the others normal.",
            "",
            "So the level is the share of false alarms: of NEW NORMAL images at most that share is"
                    + " called foreign, on average. This holds if they are exchangeable with the"
                    + " images that were held out of training, that is, if they come from the same"
                    + " source in the same way; not for another camera, place or time, and not for"
                    + " copies of training images. How many foreign images are found it does not"
                    + " say.",
            "",
            "A file that is no image, or a damaged one, is left out, named and counted.",
            "",
        },
        footer = {
            "",
            "Exit code: 0 scored, 1 failed, 2 wrong call, 130 or 143 stopped; then no file is"
                    + " written.",
            "",
            "Example: oecl score good.oecl photos/new --csv new.csv --level 0.01"
        },
        mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 60;
    private static final long NANOS_BETWEEN_LINES = 10_000_000_000L;

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a file of `oecl train`")
    private Path model;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "images at any depth")
    private Path folder;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "where the table goes")
    private OutputFile csv;

    @Option(
            names = "--level",
            defaultValue = "0.05",
            description = "the share of false alarms to put up with (default: ${DEFAULT-VALUE})")
    private double level;

    @Mixin private ImageOptions images;

    private long lastLine = System.nanoTime();
    private volatile boolean stopped;

    @Override
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    public Integer call() throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("There is no file " + model);
        }
        ComputeDevice device = ComputeDevice.fromEnvironment();
        console().println(device.announcement());
        console().flush();
        // What is in hand ends before the JVM does, and so does what is said of it.
        try (ShutdownGuard exit = new ShutdownGuard(() -> stopped = true, PATIENCE_SECONDS)) {
            return scoreAndWrite(device);
        }
    }

    private int scoreAndWrite(ComputeDevice device) throws IOException {
        try (Detector detector = DetectorFile.load(model, device.device())) {
            detector.calibration().requireReachable(level);
            FolderScores scores =
                    FolderScores.of(detector, folder, images.decoder(), this::progress);
            scores.write(csv.path(), level);
            report(scores);
            return 0;
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("oecl: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return TrainCommand.STOPPED;
        }
    }

    private void progress(int done, int all) {
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

    private void report(FolderScores scores) {
        PrintWriter errors = spec.commandLine().getErr();
        for (ImageFolder.Skipped file : scores.skipped()) {
            errors.println("skipped " + file);
        }
        errors.flush();
        console().println(scores.summary(level));
        console()
                .printf(
                        Locale.ROOT,
                        "%,d files were skipped%nwrote %s%n",
                        scores.skipped().size(),
                        csv);
        console().flush();
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
