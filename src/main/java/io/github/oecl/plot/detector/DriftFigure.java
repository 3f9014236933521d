// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.detector;

import io.github.oecl.detect.folder.Drift;
import io.github.oecl.plot.Role;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;

/** The martingale of a stream of images. */
final class DriftFigure {

    private static final int HEIGHT = 300;

    /** More dashed lines than these would hide the curve. */
    private static final int MOST_FOLDERS = 30;

    private DriftFigure() {}

    /**
     * Draws the logarithm of the martingale over the images, with the value that counts as drift
     * and a dashed line where each folder begins.
     *
     * @param drift of a stream
     * @return the figure
     */
    static BufferedImage of(Drift drift) {
        List<Drift.Step> steps = drift.steps();
        double[] x = new double[steps.size() + 1];
        double[] y = new double[x.length];
        Arrays.setAll(x, i -> i);
        // The martingale starts at 1.
        Arrays.setAll(y, i -> i == 0 ? 0 : log(steps.get(i - 1).martingale()));
        XYChart chart =
                Charts.chart(
                        Style.WIDTH,
                        HEIGHT,
                        "",
                        "images of the stream, in their order",
                        "martingale: a power of 10");
        double[] ends = {0, steps.size()};
        double level = log(drift.alarm());
        Charts.line(
                chart,
                "counts as drift: " + drift.alarmText(),
                ends,
                new double[] {level, level},
                Role.OOD.color(),
                Style.THIN);
        Charts.line(chart, "martingale", x, y, Style.series(0), Style.THICK);
        markFolders(chart, steps);
        return Figure.draw("Drift of a stream of images", caption(drift), Panel.of(chart));
    }

    /** 0 has no logarithm. */
    private static double log(double value) {
        return Math.log10(Math.max(value, Double.MIN_NORMAL));
    }

    private static void markFolders(XYChart chart, List<Drift.Step> steps) {
        if (steps.stream().map(Drift.Step::folder).distinct().count() > MOST_FOLDERS) {
            return;
        }
        Path last = null;
        for (int i = 0; i < steps.size(); i++) {
            Path folder = steps.get(i).folder();
            if (last != null && !folder.equals(last)) {
                Charts.mark(chart, i);
            }
            last = folder;
        }
    }

    private static String caption(Drift drift) {
        String found =
                drift.firstAlarm().isEmpty()
                        ? "No drift is seen. "
                        : String.format(
                                Locale.ROOT,
                                "Drift from image %,d on. ",
                                drift.firstAlarm().getAsInt() + 1);
        return found
                + String.format(
                        Locale.ROOT,
                        "The martingale starts at 1, which is 10 to the power 0. Dashed: the next"
                                + " folder begins. %,d images, %,d calibration images. Without"
                                + " drift at most one stream in %s ever reaches the line. Ties"
                                + " broken by seed %d",
                        drift.steps().size(),
                        drift.calibration(),
                        drift.alarmText(),
                        drift.seed());
    }
}
