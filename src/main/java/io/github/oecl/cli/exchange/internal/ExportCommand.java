// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli.exchange.internal;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.detect.OnnxExport;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.StateReader;
import io.github.oecl.model.ComputeDevice;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.onnx.OnnxFile;
import io.github.oecl.model.weights.WeightsFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a network for other programs. */
@Command(
        name = "export",
        description = {
            "Write a detector or a model for other programs.",
            "",
            "safetensors: the weights for PyTorch, under torchvision's names, with the projection"
                    + " head in the place of fc.",
            "",
            "onnx: one graph from RGB bytes to the projection, the backbone feature and the norm."
                    + " With --normal its metadata hold the norms of held-out normal images, so"
                    + " that any program has p-values by one view an image.",
            "",
        },
        footer = {
            "",
            "Exit code: 0 written, 1 failed, 2 wrong call; then no file is written.",
            "",
            "Example: oecl export good.oecl --format onnx --normal photos/good --out good.onnx"
        },
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {

    /** What can be written. */
    private enum Format {
        SAFETENSORS,
        ONNX
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "a file of `oecl train` or of a saved model")
    private Path model;

    @Option(
            names = "--format",
            required = true,
            description = "one of ${COMPLETION-CANDIDATES}, in any case")
    private Format format;

    @Option(
            names = "--normal",
            paramLabel = "FOLDER",
            description =
                    "onnx: normal images to calibrate the clean view on; those that the detector"
                            + " was trained on are left out, so the folder of the training serves")
    private Path normal;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "onnx: the side of the images, for a model that is no detector")
    private Integer size;

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "a new file")
    private OutputFile out;

    /** Makes the command, as picocli does. */
    public ExportCommand() {}

    @Override
    public Integer call() throws IOException {
        requirePossible();
        if (format == Format.ONNX && isDetector()) {
            exportDetector();
        } else {
            exportModel();
        }
        console().println("wrote " + out);
        console().flush();
        return 0;
    }

    private void requirePossible() throws IOException {
        if (!Files.exists(model)) {
            throw new IOException("There is no file " + model);
        }
        if (Files.isRegularFile(out.path())) {
            throw new IOException(
                    "There is already a file " + out + ": remove it, or choose another name");
        }
        if (format == Format.SAFETENSORS && (normal != null || size != null)) {
            throw new IllegalArgumentException(
                    "--normal and --size belong to --format onnx: weights have no images");
        }
    }

    private boolean isDetector() throws IOException {
        try (StateReader in = new StateReader(model)) {
            return DetectorFile.is(in);
        }
    }

    private void exportDetector() throws IOException {
        if (size != null) {
            throw new IllegalArgumentException(
                    "--size is for a model that is no detector: " + model + " has a size");
        }
        try (Detector detector =
                DetectorFile.load(model, ComputeDevice.fromEnvironment().device())) {
            if (normal == null) {
                OnnxExport.write(detector, out.path());
                console().println("without a calibration of the clean view: --normal makes one");
            } else {
                calibrated(detector);
            }
        }
    }

    private void calibrated(Detector detector) throws IOException {
        ImageFolder images =
                ImageFolder.builder()
                        .setPath(normal)
                        .optOneClass("normal")
                        .optSize(detector.imageSize())
                        .optDecoder(detector.decoder())
                        .optMaxSkipped(Integer.MAX_VALUE)
                        .build();
        PrintWriter errors = spec.commandLine().getErr();
        images.skipped().forEach(file -> errors.println("skipped " + file));
        errors.flush();
        if (!detector.knowsTrainingImages()) {
            console()
                    .println(
                            "This detector does not name the images it was trained on: see to it"
                                    + " that none of them is in "
                                    + normal);
        }
        Calibration clean = OnnxExport.write(detector, images, out.path());
        console()
                .printf(
                        Locale.ROOT,
                        "clean view: calibrated on %,d of %,d images, the others were trained on;"
                                + " smallest p-value %.4f%n",
                        clean.size(),
                        images.size(),
                        clean.smallestPValue());
    }

    private void exportModel() throws IOException {
        if (normal != null) {
            throw new IllegalArgumentException(
                    "--normal calibrates a detector, and " + model + " is a model alone");
        }
        if (format == Format.ONNX && size == null) {
            throw new IllegalArgumentException(
                    model + " is a model alone: say the side of its images by --size");
        }
        try (OeclModel network = ModelFile.load(model, ComputeDevice.fromEnvironment().device())) {
            if (format == Format.ONNX) {
                OnnxFile.write(
                        network, size, Map.of(OnnxExport.IMAGE_SIZE, size.toString()), out.path());
            } else {
                WeightsFile.write(network, out.path());
            }
        }
    }

    private PrintWriter console() {
        return spec.commandLine().getOut();
    }
}
