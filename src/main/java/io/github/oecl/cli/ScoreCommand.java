// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.detect.Detector;
import io.github.oecl.detect.Explanation;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.detect.folder.ImageGroups;
import io.github.oecl.io.internal.OutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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
                    + " whose p-value is at most the level is flagged as OOD, the others are normal.",
            "",
            "So the level is the share of false alarms: of NEW NORMAL images at most that share is"
                    + " flagged as OOD, on average. This holds if they are exchangeable with the"
                    + " images that were held out of training, that is, if they come from the same"
                    + " source in the same way; not for another camera, place or time, and not for"
                    + " copies of training images. How many OOD images are found it does not"
                    + " say.",
            "",
            "With --fdr it is the share of normal images among the FLAGGED ones that is kept small"
                    + " (Benjamini and Hochberg), and the CSV has a q_value: the smallest rate at"
                    + " which an image is flagged. Near-duplicates, or several images of one"
                    + " patient, break exchangeability: give them as --groups.",
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
            description =
                    "the share of new normal images that may be flagged (default:"
                            + " ${DEFAULT-VALUE})")
    private double level;

    @Mixin private DiscoveryOptions discovery;

    @Mixin private ReportOptions more;

    @Override
    public Integer call() throws IOException {
        Outputs.sparing(csv, discovery.inputs()).check();
        more.check(folder);
        DetectorUse use = new DetectorUse(spec);
        return use.run(model, detector -> score(detector, use));
    }

    private void score(Detector detector, DetectorUse use) throws IOException {
        discovery.check(detector.calibration().size());
        ImageGroups groups = discovery.groups(folder);
        if (!discovery.isGiven()) {
            detector.calibration().requireReachable(level);
        }
        FolderScores scores = FolderScores.of(detector, folder, use);
        FolderDiscoveries discoveries = discovery.of(scores, groups);
        List<Explanation> explanations = more.explain(detector, scores);
        decide(discoveries, use);
        Double rate = discovery.isGiven() ? discovery.rate() : null;
        for (String written : more.write(detector, model, discoveries, rate, explanations)) {
            use.console().println("wrote " + written);
        }
        use.console().flush();
    }

    private void decide(FolderDiscoveries discoveries, DetectorUse use) throws IOException {
        FolderScores scores = discoveries.scores();
        PrintWriter console = use.console();
        if (discovery.isGiven()) {
            discoveries.write(csv.path(), discovery.rate());
            use.reportSkipped(scores.skipped());
            discovery.report(discoveries, console);
        } else {
            scores.write(csv.path(), level);
            use.reportSkipped(scores.skipped());
            console.println(scores.summary(level));
        }
        console.printf(
                Locale.ROOT, "%,d files were skipped%nwrote %s%n", scores.skipped().size(), csv);
        console.flush();
    }
}
