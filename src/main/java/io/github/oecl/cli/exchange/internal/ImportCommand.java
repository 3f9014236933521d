// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli.exchange.internal;

import io.github.oecl.data.ImageSet;
import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.features.TestViews;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.method.ImageScores;
import io.github.oecl.method.MethodName;
import io.github.oecl.method.Methods;
import io.github.oecl.model.Architecture.Stem;
import io.github.oecl.model.ModelFile;
import io.github.oecl.model.Normalisation;
import io.github.oecl.model.OeclModel;
import io.github.oecl.model.weights.WeightsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model of weights that were trained elsewhere. */
@Command(
        name = "import",
        description = {
            "Make a model of a network that was trained elsewhere, from a safetensors file: of `oecl"
                    + " export`, of torchvision's names with a projection head as fc, of the"
                    + " authors' code, or of CSI. Pickles (.pt, .pth) are not read; the error says"
                    + " how to convert one.",
            "",
            "With --normal it becomes a detector for `oecl score`, by the norm of the projection:"
                    + " the images must be normal, and none of them trained on.",
            "",
        },
        footer = {
            "",
            "Exit code: 0 written, 1 failed, 2 wrong call; then no file is written.",
            "",
            "Example: oecl import theirs.safetensors --normal photos/good --out theirs.oecl"
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {

    private static final int CIFAR_SIZE = 32;
    private static final int IMAGENET_SIZE = 224;
    private static final int VIEWS = 8;
    private static final double MINIMUM_AREA = 0.08;

    /** How inputs are standardised. */
    private enum Inputs {
        CIFAR(Normalisation.CIFAR),
        HALF(Normalisation.HALF),
        IMAGENET(Normalisation.IMAGENET),
        NONE(Normalisation.NONE);

        private final Normalisation normalisation;

        Inputs(Normalisation normalisation) {
            this.normalisation = normalisation;
        }
    }

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a safetensors file")
    private Path weights;

    @Option(
            names = "--stem",
            description =
                    "the first layers: ${COMPLETION-CANDIDATES} (default: told by the first"
                            + " convolution)")
    private Stem stem;

    @Option(
            names = "--inputs",
            description =
                    "how inputs are standardised: ${COMPLETION-CANDIDATES} (default: the authors'"
                            + " for such a network)")
    private Inputs inputs;

    @Option(
            names = "--normal",
            paramLabel = "FOLDER",
            description = "normal images to calibrate on; makes a detector")
    private Path normal;

    @Option(
            names = "--size",
            paramLabel = "PIXELS",
            description = "the side of the images (default: 32, or 224 for the IMAGENET stem)")
    private Integer size;

    @Option(names = "--out", paramLabel = "MODEL", required = true, description = "a new file")
    private OutputFile out;

    /** Makes the command, as picocli does. */
    public ImportCommand() {}

    @Override
    public Integer call() throws IOException {
        WeightsReader.Weights read =
                new WeightsReader()
                        .setPath(weights)
                        .optStem(stem)
                        .optNormalisation(inputs == null ? null : inputs.normalisation)
                        .read();
        try (OeclModel model = read.model()) {
            PrintWriter console = spec.commandLine().getOut();
            console.println(model.architecture());
            if (!read.unused().isEmpty()) {
                console.println("not used: " + String.join(", ", read.unused()));
            }
            Map<String, String> notes = Map.of("weights of", weights.getFileName().toString());
            if (normal == null) {
                ModelFile.save(model, notes, out.path());
            } else {
                saveDetector(model, notes, console);
            }
            console.println("wrote " + out);
            console.flush();
            return 0;
        }
    }

    private void saveDetector(OeclModel model, Map<String, String> notes, PrintWriter console)
            throws IOException {
        boolean large = model.architecture().stem() == Stem.IMAGENET;
        int side = size != null ? size : large ? IMAGENET_SIZE : CIFAR_SIZE;
        ImageFolder images =
                ImageFolder.builder()
                        .setPath(normal)
                        .optOneClass("normal")
                        .optSize(side)
                        .optMaxSkipped(Integer.MAX_VALUE)
                        .build();
        PrintWriter errors = spec.commandLine().getErr();
        images.skipped().forEach(file -> errors.println("skipped " + file));
        errors.flush();
        // The norm is compared with no training image; its method asks for some all the same.
        ImageSet one = images.subset(0);
        TestViews views = new TestViews(side, MINIMUM_AREA, VIEWS, 0);
        Detector detector =
                Detector.builder()
                        .setScores(
                                ImageScores.fitted(
                                        model, views, Methods.usual(MethodName.OECL), one))
                        .setCalibrationImages(images)
                        .optImageSize(side)
                        .optNotes(notes)
                        .build();
        DetectorFile.save(detector, out.path());
        console.printf(
                Locale.ROOT,
                "calibrated on %,d images of %d pixels: smallest p-value %.4f%n",
                images.size(),
                side,
                detector.calibration().smallestPValue());
    }
}
