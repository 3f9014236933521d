// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.RunConfig;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The AUROC against the number of normal training images by kind of outliers: figure 3. */
final class NearFarFigure {

    private static final int NAMES = 128;

    /** From the back to the front; the empty one is SimCLR. */
    private static final List<Optional<OutlierDistance>> KINDS =
            List.of(
                    Optional.empty(),
                    Optional.of(OutlierDistance.FAR),
                    Optional.of(OutlierDistance.NEAR));

    private NearFarFigure() {}

    /**
     * Draws a curve for near outliers, far ones and none; of SimCLR the better of its two scores.
     * Without results it says that nothing was run.
     *
     * @param title of the figure
     * @param results of one data set, at one number of steps
     * @return the figure
     */
    static BufferedImage of(String title, GridResults results) {
        List<AurocCurve> curves = curves(results);
        if (curves.isEmpty()) {
            return Figure.notRun(title);
        }
        CurveAxes axes = AurocCurves.axes(curves, Style.WIDTH, NAMES);
        String x = "normal training images";
        return Figure.draw(
                title, AurocCurves.of(results), new CurvesPanel(axes, "", x, curves, null));
    }

    static List<AurocCurve> curves(GridResults results) {
        List<AurocCurve> curves = new ArrayList<>();
        for (Optional<OutlierDistance> kind : KINDS) {
            List<AurocCurve.Point> points =
                    AurocCurves.points(
                            results,
                            run -> run.outlierDistance().equals(kind),
                            NearFarFigure::size);
            if (!points.isEmpty()) {
                MethodStyle style = MethodStyle.of(kind.isEmpty() ? "SimCLR" : "OECL");
                curves.add(new AurocCurve(name(kind), color(kind), style, points));
            }
        }
        return curves;
    }

    private static double size(RunConfig config) {
        return config.data().trainSize();
    }

    private static String name(Optional<OutlierDistance> kind) {
        return kind.map(distance -> ValueText.label(distance) + " outliers")
                .orElse("none (SimCLR)");
    }

    static Color color(Optional<OutlierDistance> kind) {
        return kind.map(distance -> Style.series(distance == OutlierDistance.NEAR ? 0 : 1))
                .orElse(Style.FAINT);
    }
}
