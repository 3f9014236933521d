// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import io.github.oecl.detect.Explanation;
import io.github.oecl.detect.Explanation.HeatMap;
import io.github.oecl.detect.folder.Drift;
import io.github.oecl.detect.folder.FolderDiscoveries;
import io.github.oecl.detect.folder.FolderScores;
import io.github.oecl.image.ImageDecoder;
import io.github.oecl.image.Resampling;
import io.github.oecl.image.RgbImage;
import io.github.oecl.plot.LineFigure;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.ContactSheet;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Histogram;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.SheetRow;
import io.github.oecl.plot.internal.Style;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** Figures of what a detector says of a folder of images, and a page with all of it. */
public final class DetectorFigures {

    private static final int HEIGHT = 290;
    private static final int FILL_OPACITY = 90;
    private static final int BINS = 20;

    /** Fewer points show no line. */
    private static final int LEAST_RANKS = 40;

    /** Twice the size at which an image is drawn: photographs are not kept whole. */
    private static final int LARGEST_SIDE = 192;

    private DetectorFigures() {}

    /**
     * Draws the logarithm of the martingale of a stream of images, with the value that counts as
     * drift and a dashed line where each folder begins.
     *
     * @param drift of a stream
     * @return the figure
     */
    public static BufferedImage drift(Drift drift) {
        return DriftFigure.of(drift);
    }

    /**
     * Shows the strangest images of a folder, with their p-values. A row has the colour of OOD
     * images.
     *
     * @param scores of the folder
     * @param count at most how many images
     * @return the figure
     */
    public static BufferedImage mostAnomalous(FolderScores scores, int count) {
        List<FolderScores.Scored> first =
                scores.images().subList(0, Math.min(count, scores.images().size()));
        List<SheetRow> rows = new ArrayList<>();
        for (int start = 0; start < first.size(); start += ContactSheet.COLUMNS) {
            int end = Math.min(start + ContactSheet.COLUMNS, first.size());
            rows.add(row(first.subList(start, end), start, scores.decoder()));
        }
        return ContactSheet.of("The strangest images of " + name(scores), caption(scores), rows);
    }

    /**
     * Draws histograms of the p-values of images that are known to be normal, and of images known
     * to be OOD. A side without images is left out.
     *
     * @param normal scores of normal images, none of them trained or calibrated on
     * @param ood scores of OOD images
     * @param level the level of false alarms, for a dashed line
     * @return the figure
     */
    public static BufferedImage pValues(FolderScores normal, FolderScores ood, double level) {
        XYChart chart = Charts.chart(Style.WIDTH, HEIGHT, "", "p-value", "share of the images (%)");
        add(chart, "OOD: " + ood.images().size(), Role.OOD, ood);
        add(chart, "new normal: " + normal.images().size(), Role.NORMAL, normal);
        Charts.mark(chart, level);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0");
        return Figure.draw(
                "p-values of new images",
                "Dashed: the level " + level + ". " + caption(normal),
                Panel.of(chart));
    }

    /**
     * Draws how Benjamini and Hochberg choose the images to flag: p-values by their rank, and the
     * line that they must not be above. Shows the first ranks alone.
     *
     * @param discoveries of a folder
     * @param rate the false discovery rate that is tolerated, between 0 and 1
     * @return the figure
     * @throws IllegalArgumentException if the rate is not between 0 and 1
     */
    public static BufferedImage discoveries(FolderDiscoveries discoveries, double rate) {
        int all = discoveries.units().size();
        int flagged = discoveries.flagged(rate);
        int shown = Math.min(all, Math.max(LEAST_RANKS, 2 * flagged));
        LineFigure figure =
                LineFigure.of("Flagged at a false discovery rate of " + rate, 1)
                        .panel("", "rank: 1 is the strangest", "p-value");
        ranks(figure, "not flagged: " + (all - flagged), discoveries, flagged, shown);
        ranks(figure, "flagged as OOD: " + flagged, discoveries, 0, flagged);
        return figure.reference("rate x rank / " + all, k -> rate * k / all, 0, shown)
                .draw(
                        "All up to the last point on or below the dashed line are flagged. The "
                                + shown
                                + " strangest of "
                                + all
                                + " are shown. "
                                + caption(discoveries.scores()));
    }

