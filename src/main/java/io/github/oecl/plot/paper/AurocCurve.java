// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.ScoredRun;
import io.github.oecl.plot.internal.MethodStyle;
import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * AUROCs along an axis, at each place those of several seeds.
 *
 * @param name written at its end
 * @param color of all of it
 * @param style of the method, for the markers
 * @param points from left to right
 */
record AurocCurve(String name, Color color, MethodStyle style, List<Point> points) {

    /** Returns the curve of a method under its name and in its colour. */
    static AurocCurve of(String method, List<Point> points) {
        MethodStyle style = MethodStyle.of(method);
        return new AurocCurve(method, style.color(), style, points);
    }

    /**
     * A place on the axis.
     *
     * @param x where
     * @param seeds the runs there
     */
    record Point(double x, List<ScoredRun> seeds) {

        DoubleSummaryStatistics auroc() {
            return seeds.stream().mapToDouble(ScoredRun::auroc).summaryStatistics();
        }

        double lowest() {
            return seeds.stream().mapToDouble(seed -> seed.interval().low()).min().orElseThrow();
        }
    }

    /** Returns such as "OECL: 84.3% at 1, 89.7% at 64". */
    String words() {
        return name
                + ": "
                + points.stream()
                        .map(
                                point ->
                                        String.format(
                                                Locale.ROOT,
                                                "%.1f%% at %.0f",
                                                100 * point.auroc().getAverage(),
                                                point.x()))
                        .collect(Collectors.joining(", "));
    }

    Point last() {
        return points.get(points.size() - 1);
    }

    double lowest() {
        return points.stream().mapToDouble(Point::lowest).min().orElseThrow();
    }
}
