// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.plot.ScoredRun;
import java.awt.Color;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/**
 * AUROCs along an axis, at each place those of several seeds.
 *
 * @param name written at its end
 * @param color of all of it
 * @param points from left to right
 */
record AurocCurve(String name, Color color, List<Point> points) {

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

    Point last() {
        return points.get(points.size() - 1);
    }

    double lowest() {
        return points.stream().mapToDouble(Point::lowest).min().orElseThrow();
    }
}
