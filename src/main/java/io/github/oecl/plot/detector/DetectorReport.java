// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import io.github.oecl.data.formats.ImageFolder;
import io.github.oecl.detect.Explanation;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.io.internal.FileNames;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What a detector says of a folder, as one page that needs nothing else: the strangest images with
 * heat maps, the p-values, the false discovery rates, the files that were skipped, and where it all
 * comes from.
 *
 * @param discoveries of the folder
 * @param rate the false discovery rate that is tolerated
 * @param explanations of its strangest images, in their order; may be fewer than are shown
 * @param decoder by which the images were scored
 * @param provenance what else to state, such as how the detector was trained
 */
record DetectorReport(
        FolderDiscoveries discoveries,
        double rate,
        List<Explanation> explanations,
        ImageDecoder decoder,
        Map<String, String> provenance) {

    private static final String FLAGGED = " <span class=\"flagged\">flagged</span>";
    private static final int SHOWN = 24;
    private static final int SIDE = 128;
    private static final int BINS = 20;
    private static final double CONFIDENCE = 0.9;
    private static final double[] RATES = {0.01, 0.05, 0.1, 0.2, 0.3, 0.5};
    private static final int[] COUNTS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

    private static final String STYLE =
            """
            :root { color-scheme: light dark; --line: #ccc; --faint: #666; --bar: #2a6fb0; --flag: #b34700; }
            @media (prefers-color-scheme: dark) {
              :root { --line: #444; --faint: #aaa; --bar: #6fb1ee; --flag: #ff9a4d; }
            }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
              padding: 0 1rem; }
            table { border-collapse: collapse; margin: 1rem 0; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem;
              text-align: left; vertical-align: top; overflow-wrap: anywhere; }
            th { white-space: nowrap; }
            td.number { text-align: right; font-variant-numeric: tabular-nums; }
            .images { display: flex; flex-wrap: wrap; gap: 1rem; }
            figure { margin: 0; max-width: 26rem; }
            figure.one { max-width: 8.25rem; }
            figure img { margin-right: .25rem; }
            .flagged { color: var(--flag); font-weight: bold; }
            figure img { width: 8rem; height: 8rem; object-fit: contain;
              image-rendering: pixelated; }
            figcaption, .note { color: var(--faint); font-size: .85rem; overflow-wrap: anywhere; }
            svg { width: 100%; max-width: 40rem; height: auto; }
            rect { fill: var(--bar); } text { fill: currentColor; font-size: 12px; }
            """;

    DetectorReport {
        explanations = List.copyOf(explanations);
        provenance = new TreeMap<>(provenance);
    }

    /** Returns the page. */
    String html() {
        FolderScores scores = discoveries.scores();
        String title = "Strange images of " + FileNames.text(scores.folder());
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + element("title", title)
                + "<style>"
                + STYLE
                + "</style></head><body>\n"
                + element("h1", title)
                + discoveries
                        .summary(rate)
                        .lines()
                        .map(line -> element("p", line))
                        .collect(Collectors.joining())
                + strangest(scores)
                + histogram(scores)
                + rates()
                + bound()
                + skipped(scores.skipped())
                + provenanceTable()
                + "</body></html>\n";
    }

    private String strangest(FolderScores scores) {
        StringBuilder html = new StringBuilder(element("h2", "The strangest images"));
        html.append(
                element(
                        "p",
                        "The images by rising score. Beside the first of them, where the score comes"
                                + " from. Occlusion comes first: orange where the image becomes more"
                                + " normal if a patch is replaced by the mean of its surroundings."
                                + " If the score is a norm, its gradient comes next: orange where a"
                                + " pixel changes the norm most. Each map is in the scale of its"
                                + " largest value; one without orange is 0 everywhere."));
        html.append("<div class=\"images\">\n");
        List<FolderScores.Scored> images = scores.images();
        Set<Path> flagged = flagged();
        for (int i = 0; i < Math.min(SHOWN, images.size()); i++) {
            FolderScores.Scored scored = images.get(i);
            html.append(i < explanations.size() ? "<figure>" : "<figure class=\"one\">");
            html.append(pictures(scored, i));
            String name = FileNames.text(scores.folder().relativize(scored.file()));
            html.append("<figcaption>").append(escape(name + ": " + numbers(scored)));
            html.append(flagged.contains(scored.file()) ? FLAGGED : "");
            html.append("</figcaption></figure>\n");
        }
        return html.append("</div>\n").toString();
    }

    private Set<Path> flagged() {
        return discoveries.units().subList(0, discoveries.flagged(rate)).stream()
                .flatMap(unit -> unit.images().stream())
                .map(FolderScores.Scored::file)
                .collect(Collectors.toSet());
    }

    private static String numbers(FolderScores.Scored scored) {
        return String.format(
                Locale.ROOT,
                "p-value %.4f, score %.4g",
                scored.detection().pValue(),
                scored.detection().score());
    }

    private String pictures(FolderScores.Scored scored, int index) {
        if (index >= explanations.size()) {
            return picture(small(scored.image(decoder)), "image");
        }
        Explanation explanation = explanations.get(index);
        RgbImage seen = explanation.image();
        String gradient =
                explanation.gradient() == null
                        ? ""
                        : picture(HeatOverlay.of(seen, explanation.gradient()), "gradient");
        return picture(small(scored.image(decoder)), "image")
                + picture(HeatOverlay.of(seen, explanation.occlusion()), "occlusion")
                + gradient;
    }

    private static RgbImage small(RgbImage image) {
        return Math.min(image.width(), image.height()) > SIDE
                ? Resampling.shortSideTo(image, SIDE)
                : image;
    }

    private static String picture(RgbImage image, String what) {
        String data = Base64.getEncoder().encodeToString(image.png());
        return "<img alt=\""
                + what
                + "\" title=\""
                + what
                + "\" src=\"data:image/png;base64,"
                + data
                + "\">";
    }

    private static String histogram(FolderScores scores) {
        int[] counts = new int[BINS];
        for (double p : scores.pValues()) {
            counts[Math.min(BINS - 1, (int) (p * BINS))]++;
        }
        int most = Arrays.stream(counts).max().orElse(1);
        StringBuilder svg = new StringBuilder(element("h2", "p-values"));
        svg.append("<svg viewBox=\"0 -16 400 176\" role=\"img\" aria-label=\"histogram\">");
        svg.append("<text x=\"0\" y=\"-3\">images of each p-value, at most ")
                .append(most)
                .append("</text>");
        for (int i = 0; i < BINS; i++) {
            double height = 120.0 * counts[i] / Math.max(1, most);
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<rect x=\"%d\" y=\"%.1f\" width=\"18\" height=\"%.1f\"><title>%d"
                                    + " images</title></rect>",
                            1 + 20 * i,
                            130 - height,
                            height,
                            counts[i]));
        }
        svg.append("<text x=\"0\" y=\"148\">0</text><text x=\"392\" y=\"148\">1</text></svg>\n");
        return svg
                + element(
                        "p",
                        "Of normal images alone the bars would be about even. Strange images are on the left.");
    }

    private String rates() {
        StringBuilder html = new StringBuilder(element("h2", "False discovery rates"));
        html.append("<table><tr><th>rate</th><th>flagged as OOD</th></tr>\n");
        double[] shown =
                DoubleStream.concat(Arrays.stream(RATES), DoubleStream.of(rate))
                        .distinct()
                        .sorted()
                        .toArray();
        for (double each : shown) {
            html.append(row(String.valueOf(each), String.valueOf(discoveries.flagged(each))));
        }
        html.append("</table>\n");
        return html
                + element(
                        "p",
                        "A rate is to be chosen before looking. It is the mean share of normal"
                                + " images among the flagged ones.");
    }

    private String bound() {
        if (!discoveries.hasBound()) {
            return "";
        }
        int[] most = discoveries.mostNormal(CONFIDENCE);
        StringBuilder html = new StringBuilder(element("h2", "Chosen after looking"));
        html.append(
                element(
                        "p",
                        "Whatever number of images you choose after looking: with a confidence of "
                                + CONFIDENCE
                                + " all of these hold at once."));
        html.append("<table><tr><th>of the strangest</th><th>at most normal</th></tr>\n");
        for (int count : COUNTS) {
            if (count <= most.length) {
                String normal = String.valueOf(Math.min(count, most[count - 1]));
                html.append(row(String.valueOf(count), normal));
            }
        }
        return html.append("</table>\n").toString();
    }

    private static String skipped(List<ImageFolder.Skipped> files) {
        StringBuilder html = new StringBuilder(element("h2", "Skipped files"));
        if (files.isEmpty()) {
            return html + element("p", "None.");
        }
        html.append("<ul>\n");
        files.forEach(file -> html.append(element("li", file.toString())));
        return html.append("</ul>\n").toString();
    }

    private String provenanceTable() {
        StringBuilder html = new StringBuilder(element("h2", "Provenance"));
        html.append("<table>\n");
        provenance.forEach(
                (key, value) ->
                        html.append("<tr>")
                                .append(element("th", key))
                                .append(element("td", value))
                                .append("</tr>\n"));
        return html.append("</table>\n").toString();
    }

    private static String row(String first, String second) {
        return "<tr><td class=\"number\">"
                + escape(first)
                + "</td><td class=\"number\">"
                + escape(second)
                + "</td></tr>\n";
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + escape(text) + "</" + name + ">\n";
    }

    /** A file may have any name. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
