// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot.paper;

import io.github.oecl.grid.GridResults;
import io.github.oecl.io.internal.ValueText;
import io.github.oecl.method.MethodName;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.run.OutlierDistance;
import io.github.oecl.run.RunConfig;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The AUROC against the number of outliers at hand: a curve for each method, near outliers on the
 * left and far ones on the right, across both the level without any.
 */
final class FewShotFigure {

    private static final int NAMES = 66;
    private static final List<MethodName> METHODS =
            List.of(MethodName.BCE, MethodName.HSC, MethodName.OECL);

    private FewShotFigure() {}

    /**
     * Draws what few outliers bring; without results it says that nothing was run.
     *
     * @param title of the figure
     * @param results of one data set; a kind of outliers that is not among them has no panel
     * @return the figure
     */
    static BufferedImage of(String title, GridResults results) {
        List<OutlierDistance> kinds =
                Stream.of(OutlierDistance.values())
                        .filter(kind -> !curves(results, kind).isEmpty())
                        .toList();
        if (kinds.isEmpty()) {
            return Figure.notRun(title);
        }
        return Figure.draw(
                title,
                AurocCurves.of(results)
                        + " A seed draws its outliers. SimCLR, the level line with its band, takes"
                        + " none.",
                panels(results, kinds));
    }

    private static Panel[] panels(GridResults results, List<OutlierDistance> kinds) {
        AurocCurve none = none(results);
        List<AurocCurve> all = new ArrayList<>();
        kinds.forEach(kind -> all.addAll(curves(results, kind)));
        CurveAxes axes = AurocCurves.axes(all, Style.WIDTH / kinds.size(), NAMES);
        CurveAxes lower = none == null ? axes : axes.downTo(none.lowest());
        return kinds.stream()
                .map(
                        kind ->
                                new CurvesPanel(
                                        lower,
                                        ValueText.label(kind) + " outliers",
                                        "outliers at hand",
                                        curves(results, kind),
                                        none))
                .toArray(Panel[]::new);
    }

    /** Returns the curves of one kind of outliers, the last one in front. */
    static List<AurocCurve> curves(GridResults results, OutlierDistance kind) {
        List<AurocCurve> curves = new ArrayList<>();
        for (MethodName method : METHODS) {
            List<AurocCurve.Point> points =
                    AurocCurves.points(
                            results,
                            run ->
                                    run.method().name().equals(method)
                                            && run.outlierDistance().equals(Optional.of(kind))
                                            && run.outlierCount() > 0,
                            RunConfig::outlierCount);
            if (!points.isEmpty()) {
                curves.add(AurocCurve.of(method.inFiles(), points));
            }
        }
        return curves;
    }

    private static AurocCurve none(GridResults results) {
        List<AurocCurve.Point> points =
                AurocCurves.points(results, run -> run.outlierDistance().isEmpty(), run -> 1);
        return points.isEmpty() ? null : AurocCurve.of("SimCLR", points);
    }
}