    private static void ranks(
            LineFigure figure, String name, FolderDiscoveries discoveries, int from, int to) {
        if (from < to) {
            double[] ranks = IntStream.range(from, to).mapToDouble(i -> i + 1).toArray();
            figure.points(
                    name,
                    ranks,
                    discoveries.units().subList(from, to).stream()
                            .mapToDouble(FolderDiscoveries.Unit::pValue)
                            .toArray());
        }
    }

    /**
     * Shows where the scores of images come from: each image over its heat maps.
     *
     * @param images at most {@value ContactSheet#COLUMNS}
     * @param explanations of each
     * @return the figure
     * @throws IllegalArgumentException if there are not as many explanations, or more than fit
     */
    public static BufferedImage explained(
            List<FolderScores.Scored> images, List<Explanation> explanations) {
        if (images.size() != explanations.size()) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "There are %d images and %d explanations",
                            images.size(),
                            explanations.size()));
        }
        List<SheetRow> rows = new ArrayList<>();
        List<String> notes =
                images.stream()
                        .map(s -> String.format(Locale.ROOT, "%.3f", s.detection().pValue()))
                        .toList();
        List<RgbImage> seen = explanations.stream().map(Explanation::image).toList();
        rows.add(new SheetRow("images: p-values beneath", Role.OOD, seen, notes));
        rows.add(heat("occlusion", explanations, Explanation::occlusion));
        if (explanations.stream().allMatch(e -> e.gradient() != null)) {
            rows.add(heat("gradient of the norm", explanations, Explanation::gradient));
        }
        return ContactSheet.of(
                "Where the scores come from",
                "Occlusion: orange where an image becomes more normal if a patch is replaced by the"
                        + " mean of its surroundings. Gradient: orange where a change of a pixel"
                        + " changes the norm most. Each map is in the scale of its largest value; one"
                        + " without orange is 0 everywhere",
                rows);
    }

    /**
     * Returns what a detector says of a folder as one HTML page that needs nothing else: the
     * strangest images with heat maps, the p-values, the false discovery rates, the files that were
     * skipped, and where it all comes from.
     *
     * @param discoveries of the folder
     * @param rate the false discovery rate that is tolerated
     * @param explanations of its strangest images, in their order; may be fewer than are shown
     * @param decoder by which the images were scored
     * @param provenance what else to state, such as how the detector was trained
     * @return the page
     */
    public static String report(
            FolderDiscoveries discoveries,
            double rate,
            List<Explanation> explanations,
            ImageDecoder decoder,
            Map<String, String> provenance) {
        return new DetectorReport(discoveries, rate, explanations, decoder, provenance).html();
    }

    private static SheetRow heat(
            String label, List<Explanation> explanations, Function<Explanation, HeatMap> map) {
        return new SheetRow(
                label,
                Role.OOD,
                explanations.stream().map(e -> HeatOverlay.of(e.image(), map.apply(e))).toList());
    }

    private static void add(XYChart chart, String name, Role role, FolderScores scores) {
        if (scores.images().isEmpty()) {
            return;
        }
        double[][] outline = Histogram.of(scores.pValues(), 0, 1, BINS).outline();
        double[] percent = Arrays.stream(outline[1]).map(share -> 100 * share).toArray();
        XYSeries series = Charts.line(chart, name, outline[0], percent, role.color(), Style.THIN);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        series.setFillColor(Style.transparent(role.color(), FILL_OPACITY));
    }

    private static SheetRow row(List<FolderScores.Scored> images, int start, ImageDecoder decoder) {
        return new SheetRow(
                String.format(
                        Locale.ROOT,
                        "%d to %d: p-values beneath",
                        start + 1,
                        start + images.size()),
                Role.OOD,
                images.stream().map(scored -> small(scored.image(decoder))).toList(),
                images.stream()
                        .map(s -> String.format(Locale.ROOT, "%.3f", s.detection().pValue()))
                        .toList());
    }

    private static RgbImage small(RgbImage image) {
        return Math.min(image.width(), image.height()) > LARGEST_SIDE
                ? Resampling.shortSideTo(image, LARGEST_SIDE)
                : image;
    }

    private static String name(FolderScores scores) {
        return String.valueOf(scores.folder().getFileName());
    }

    private static String caption(FolderScores scores) {
        return String.format(
                Locale.ROOT,
                "Calibrated on %,d held-out normal images: the smallest p-value is %.4f",
                scores.calibration().size(),
                scores.calibration().smallestPValue());
    }
}
