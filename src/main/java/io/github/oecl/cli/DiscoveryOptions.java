// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.data.formats.ImageFiles;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.detect.folder.ImageGroups;
import io.github.oecl.score.internal.BenjaminiHochberg;
import io.github.oecl.score.internal.ConditionalPValues;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** The options of {@code oecl score} that control the false discovery rate. */
final class DiscoveryOptions {

    private static final double USUAL_CONFIDENCE = 0.9;

    /** How many of the strangest images the bound is shown for. */
    private static final int[] COUNTS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    @Option(
            names = "--fdr",
            paramLabel = "RATE",
            description =
                    "flag images so that on average at most this share of the FLAGGED ones is"
                            + " normal, such as 0.1; in place of --level")
    private Double rate;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description =
                    "with --fdr: let the rate hold for this calibration with this confidence, such"
                            + " as 0.9 (default: on average over calibrations)")
    private Double confidence;

    @Option(
            names = "--groups",
            paramLabel = "WHICH",
            description =
                    "with --fdr: images that belong together (near-duplicates, one patient) count"
                            + " as one: `folder` for those of each sub-folder, or a CSV file with"
                            + " the columns file and group")
    private String groups;

    boolean isGiven() {
        return rate != null;
    }

    /** The table of groups, which no output may overwrite. */
    List<Path> inputs() {
        return groups == null || groups.equals(ImageGroups.FOLDER)
                ? List.of()
                : List.of(Path.of(groups));
    }

    /** Checks them before anything is scored. */
    void check(int calibration) {
        if (rate == null && (confidence != null || groups != null)) {
            throw new IllegalArgumentException(
                    "The options --confidence and --groups go with --fdr: give a rate, such as"
                            + " --fdr 0.1");
        }
        if (rate != null) {
            BenjaminiHochberg.requireLevel(rate);
        }
        if (confidence != null) {
            ConditionalPValues.of(calibration, confidence);
        }
    }

    FolderDiscoveries of(FolderScores scores, ImageGroups chosen) {
        return FolderDiscoveries.of(scores, chosen, confidence);
    }

    /** Reads the groups of the images of a folder; null if each is by itself. */
    ImageGroups groups(Path folder) throws IOException {
        if (groups == null) {
            return null;
        }
        if (groups.equals(ImageGroups.FOLDER)) {
            return ImageGroups.byFolder(folder);
        }
        ImageGroups table = ImageGroups.ofTable(Path.of(groups), folder);
        // A row that is missing is found before the images are scored, which may take hours.
        ImageFiles.in(folder).files().forEach(table::of);
        return table;
    }

    double rate() {
        return rate;
    }

    void report(FolderDiscoveries discoveries, PrintWriter console) {
        console.println(discoveries.summary(rate));
        if (discoveries.hasBound()) {
            reportBound(discoveries, console);
        }
    }

    private void reportBound(FolderDiscoveries discoveries, PrintWriter console) {
        double sure = confidence == null ? USUAL_CONFIDENCE : confidence;
        if (!(sure >= 0.5 && sure <= 0.99)) {
            return;
        }
        int[] most = discoveries.mostNormal(sure);
        console.printf(
                Locale.ROOT,
                "Whatever number you choose after looking, with a confidence of %s:%n",
                sure);
        Arrays.stream(COUNTS)
                .filter(count -> count <= most.length)
                .forEach(
                        count ->
                                console.printf(
                                        Locale.ROOT,
                                        "  of the %,d strangest at most %,d are normal%n",
                                        count,
                                        Math.min(count, most[count - 1])));
    }
}
