// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.DetectorTraining;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.method.Methods;
import io.github.oecl.model.Backbone;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.score.Calibration;
import io.github.oecl.train.TrainingListener;
import io.github.oecl.train.internal.ShutdownGuard;
import java.io.IOException;
import java.io.PrintWriter;
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

/** Trains a detector on a folder of images. */
@Command(
        name = "train",
        description = {
            "Train a detector on a folder of your own normal images, for `oecl score`.",
            "",
            "FOLDER holds JPEG, PNG, BMP, GIF or TIFF files at any depth; sub-folders mean"
                    + " nothing. Some of the images are held out at random: their scores turn that"
                    + " of a new image into a p-value. A file that is no image, or a damaged one,"
                    + " is left out and named.",
            "",
            "Something must say what is NOT normal:",
            "  --oe FOLDER      images that are certainly not normal; the nearer to yours, the"
                    + " better (OECL)",
            "  --shift NAME     a change that makes a normal image OOD (self-OECL): rotation,"
                    + " cutperm, cutpaste, patch-shuffle, noise, blur, edges, negative, or several"
                    + " with + between them. It must be one that is seen: rotation serves for"
                    + " images with an upright pose, and not for cells or textures",
            "  --method simclr  neither: works on any images, and as a rule detects less",
            "",
            "At the presets smoke and quick every image becomes a square of 32 x 32 pixels: what"
                    + " cannot be told at that size is not learned. The preset paper takes 224 x 224"
                    + " and wants a GPU. OECL_DEVICE names the device (cpu or gpu).",
            "",
        },
        footer = {
            "",
            "Exit code: 0 trained, 1 failed, 2 wrong call, 130 or 143 stopped; then no file is"
                    + " written.",
            "",
            "Example: oecl train photos/good --oe photos/other --out good.oecl"
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    static final int STOPPED = 130;

    private static final double SECONDS_BETWEEN_LINES = 10;

    /** Longer than a training waits for the current step. */
    private static final int PATIENCE_SECONDS = 90;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "normal images")
    private Path folder;

    @Option(names = "--oe", paramLabel = "FOLDER", description = "images that are not normal")
    private Path outliers;

    @Option(names = "--shift", paramLabel = "NAME", description = "what makes an image OOD")
    private String shift;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "with --oe: oecl, hsc or bce; with --shift: self-oecl or csi; with neither:"
                            + " simclr, or frozen-knn or frozen-mahalanobis, which train nothing;"
                            + " or one of a jar on the class path (default: oecl or self-oecl)")
    private String method;

    @Option(
            names = "--backbone",
            paramLabel = "NAME",
            description =
                    "the network: compact, resnet18-cifar, resnet18-imagenet, or one of a jar on"
                            + " the class path (default: the preset's)")
    private String backbone;

    @Mixin private SettingOptions settings;

    @Mixin private PresetOption size;

    @Option(
            names = "--epochs",
            description =
                    "how long to train (default: the preset's; at quick what shows 36,000 images)")
    private Integer epochs;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "of every random choice (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--tpr",
            paramLabel = "RATE",
            defaultValue = "0.95",
            description =
                    "the share of the held-out images that the threshold lets pass (default:"
                            + " ${DEFAULT-VALUE})")
    private double truePositiveRate;

    @Option(
            names = "--calibration",
            paramLabel = "SHARE",
            defaultValue = "0.2",
            description =
                    "how many of the images to hold out; for false alarms of 5%% at least 19,"
                            + " better 100 (default: ${DEFAULT-VALUE})")
    private double calibration;

    @Mixin private ImageOptions images;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description =
                    "train on from a detector of the same preset and method, with more images; give"
                            + " all of them anew (default: begin with initial weights)")
    private Path from;

    @Option(
            names = "--out",
            paramLabel = "MODEL",
            required = true,
            description = "where the detector goes")
    private OutputFile out;

    @Override
    public Integer call() throws IOException {
        DetectorTraining training =
                DetectorTraining.builder()
                        .setNormal(folder)
                        .optOutliers(outliers)
                        .optShift(shift)
                        .optMethod(method == null ? null : Methods.byName(method).name())
                        .optBackbone(backbone == null ? null : Backbone.named(backbone))
                        .optPreset(size.preset())
                        .optSettings(settings.values())
                        .optEpochs(epochs)
                        .optSeed(seed)
                        .optTruePositiveRate(truePositiveRate)
                        .optCalibration(calibration)
                        .optDecoder(images.decoder())
                        .optFrom(from)
                        .build();
        announce(training);
        return train(training);
    }

    /** Current work ends before the JVM does: a step, the calibration, the file, the message. */
    @SuppressWarnings("try") // The exit guard works by being open; nothing calls it.
    private int train(DetectorTraining training) throws IOException {
        try (ShutdownGuard exit =
                new ShutdownGuard(Thread.currentThread()::interrupt, PATIENCE_SECONDS)) {
            return trainAndSave(training);
        }
    }

    private int trainAndSave(DetectorTraining training) throws IOException {
        TrainingListener progress =
                TrainingListener.log(Outputs.progress(out), SECONDS_BETWEEN_LINES);
        try (Detector detector = training.train(progress)) {
            DetectorFile.save(detector, out.path());
            report(detector.calibration());
            return 0;
        } catch (CancellationException e) {
            spec.commandLine().getErr().println("oecl: " + e.getMessage());
            spec.commandLine().getErr().flush();
            return STOPPED;
        }
    }

    private void announce(DetectorTraining training) {
        PrintWriter console = spec.commandLine().getOut();
        console.println(ComputeDevice.fromEnvironment().announcement());
        console.println(training.description());
        console.flush();
        for (ImageFolder.Skipped file : training.skipped()) {
            spec.commandLine().getErr().println("skipped " + file);
        }
        spec.commandLine().getErr().flush();
    }

    private void report(Calibration calibration) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "threshold %.4g: %.1f%% or more of %,d held-out normal images reach it%n",
                calibration.threshold(),
                100 * calibration.truePositiveRate(),
                calibration.size());
        console.printf(
                Locale.ROOT,
                "smallest level of false alarms that it can be used at: %.4f%n",
                calibration.smallestPValue());
        console.println("wrote " + out);
        console.flush();
    }
}
