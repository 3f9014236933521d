// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.detect.Detector;
import io.github.oecl.detect.folder.Drift;
import io.github.oecl.image.internal.Png;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.plot.detector.DetectorFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Watches a stream of folders for drift. */
@Command(
        name = "drift",
        description = {
            "Watch a stream of images for drift: do they still come from where the images came from"
                    + " that a detector is calibrated on?",
            "",
            "The folders are taken in the order given, such as one a day, and the files of each by"
                    + " name. Each image is ranked among the calibration images and all earlier"
                    + " ones. A martingale, which starts at 1, bets that the ranks are not even:"
                    + " without drift it ever reaches 100 in at most one stream of a hundred,"
                    + " however long the streams are.",
            "",
            "Near-duplicates, such as frames of one film, look like drift.",
            "",
        },
        footer = {
            "",
            "Exit code: 0 watched, with drift or without, 1 failed, 2 wrong call, 130 or 143"
                    + " stopped; then no file is written.",
            "",
            "Example: oecl drift good.oecl photos/monday photos/tuesday --csv drift.csv --plot"
                    + " drift.png"
        },
        mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "a file of `oecl train`")
    private Path model;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "images at any depth, the earliest folder first")
    private List<Path> folders;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "where the table goes: each image with its p-value and the martingale")
    private OutputFile csv;

    @Option(names = "--plot", paramLabel = "FILE", description = "where a figure goes, as PNG")
    private OutputFile plot;

    @Option(
            names = "--alarm",
            paramLabel = "C",
            defaultValue = "100",
            description =
                    "the value of the martingale that counts as drift (default: ${DEFAULT-VALUE})")
    private double alarm;

    @Option(
            names = "--seed",
            defaultValue = "0",
            description = "breaks ties (default: ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws IOException {
        for (Path folder : folders) {
            if (plot != null) {
                plot.requireOutside(folder);
            }
        }
        DetectorUse use = new DetectorUse(spec);
        return use.run(model, detector -> watch(detector, use));
    }

    private void watch(Detector detector, DetectorUse use) throws IOException {
        Drift drift = Drift.of(detector, folders, alarm, seed, use);
        drift.write(csv.path());
        if (plot != null) {
            List<Path> inputs = drift.steps().stream().map(Drift.Step::file).toList();
            byte[] png = Png.of(DetectorFigures.drift(drift));
            plot.sparing(inputs).write(out -> out.write(png));
        }
        use.reportSkipped(drift.skipped());
        use.console().println(drift.summary());
        use.console()
                .printf(
                        Locale.ROOT,
                        "%,d files were skipped%nwrote %s%n",
                        drift.skipped().size(),
                        plot == null ? csv : csv + " and " + plot);
        use.console().flush();
    }
}
