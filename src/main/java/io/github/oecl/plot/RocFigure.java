// SPDX-License-Identifier: Apache-2.0
package io.github.oecl.plot;

import io.github.oecl.plot.internal.Caption;
import io.github.oecl.plot.internal.Charts;
import io.github.oecl.plot.internal.Figure;
import io.github.oecl.plot.internal.MethodStyle;
import io.github.oecl.plot.internal.Panel;
import io.github.oecl.plot.internal.Style;
import io.github.oecl.score.RocCurve;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** ROC curves of several runs over the diagonal of chance. */
final class RocFigure {

    private static final int HEIGHT = 420;

    private RocFigure() {}

    /**
     * Draws the curves; the legend has each AUROC with its 95% bootstrap interval over test images.
     *
     * @param title of the figure
     * @param runs at least one run, all on the same test images
     * @return the figure
     */
    static BufferedImage of(String title, ScoredRun... runs) {
        XYChart chart =
                Charts.chart(
                        Style.WIDTH,
                        HEIGHT,
                        "The more area under a curve, the better",
                        "false positive rate: OOD images taken for normal",
                        "true positive rate: normal images kept");
        for (ScoredRun run : runs) {
            add(chart, run);
        }
        double[] ends = {0, 1};
        Charts.line(chart, "chance: AUROC 50%", ends, ends, Style.FAINT, Style.DASHED);
        unitAxes(chart.getStyler());
        return Figure.draw(title, Caption.of(List.of(runs)), Panel.of(chart));
    }

    private static void add(XYChart chart, ScoredRun run) {
        RocCurve curve = RocCurve.of(run.values());
        String name = run.label() + ": AUROC " + run.aurocText();
        Color color = MethodStyle.of(run.method()).color();
        Charts.line(chart, name, curve.fpr(), curve.tpr(), color, Style.THICK);
    }

    private static void unitAxes(XYStyler styler) {
        styler.setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        styler.setXAxisDecimalPattern("0.0").setYAxisDecimalPattern("0.0");
        styler.setPlotContentSize(0.98);
        styler.setLegendPosition(LegendPosition.InsideSE).setLegendLayout(LegendLayout.Vertical);
    }
}
