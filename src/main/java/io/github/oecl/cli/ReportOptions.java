// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.cli;

import io.github.oecl.detect.Detector;
import io.github.oecl.detect.Explanation;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.image.internal.Png;
import io.github.oecl.io.internal.FileNames;
import io.github.oecl.io.internal.OutputFile;
import io.github.oecl.io.internal.OutputFolder;
import io.github.oecl.model.engine.internal.Library;
import io.github.oecl.plot.detector.DetectorFigures;
import io.github.oecl.plot.internal.ContactSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** The options of {@code oecl score} that show more than a table. */
final class ReportOptions {

    /** Of how many images a report has heat maps where --explain does not say. */
    private static final int USUAL_COUNT = 8;

    private static final double USUAL_RATE = 0.1;

    @Option(
            names = "--explain",
            paramLabel = "N",
            description =
                    "show where the scores of the N strangest images come from: as figures in"
                            + " --out, and in the --report (default there: 8)")
    private Integer count;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "where the figures of --explain go, explained-001.png and so on")
    private OutputFolder out;

    @Option(
            names = "--report",
            paramLabel = "HTML",
            description =
                    "write a page: the strangest images with heat maps, p-values, false discovery"
                            + " rates, skipped files and provenance; it must not exist yet")
    private OutputFile report;

    /** Checks them before anything is scored. */
    void check(Path images) throws IOException {
        if (count != null && count < 1) {
            throw new IllegalArgumentException(
                    "--explain takes a number of at least 1, not " + count);
        }
        if (count != null && out == null && report == null) {
            throw new IllegalArgumentException(
                    "--explain needs a place: --out FOLDER for figures, or --report FILE");
        }
        if (out != null && count == null) {
            throw new IllegalArgumentException(
                    "--out takes the figures of --explain: give a number of images, such as"
                            + " --explain 8");
        }
        if (out != null) {
            out.requireOutside(images);
        }
        if (report != null && Files.isRegularFile(report.path())) {
            throw new IOException(
                    "There is already a file "
                            + report.path()
                            + ": remove it, or choose another name for the report");
        }
    }

    /** Explains what was asked for, before anything is written. */
    List<Explanation> explain(Detector detector, FolderScores scores) {
        if (out == null && report == null) {
            return List.of();
        }
        return scores.images().stream()
                .limit(count == null ? USUAL_COUNT : count)
                .map(scored -> Explanation.of(detector, scored.image(scores.decoder())))
                .toList();
    }

    /** Writes what was asked for, and names it. */
    List<String> write(
            Detector detector,
            Path model,
            FolderDiscoveries discoveries,
            Double rate,
            List<Explanation> explanations)
            throws IOException {
        List<FolderScores.Scored> all = discoveries.scores().images();
        List<FolderScores.Scored> images = all.subList(0, explanations.size());
        List<Path> inputs = all.stream().map(FolderScores.Scored::file).toList();
        List<String> written = new ArrayList<>();
        if (out != null) {
            written.add(figures(images, explanations, inputs));
        }
        if (report != null) {
            String page =
                    DetectorFigures.report(
                            discoveries,
                            rate == null ? USUAL_RATE : rate,
                            explanations,
                            detector.decoder(),
                            provenance(detector, model));
            report.sparing(inputs).write(page);
            written.add(report.toString());
        }
        return written;
    }

    private String figures(
            List<FolderScores.Scored> images, List<Explanation> explanations, List<Path> inputs)
            throws IOException {
        out.create();
        int number = 0;
        for (int start = 0; start < images.size(); start += ContactSheet.COLUMNS) {
            int end = Math.min(images.size(), start + ContactSheet.COLUMNS);
            byte[] png =
                    Png.of(
                            DetectorFigures.explained(
                                    images.subList(start, end), explanations.subList(start, end)));
            String name = String.format(Locale.ROOT, "explained-%03d.png", ++number);
            OutputFile.at(out.path().resolve(name)).sparing(inputs).write(to -> to.write(png));
        }
        return String.format(
                Locale.ROOT, "%d %s in %s", number, number == 1 ? "figure" : "figures", out);
    }

    private static Map<String, String> provenance(Detector detector, Path model) {
        Map<String, String> provenance = new TreeMap<>(detector.notes());
        provenance.put("detector", FileNames.text(model));
        provenance.put("detector's score", detector.score().title());
        provenance.put("calibration images", String.valueOf(detector.calibration().size()));
        provenance.put("this report by", "oecl " + Library.current().version());
        return provenance;
    }
}
