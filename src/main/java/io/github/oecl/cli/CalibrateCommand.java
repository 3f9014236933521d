// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Detector;
import io.github.oecl.detect.DetectorFile;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.score.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Calibrates a detector anew. */
@Command(
        name = "calibrate",
        description = {
            "Calibrate a detector anew, on normal images that are like those to come: another"
                    + " camera, place or time. The network stays as it is; p-values and the"
                    + " threshold come from these images.",
            "",
            "The images must not have been trained on: those that were are refused by their"
                    + " content. Near-duplicates, or several images of one patient, count as more"
                    + " than they are: give one of each.",
            "",
        },
        footer = {
            "",
            "Exit code: 0 calibrated, 1 failed, 2 wrong call, 130 or 143 stopped; then no file is"
                    + " written.",
            "",
            "Example: oecl calibrate good.oecl photos/new-camera --out new-camera.oecl"
        },
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a file of `oecl train`")
    private Path model;

    @Parameters(index = "1", paramLabel = "FOLDER", description = "normal images at any depth")
    private Path folder;

    @Option(
            names = "--tpr",
            paramLabel = "RATE",
            description =
                    "the share of these images that the threshold lets pass (default: the"
                            + " detector's)")
    private Double truePositiveRate;

    @Option(
            names = "--out",
            paramLabel = "MODEL",
            required = true,
            description = "where the calibrated detector goes")
    private OutputFile out;

    @Override
    public Integer call() throws IOException {
        DetectorUse use = new DetectorUse(spec);
        return use.run(model, detector -> calibrate(detector, use));
    }

    private void calibrate(Detector detector, DetectorUse use) throws IOException {
        ImageFolder images =
                ImageFolder.builder()
                        .setPath(folder)
                        .optOneClass("normal")
                        .optSize(detector.imageSize())
                        .optDecoder(detector.decoder())
                        .optMaxSkipped(Integer.MAX_VALUE)
                        .build();
        double rate =
                truePositiveRate == null
                        ? detector.calibration().truePositiveRate()
                        : truePositiveRate;
        use.reportSkipped(images.skipped());
        if (!detector.knowsTrainingImages()) {
            use.console()
                    .println(
                            "This detector does not name the images it was trained on: see to it"
                                    + " that none of them is in "
                                    + folder);
        }
        // It has the model of the detector, which is closed with that.
        Detector calibrated = detector.calibratedOn(images, rate);
        DetectorFile.save(calibrated, out.path());
        Calibration calibration = calibrated.calibration();
        use.console()
                .printf(
                        Locale.ROOT,
                        "calibrated on %,d images: threshold %.4g, smallest p-value %.4f%n%,d files"
                                + " were skipped%nwrote %s%n",
                        calibration.size(),
                        calibration.threshold(),
                        calibration.smallestPValue(),
                        images.skipped().size(),
                        out);
        use.console().flush();
    }
}
